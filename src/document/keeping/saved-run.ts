/**
 * A run as a value that outlives the page: what a link, a file and the storage hold. Equal values are equal runs, for it
 * names all that a run is made of. What was done by hand is kept in the words in which it was done and is read anew when
 * the run is opened, so nothing that a stranger wrote gets past the readers of faults, tasks and changes.
 */
import type { Change, SystemDocument } from '../../../simulator';
import type { Problem, Selection } from '../../shared/run';

export interface SavedRun {
  readonly system: SavedSystem;
  readonly deployment: string;
  readonly experiment: string;
  readonly seed: number;
  /** Of the engine that made it. */
  readonly engine: string;
  /** What was done by hand, in the order in which it was done. */
  readonly acts: readonly SavedAct[];
  /** Where the run stood; undefined: at its beginning. */
  readonly at?: SavedMoment;
  readonly selection?: NonNullable<Selection>;
}

/** A system that ships is named; any other is all there. */
export type SavedSystem =
  { readonly shipped: string } | { readonly document: Pick<SystemDocument, 'format'> & object };

/** An intervention: its stamp, and what was done. */
export interface SavedAct {
  readonly atNs: number;
  /** Events executed before it. */
  readonly sequence: number;
  readonly act: SavedRequest;
}

export type SavedRequest =
  | { readonly kind: 'fault'; readonly text: string }
  | { readonly kind: 'lift'; readonly fault: number }
  /** A task of the document, done by a user of its own. */
  | { readonly kind: 'request'; readonly task: string }
  | { readonly kind: 'parameter'; readonly change: Change };

export interface SavedMoment {
  readonly ns: number;
  /** The journal's hash there: a run that comes to another one is another run. */
  readonly hash?: string;
}

/** What came of reading something from outside. */
export type Read<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

/** A refusal. `hint`: what to do about it. */
export function refused(message: string, hint: string, path?: string): { ok: false; problem: Problem } {
  return { ok: false, problem: { message, hint, path } };
}
