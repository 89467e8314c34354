/** How an invariant stands, ready to be shown. */
import type { InvariantState } from '../../../simulator';

type Gap = InvariantState['gaps'][number];

export interface Standing {
  readonly isHeld: boolean;
  /** Open now, the newest first; at most `limit`. */
  readonly open: readonly Gap[];
  /** Open ones that are left out. */
  readonly more: number;
  /** Closed again, the newest first. */
  readonly closed: readonly Gap[];
}

/** Closed gaps that are shown besides the open ones. */
const CLOSED = 5;

export function standingOf({ gaps, openGaps }: InvariantState, limit: number): Standing {
  const newest = gaps.toReversed();
  const open = newest.filter(({ closedNs }) => closedNs === undefined).slice(0, limit);
  const closed = newest.filter(({ closedNs }) => closedNs !== undefined).slice(0, CLOSED);
  return { isHeld: openGaps === 0, open, more: openGaps - open.length, closed };
}
