/** Executes a run in batches of events, so that the worker hears its messages every few milliseconds. */

/** Longest time between two looks at the mailbox: half a frame, so that pausing feels immediate. */
const TURN_MS = 8;
/** A batch is sized to last about this long: short against a turn, long against reading the clock. */
const BATCH_MS = 2;
const SMALLEST = 16;
const LARGEST = 1 << 16;

export class Batches {
  /** Real time spent in batches. */
  spentMs = 0;
  /** Events in a batch; follows how fast they have been going. */
  private size = 256;

  constructor(private readonly nowMs: () => number) {}

  /** One turn: batch after batch until `advance`, which is given a number of events, has come to something or time is up. */
  run<Outcome extends string>(advance: (maxEvents: number) => Outcome | 'yielded'): Outcome | 'yielded' {
    const turnBeganMs = this.nowMs();
    for (let beganMs = turnBeganMs; ;) {
      const outcome = advance(this.size);
      const endedMs = this.nowMs();
      this.adapt(endedMs - beganMs);
      if (outcome !== 'yielded' || endedMs - turnBeganMs >= TURN_MS) return outcome;
      beganMs = endedMs;
    }
  }

  private adapt(tookMs: number): void {
    this.spentMs += tookMs;
    if (tookMs > 2 * BATCH_MS) this.size = Math.max(SMALLEST, this.size >> 1);
    else if (tookMs < BATCH_MS / 2) this.size = Math.min(LARGEST, this.size << 1);
  }
}
