/**
 * What outlives the page: runs as values (`saved-run`), as links and as files, and the documents that the browser keeps
 * (`storage/`). It is fetched when something is kept or opened, not before.
 */
export { interventionsOf, savedActs } from './acts';
export { fileName, readFile } from './file';
export { holdsRun, linkTo, reachOf, readLink, REACHES, type Reach } from './link';
export type { Read, SavedAct, SavedMoment, SavedRequest, SavedRun, SavedSystem } from './saved-run';
export { printSavedRun, readSavedRun } from './saved-run-text';
