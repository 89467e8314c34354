/** Where documents come from. */
import type { SystemDocument } from '../../simulator';
import type { Source } from '../shared/run';

export type { Source };

/** A document of one's own; it gets an id that nobody else has, unless it has one. */
export function ownSource(
  document: SystemDocument,
  id: string = crypto.randomUUID(),
): Extract<Source, { kind: 'own' }> {
  return { kind: 'own', id, document };
}
