/** Keeps what comes from the worker, tells whoever draws it, and says which simulated time is to be drawn. */
import type { Frame } from '../../../simulator';
import type { FrameStore } from './contract';
import { ShownTime } from './shown-time';

/** Rows that the recent frames hold together, so that a panel that opens late has something to begin with. */
const RECENT_ROWS = 32_768;
const RECENT_FRAMES = 600;

/** How long, in ms, the way over so many simulated ns is shown. */
export type Glide = (ns: number) => number;

/** What it needs of the page: a clock and a way to be called later. */
export interface FrameClock {
  nowMs(): number;
  /** Calls `work` after so many milliseconds. Returns what calls it off. */
  later(delayMs: number, work: () => void): () => void;
}

const PAGE: FrameClock = {
  nowMs: () => performance.now(),
  later(delayMs, work) {
    const timer = setTimeout(work, delayMs);
    return () => clearTimeout(timer);
  },
};

export class LiveFrames implements FrameStore {
  latest: Frame | undefined;
  epoch = 0;
  words: string[] = [];
  recent: Frame[] = [];
  private recentRows = 0;
  private glideOver: Glide | undefined;
  /** Frames of the moment on the way to which time is still being shown. */
  private ahead: { readonly frames: Frame[]; callOff(): void } | undefined;
  private readonly time: ShownTime;
  private readonly listeners = new Set<(frame: Frame) => void>();

  constructor(private readonly clock: FrameClock = PAGE) {
    this.time = new ShownTime(() => clock.nowMs());
  }

  /** Takes a frame; it is told at once, or at the end of the way to it. */
  push(frame: Frame): void {
    const before = this.ahead?.frames.at(-1);
    if (before?.nowNs === frame.nowNs && isNext(before, frame)) {
      this.ahead?.frames.push(frame);
      return;
    }
    this.settle();
    const { latest } = this;
    const isOn = latest !== undefined && isNext(latest, frame);
    const ms = isOn ? this.glideOver?.(frame.nowNs - this.time.shownNs()) : 0;
    if (ms === undefined) this.time.arrived(frame.nowNs);
    else this.time.goTo(frame.nowNs, ms);
    if (ms === undefined || ms <= 0) return this.tell(frame);
    const callOff = this.clock.later(ms, () => this.settle());
    this.ahead = { frames: [frame], callOff };
  }

  /**
   * From now on, how the way to a frame is shown before the frame is told: in Follow slowly. Undefined: frames are told at
   * once, and the time shown follows them smoothly.
   */
  glide(over: Glide | undefined): void {
    this.glideOver = over;
  }

  subscribe(listener: (frame: Frame) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  shownNs(): number {
    return this.time.shownNs();
  }

  /** Tells the frames that are on their way, if any are. */
  private settle(): void {
    const { ahead } = this;
    if (ahead === undefined) return;
    this.ahead = undefined;
    ahead.callOff();
    for (const frame of ahead.frames) this.tell(frame);
  }

  private tell(frame: Frame): void {
    const { latest } = this;
    if (latest !== undefined && !isNext(latest, frame)) this.begin();
    this.words.length = Math.min(this.words.length, frame.firstWord);
    this.words.push(...frame.words);
    this.latest = frame;
    this.keep(frame);
    for (const listener of this.listeners) listener(frame);
  }

  private begin(): void {
    this.epoch++;
    this.words = [];
    this.recent = [];
    this.recentRows = 0;
  }

  private keep(frame: Frame): void {
    this.recent.push(frame);
    this.recentRows += frame.rows.kinds.length;
    while (this.recent.length > 1 && (this.recentRows > RECENT_ROWS || this.recent.length > RECENT_FRAMES)) {
      this.recentRows -= this.recent.shift()?.rows.kinds.length ?? 0;
    }
  }
}

/** Whether a frame goes on where the one before ended; otherwise the run was executed again. */
function isNext(before: Frame, frame: Frame): boolean {
  const { rows } = before;
  return (
    frame.rows.first - frame.rows.skipped === rows.first + rows.kinds.length && frame.nowNs >= before.nowNs
  );
}
