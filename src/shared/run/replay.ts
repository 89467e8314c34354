/** What was done in a run, in a form that outlives the page; it is read anew for the run in which it is done again. */
import type { Change } from '../../../simulator';
import type { Selection } from './selection';

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
  /** Events executed so far: several may happen at one time. */
  readonly events: number;
  /** The journal's hash there: a run that comes to another one is another run. */
  readonly hash?: string;
}

/** What is done again in a run that is opened, and where it stood. */
export interface Replay {
  readonly acts: readonly SavedAct[];
  readonly at?: SavedMoment;
  /** The engine that made it. */
  readonly engine: string;
  readonly selection?: NonNullable<Selection>;
  /** The panel that was open below the picture. */
  readonly panel?: string;
}
