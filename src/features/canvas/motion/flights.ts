/** Messages under way, and how far each has come. Columns, so that two thousand of them cost next to nothing. */

/** What a message is, as far as its look goes. */
export const Tone = { request: 0, retry: 1, done: 2, failed: 3, unknown: 4, late: 5, lost: 6 } as const;
export type Tone = (typeof Tone)[keyof typeof Tone];

/** Messages that are drawn at once; more are not told apart anyway. */
const CAPACITY = 2048;
/**
 * A message is on its way for at least so long, ms: at many speeds a hop would be over between two frames. It begins when
 * it should and only arrives late in the picture.
 */
export const LEAST_MS = 240;
/** A lost message is seen up to here, and then falls. */
export const LOST_AT = 0.5;
/** How long it falls, ms. */
export const FALL_MS = 700;

export class Flights {
  count = 0;
  readonly links = new Int32Array(CAPACITY);
  /** 0 request, 1 reply. */
  readonly legs = new Uint8Array(CAPACITY);
  readonly tones = new Uint8Array(CAPACITY);
  readonly requests = new Int32Array(CAPACITY);
  /** Share of the way, 0 to 1; a lost one stops at `LOST_AT` and goes to 1 while it falls. */
  readonly progress = new Float64Array(CAPACITY);
  private isBehind = false;
  private readonly starts = new Float64Array(CAPACITY);
  private readonly ends = new Float64Array(CAPACITY);
  /** When it left; of one that falls, when it began to fall. */
  private readonly sinceMs = new Float64Array(CAPACITY);
  private readonly falling = new Uint8Array(CAPACITY);
  /** Links on which a message has begun to fall in the last move. */
  readonly fell: number[] = [];

  /** A message leaves at `startNs`; `hostMs` is the host's clock. Beyond the capacity it is not drawn. */
  add(
    link: number,
    leg: number,
    tone: Tone,
    request: number,
    startNs: number,
    tookNs: number,
    hostMs: number,
  ): void {
    if (this.count === CAPACITY) return;
    const i = this.count++;
    this.links[i] = link;
    this.legs[i] = leg;
    this.tones[i] = tone;
    this.requests[i] = request;
    this.progress[i] = 0;
    this.starts[i] = startNs;
    this.ends[i] = startNs + tookNs;
    this.sinceMs[i] = hostMs;
    this.falling[i] = 0;
  }

  /**
   * Moves every message to where it is at `shownNs`, and takes away those that have arrived. Returns whether any would go on
   * though no time passes: because it is behind, or falls.
   */
  move(shownNs: number, hostMs: number): boolean {
    this.fell.length = 0;
    this.isBehind = false;
    for (let i = this.count - 1; i >= 0; i--) {
      const progress = this.falling[i] === 1 ? this.fallen(i, hostMs) : this.flown(i, shownNs, hostMs);
      if (progress >= 1) this.remove(i);
      else this.progress[i] = progress;
    }
    return this.isBehind;
  }

  clear(): void {
    this.count = 0;
  }

  private flown(i: number, shownNs: number, hostMs: number): number {
    // Every index is below `count`.
    const start = this.starts[i] as number;
    const took = (this.ends[i] as number) - start;
    const simulated = took > 0 ? (shownNs - start) / took : 1;
    const seen = (hostMs - (this.sinceMs[i] as number)) / LEAST_MS;
    const progress = Math.max(0, Math.min(simulated, seen));
    if (seen < simulated && seen < 1) this.isBehind = true;
    if (this.tones[i] !== Tone.lost || progress < LOST_AT) return progress;
    this.falling[i] = 1;
    this.isBehind = true;
    this.sinceMs[i] = hostMs;
    this.fell.push(this.links[i] as number);
    return LOST_AT;
  }

  private fallen(i: number, hostMs: number): number {
    const share = (hostMs - (this.sinceMs[i] as number)) / FALL_MS; // below `count`
    if (share < 1) this.isBehind = true;
    return LOST_AT + (1 - LOST_AT) * share;
  }

  private remove(i: number): void {
    const last = --this.count;
    if (i === last) return;
    for (const column of [this.links, this.legs, this.tones, this.requests, this.falling]) {
      column[i] = column[last] as number; // below the old count
    }
    for (const column of [this.starts, this.ends, this.sinceMs, this.progress])
      column[i] = column[last] as number; // as above
  }
}
