/**
 * The lessons as the page has them: fetched, run and judged. Apart from the rest of the document, because the playground's
 * first view has no use for them.
 */
export { isRight, type Outcome } from '../../../lessons/judge/outcome';
export { drawnIn, shownDesign, shownDrawn, type CaseName, type Drawn, type Shown } from './designs';
export { NotJudged, sandboxHost } from './host';
export { judgeDrawn, measureStep, runsOf, type Decoy, type Ruling } from './judging';
export { LESSONS, loadLesson, type Lesson, type ListedLesson, type ShippedLesson } from './shipped';
