/** The lessons as the page has them. Apart from the rest of the document, because the playground's first view has no use for them. */
export { LESSONS, loadLesson, type Lesson, type ListedLesson, type ShippedLesson } from './shipped';
