/**
 * What outlives the page: runs as values (`saved-run`), as links and as files, and the documents that the browser keeps
 * (`storage/`). It is fetched when something is kept or opened, not before.
 */
export { interventionsOf, savedActs } from './acts';
export { fileName, readFile } from './file';
export { holdsRun, linkTo, reachOf, readLink, REACHES, type Reach } from './link';
export { Keeper, type Kept, type Keeping } from './keeper';
export type { Read, SavedAct, SavedMoment, SavedRequest, SavedRun, SavedSystem } from './saved-run';
export { printSavedRun, readSavedRun } from './saved-run-text';
export { openRows } from './storage/database';
export type { DocumentRecord, VersionRecord } from './storage/records';
export { Shelf, type Entry, type Listed, type Removed } from './storage/shelf';
