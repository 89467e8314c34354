/** Rate, errors and duration of one thing that happens again and again, over the whole run and over its newest windows. */
import type { Nanoseconds } from '../model/units';
import { Histogram } from './histogram';

/** Durations in a few numbers; NaN where nothing was measured. */
export interface DurationSummary {
  readonly meanNs: number;
  readonly p50Ns: number;
  readonly p95Ns: number;
  readonly p99Ns: number;
  readonly p999Ns: number;
  readonly maxNs: number;
}

/** One window of a live panel; the quantiles are NaN when nothing ended in it. */
export interface WindowView {
  readonly startNs: Nanoseconds;
  readonly ended: number;
  readonly errors: number;
  /** Of the errors, those after which whoever asked cannot know whether it was done. */
  readonly unknown: number;
  readonly p50Ns: number;
  readonly p95Ns: number;
  readonly p99Ns: number;
}

const FIELDS = 6;
/** The counts come first, and are 0 where nothing was measured. */
const COUNTS = 3;

/** Windows as a ring of columns, all series in step: window `w` stands at `w % capacity`. */
class Windows {
  private readonly values: Float64Array;

  constructor(private readonly capacity: number) {
    this.values = new Float64Array(capacity * FIELDS);
    // The windows before the first that was written: nothing had ended in them, so there is nothing to measure.
    for (let at = 0; at < capacity * FIELDS; at += FIELDS)
      this.values.fill(Number.NaN, at + COUNTS, at + FIELDS);
  }

  write(window: number, durations: Histogram, errors: number, unknown: number): void {
    const at = (window % this.capacity) * FIELDS;
    const quantile = (p: number): number => (durations.count === 0 ? NaN : durations.quantile(p));
    this.values.set([durations.count, errors, unknown, quantile(0.5), quantile(0.95), quantile(0.99)], at);
  }

  read(window: number, windowNs: Nanoseconds): WindowView {
    const at = (window % this.capacity) * FIELDS;
    const field = (offset: number): number => this.values[at + offset] as number; // the window is in the ring
    return {
      startNs: window * windowNs,
      ended: field(0),
      errors: field(1),
      unknown: field(2),
      p50Ns: field(3),
      p95Ns: field(4),
      p99Ns: field(5),
    };
  }
}

/** Grows only when something is recorded: a system has many more links than it uses. */
export class Series {
  started = 0;
  ended = 0;
  errors = 0;
  /** Errors after which whoever asked cannot know whether it was done. */
  unknown = 0;
  /** What was recorded since the last window closed; with no windows, everything. */
  private current: Histogram | undefined;
  private past: Histogram | undefined;
  private windows: Windows | undefined;
  private errorsBefore = 0;
  private unknownBefore = 0;

  /** `windows` of them are kept; 0 = none. */
  constructor(private readonly windowCount: number) {}

  /** Started and not ended. */
  get inFlight(): number {
    return Math.max(0, this.started - this.ended);
  }

  /** Something ended after `ns` (an integer), well or badly. */
  record(ns: Nanoseconds, failed: boolean, unknown = false): void {
    this.ended++;
    if (failed) this.errors++;
    if (unknown) this.unknown++;
    (this.current ??= new Histogram()).record(ns);
  }

  /** Closes window number `window`. */
  closeWindow(window: number): void {
    if (this.current === undefined) return;
    this.windows ??= new Windows(this.windowCount);
    const errors = this.errors - this.errorsBefore;
    this.windows.write(window, this.current, errors, this.unknown - this.unknownBefore);
    this.errorsBefore = this.errors;
    this.unknownBefore = this.unknown;
    if (this.current.count === 0) return;
    (this.past ??= new Histogram()).merge(this.current);
    this.current.reset();
  }

  /** A closed window that is still kept, or undefined when nothing had ended by then. */
  window(window: number, windowNs: Nanoseconds): WindowView | undefined {
    return this.windows?.read(window, windowNs);
  }

  /** Durations over the whole run. */
  durations(): DurationSummary {
    const all = this.all();
    if (all === undefined || all.count === 0) return NOTHING;
    return {
      meanNs: all.mean,
      p50Ns: all.quantile(0.5),
      p95Ns: all.quantile(0.95),
      p99Ns: all.quantile(0.99),
      p999Ns: all.quantile(0.999),
      maxNs: all.max,
    };
  }

  /** What was recorded in both; put together only when there are two, for a run has hundreds of series and most are empty. */
  private all(): Histogram | undefined {
    if (this.past === undefined || this.current === undefined) return this.past ?? this.current;
    const all = new Histogram();
    all.merge(this.past);
    all.merge(this.current);
    return all;
  }
}

const NOTHING: DurationSummary = { meanNs: NaN, p50Ns: NaN, p95Ns: NaN, p99Ns: NaN, p999Ns: NaN, maxNs: NaN };
