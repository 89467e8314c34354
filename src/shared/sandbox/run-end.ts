/** How a run in the sandbox ends, or fails to begin, in words for a person. */

/** What the page last heard of a run. */
export interface LastKnown {
  /** Simulated time in ns. */
  readonly nowNs: number;
  /** Events executed. */
  readonly events: number;
  /** The operation whose handler ran last; '' when it is not known. */
  readonly operation: string;
}

/**
 * `disposed`: the page ended it. `unresponsive`: it no longer answered. `broken`: the worker's script broke.
 * `untrusted`: the worker broke the protocol. `not-started`: it did not come up in time. `unavailable`: the engine could
 * not be loaded. `refused`: the engine would not start this plan or these handlers.
 */
export interface RunEnd {
  readonly kind:
    'disposed' | 'unresponsive' | 'broken' | 'untrusted' | 'not-started' | 'unavailable' | 'refused';
  readonly message: string;
  readonly lastKnown: LastKnown;
}

export const NOTHING_KNOWN: LastKnown = { nowNs: 0, events: 0, operation: '' };

/** `after 1.25 s of simulated time, at event 5678, in orders.place` */
export function wordsFor({ nowNs, events, operation }: LastKnown): string {
  const where = `after ${nowNs / 1e9} s of simulated time, at event ${events}`;
  return operation === '' ? where : `${where}, in ${operation}`;
}
