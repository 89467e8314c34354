/**
 * The person's documents: how the open one is kept (`KeptState`), all of them and their versions (`DocumentsSheet`), and what
 * comes from outside, which is looked at before its code runs (`ArrivalSheet`).
 */
export { ArrivalSheet } from './ArrivalSheet';
export { DocumentsSheet } from './DocumentsSheet';
export { KeptState } from './KeptState';
export { openFile } from './opening';
