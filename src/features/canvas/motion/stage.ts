/**
 * Joins a run's frames to the picture's clock. Frames wait here until the time that is shown has passed their rows. The
 * picture's clock goes only while the shown time does: in a paused run everything stays as it is, signs and flashes too.
 */
import type { FrameRows, Plan } from '../../../../simulator';
import type { FrameStore } from '../../../shared/run';
import { Motion } from './fold';

/** A pause of the browser (a hidden page, a long task) does not count in full, ms. */
const LONGEST_STEP_MS = 100;
/** The picture's clock goes on for so long after the shown time stands: so that what has begun is seen. */
const AFTERGLOW_MS = 120;
const LONG_PAST_MS = -1e9;
/** Frames that may wait to be seen. */
const MOST_WAITING = 500;

export class Stage {
  motion: Motion;
  /** Simulated time of the picture as it was last moved, ns. */
  shownNs = 0;
  /** The picture's clock, ms. */
  clockMs = 0;
  private readonly waiting: FrameRows[] = [];
  /** Next row of the first of them. */
  private next = 0;
  private epoch: number;
  /** The next frame begins a run, or comes after a jump: all that it tells is long past, and left no trace but its state. */
  private isFirst: boolean;
  private lastMs = -1;
  private glowMs = 0;
  private readonly stop: () => void;

  /** `onFrame` is called whenever there may be something new to move. */
  constructor(
    private readonly plan: Plan,
    private readonly frames: FrameStore,
    onFrame: () => void,
  ) {
    this.motion = new Motion(plan);
    this.epoch = frames.epoch;
    // What happened before the picture was there is taken as long past.
    for (const { rows } of frames.recent) this.takeAll(rows, LONG_PAST_MS);
    this.isFirst = frames.latest === undefined;
    this.shownNs = frames.shownNs();
    this.stop = frames.subscribe((frame) => {
      this.checkEpoch();
      if (this.isFirst) this.takeAll(frame.rows, LONG_PAST_MS);
      else this.waiting.push(frame.rows);
      // Nobody draws a hidden page. What it missed is long past when it is seen again.
      if (this.waiting.length > MOST_WAITING) this.takeUntil(Infinity, LONG_PAST_MS);
      this.isFirst = false;
      onFrame();
    });
  }

  /** Moves the picture to what is to be shown at `nowMs` (of the host's clock). Returns whether it should go on moving. */
  advance(nowMs: number): boolean {
    this.checkEpoch();
    const passedMs = this.lastMs < 0 ? 0 : Math.min(LONGEST_STEP_MS, nowMs - this.lastMs);
    this.lastMs = nowMs;
    const shownNs = this.frames.shownNs();
    const goes = shownNs !== this.shownNs;
    this.glowMs = goes ? AFTERGLOW_MS : this.glowMs - passedMs;
    const stepMs = goes || this.glowMs > 0 ? passedMs : 0;
    this.clockMs += stepMs;
    this.shownNs = shownNs;
    this.motion.hostMs = nowMs;
    this.takeUntil(shownNs);
    const goesOn = this.motion.move(shownNs, this.clockMs, stepMs);
    return goes || goesOn || this.glowMs > 0;
  }

  /** Takes everything that has come, at once: for a picture that does not move. */
  settle(): void {
    this.checkEpoch();
    this.lastMs = -1;
    const latestNs = this.frames.latest?.nowNs ?? 0;
    this.clockMs += LONGEST_STEP_MS;
    this.shownNs = latestNs;
    this.motion.hostMs += LONGEST_STEP_MS;
    this.takeUntil(Infinity);
    this.motion.move(latestNs, this.clockMs, LONGEST_STEP_MS);
  }

  /** The next step of the host's clock counts from the one after: nothing was drawn for a while. */
  rest(): void {
    this.lastMs = -1;
  }

  dispose(): void {
    this.stop();
  }

  /** Frames that are not seen yet. */
  get backlog(): number {
    return this.waiting.length;
  }

  private takeUntil(shownNs: number, clockMs = this.clockMs): void {
    for (let rows = this.waiting[0]; rows !== undefined; rows = this.waiting[0]) {
      if (this.next === 0 && rows.skipped > 0) this.motion.skipped();
      const count = rows.kinds.length;
      while (this.next < count && (rows.times[this.next] ?? 0) <= shownNs)
        this.motion.take(rows, this.next++, clockMs);
      if (this.next < count) return;
      this.waiting.shift();
      this.next = 0;
    }
  }

  private takeAll(rows: FrameRows, clockMs: number): void {
    if (rows.skipped > 0) this.motion.skipped();
    for (let i = 0; i < rows.kinds.length; i++) this.motion.take(rows, i, clockMs);
  }

  /** A run that began anew voids all that was seen. */
  private checkEpoch(): void {
    if (this.epoch === this.frames.epoch) return;
    this.epoch = this.frames.epoch;
    this.motion = new Motion(this.plan);
    this.waiting.length = 0;
    this.next = 0;
    this.isFirst = true;
  }
}
