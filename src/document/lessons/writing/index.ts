/** Lessons that somebody writes in the page, or is sent: what reads them carries the schema, so it is fetched only for those. */
export type { Proof } from '../../../../lessons/proof/cell';
export { codeIn } from './code';
export { holdsLesson, isFileName, lessonLink, readLessonLink } from './link';
export { filesOf, proveWritten, readWritten, SKELETON, type WrittenLesson } from './written';
