/**
 * What outlives the page: runs as values (`saved-run`), as links and as files, and the documents that the browser keeps
 * (`storage/`). It is fetched when something is kept or opened, not before.
 */
export { interventionsOf } from './acts';
export { admitted, codeOf } from './admission';
export { savedFrom, sourceOf } from './saved-from';
export { desk, type Desk } from './desk';
export { fileName, readFile } from './file';
export { holdsRun, linkTo, reachOf, readLink, REACHES, type Reach } from './link';
export type { Keeper, Kept, Keeping } from './keeper';
export { BadPacking, packed, unpacked } from './packed';
export type { Read, SavedRun, SavedSystem } from './saved-run';
export { printSavedRun, readSavedRun } from './saved-run-text';
export type { DocumentRecord, VersionRecord } from './storage/records';
export type { Entry, Listed, Removed, Shelf } from './storage/shelf';
