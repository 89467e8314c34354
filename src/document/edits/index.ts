/**
 * Edits of a document, as drawing makes them: functions from one document to the next, without React or DOM. Each keeps every
 * deployment whole, says what is new, and refuses in words what cannot be done.
 */
export { addPart } from './add';
export { copyParts, duplicateParts, pasteParts } from './copy';
export { topicsOf } from './join-messages';
export { join, joinable, unjoin, type Joinable } from './join';
export { aligned, distributed, movedTo, tidied, type Edge } from './layout';
export {
  boxIdOf,
  nameOf,
  partOf,
  refused,
  type Edited,
  type NamedPart,
  type Part,
  type Refusal,
} from './part';
export { guardsOf, withGuard, withGuardSetting, withoutGuard } from './guards';
export { removeParts } from './remove';
export { renamePart } from './rename';
export { withInstrument, withLink, withSetting, type Setting } from './settings';
