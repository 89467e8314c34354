/**
 * A run as a value that outlives the page: what a link, a file and the storage hold. Equal values are equal runs, for it
 * names all that a run is made of. What was done by hand is kept in the words in which it was done and is read anew when
 * the run is opened, so nothing that a stranger wrote gets past the readers of faults, tasks and changes.
 */
import type { SystemDocument } from '../../../simulator';
import type { Problem, Replay } from '../../shared/run';

export interface SavedRun extends Replay {
  readonly system: SavedSystem;
  readonly deployment: string;
  readonly experiment: string;
  readonly seed: number;
}

/** A system that ships is named; any other is all there. */
export type SavedSystem =
  { readonly shipped: string } | { readonly document: Pick<SystemDocument, 'format'> & object };

/** What came of reading something from outside. */
export type Read<T> = { readonly ok: true; readonly value: T } | Refusal;

export interface Refusal {
  readonly ok: false;
  readonly problem: Problem;
  /** Nothing is wrong with it: a later version of Faultline can read it. */
  readonly isNewer?: boolean;
}

/** A refusal. `hint`: what to do about it. */
export function refused(message: string, hint: string, path?: string): Refusal {
  return { ok: false, problem: { message, hint, path } };
}
