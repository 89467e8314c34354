/**
 * A lesson as it is done in the page: one view at a time beside the picture. `machine` is its life, `context` what it
 * remembers, `open` where it begins, `use-on-page` what it does to the page, `limits` what of the page it leaves there.
 */
export { LessonPanel } from './LessonPanel';
export { LessonTitle } from './LessonTitle';
export { openLesson } from './open';
