/** Writing a lesson in the page, with the lesson itself beside its text; and opening one that somebody has sent as a link. */
export { openLinked, openWriting } from './open';
export { Writer } from './Writer';
