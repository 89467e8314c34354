/** The document that a design makes of another. Without the schema: the judge uses it, in a worker too. */
import type { Plain } from '../../simulator/model/plan';
import type { Design } from './design';
import type { Assignment } from './lesson';
import { mergePatch } from './merge-patch';

/** The lesson's own document, as it is. */
export const UNCHANGED: Design = { faults: [] };

/** `document`: the lesson's, if no other is given. The names of the design's files have been checked. */
export function edited(
  lesson: Pick<Assignment, 'document' | 'patches'>,
  { edit }: Design,
  document: Plain = lesson.document,
): Plain {
  if (edit === undefined) return document;
  return mergePatch(document, typeof edit === 'string' ? (lesson.patches[edit] ?? {}) : edit);
}
