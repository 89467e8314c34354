/** One key for which an invariant does not hold, from the commit that broke it until it holds again. */
import type { EventTarget, TimerId } from '../kernel/event-queue';
import type { Nanoseconds } from '../model/units';

export class Divergence implements EventTarget {
  /** Set once it has become a gap. */
  gap: Gap | undefined = undefined;
  timer: TimerId = 0;

  constructor(
    readonly invariant: number,
    readonly key: string,
    /** Request whose commit caused it; 0 = no request's doing. */
    readonly request: number,
    readonly sinceNs: Nanoseconds,
    /** Row of the fact that it began. */
    readonly row: number,
    private readonly expired: (divergence: Divergence) => void,
  ) {}

  /** It has lasted for as long as the invariant allows. */
  fire(): void {
    this.timer = 0;
    this.expired(this);
  }
}

/** A broken promise. It lasts from when the state left the invariant, not only from when that was noticed. */
export interface Gap {
  /** The word, not its number. */
  readonly key: string;
  /** Request that caused it; 0 = no request's doing. */
  readonly request: number;
  readonly sinceNs: Nanoseconds;
  /** When it became a gap: its request had ended, or it had lasted too long. */
  readonly openedNs: Nanoseconds;
  /** Undefined while it is open. */
  closedNs: Nanoseconds | undefined;
}
