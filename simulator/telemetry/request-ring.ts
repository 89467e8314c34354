/** The newest requests, as columns: what was asked, what came of it, and where the chain of its spans begins. */
import { requestOf } from './facts';
import type { Journal } from '../kernel/journal';

/** What else is known of a request. */
export const RequestFlag = { gap: 1, fault: 2 } as const;

/** Outcome of a request that has not ended. */
export const UNDER_WAY = 255;

// Reads are `as number`: every index is masked, so it is in range.
export class RequestRing {
  /** The greatest number so far. */
  newest = 0;
  readonly mask: number;
  readonly numbers: Int32Array;
  readonly starts: Float64Array;
  /** -1 while it is under way. */
  readonly ends: Float64Array;
  readonly operations: Int32Array;
  readonly users: Int32Array;
  /** `UNDER_WAY` until it has ended. */
  readonly outcomes: Uint8Array;
  readonly flags: Uint8Array;
  /** The span that was opened last on its behalf, or 0. */
  readonly lastSpans: Int32Array;
  /** Spans opened on its behalf, those that are no longer kept included. */
  readonly spanCounts: Int32Array;

  /** `capacity` requests are kept; a power of two. */
  constructor(capacity: number) {
    this.mask = capacity - 1;
    this.numbers = new Int32Array(capacity);
    this.starts = new Float64Array(capacity);
    this.ends = new Float64Array(capacity);
    this.operations = new Int32Array(capacity);
    this.users = new Int32Array(capacity);
    this.outcomes = new Uint8Array(capacity);
    this.flags = new Uint8Array(capacity);
    this.lastSpans = new Int32Array(capacity);
    this.spanCounts = new Int32Array(capacity);
  }

  /** Where a request stands in the columns, or -1 when it is not kept. */
  slotOf(request: number): number {
    const slot = request & this.mask;
    return request > 0 && this.numbers[slot] === request ? slot : -1;
  }

  /** Takes `requestStarted` at index `at` of the journal's columns. */
  started(journal: Journal, at: number): void {
    const request = journal.a[at] as number;
    const slot = request & this.mask;
    this.newest = request;
    this.numbers[slot] = request;
    this.starts[slot] = journal.times[at] as number;
    this.ends[slot] = -1;
    this.operations[slot] = journal.b[at] as number;
    this.users[slot] = journal.c[at] as number;
    this.outcomes[slot] = UNDER_WAY;
    this.flags[slot] = 0;
    this.lastSpans[slot] = 0;
    this.spanCounts[slot] = 0;
  }

  /** Takes `requestEnded`. */
  ended(journal: Journal, at: number): void {
    const slot = this.slotOf(journal.a[at] as number);
    if (slot < 0) return;
    this.ends[slot] = journal.times[at] as number;
    this.outcomes[slot] = journal.b[at] as number;
  }

  /** Adds a span to the chain of the request that `packed` (see `where`) names; returns the span before it, or 0. */
  chain(packed: number, span: number): number {
    const request = requestOf(packed);
    const slot = this.slotOf(request);
    if (slot < 0) return 0;
    const previous = this.lastSpans[slot] as number;
    this.lastSpans[slot] = span;
    this.spanCounts[slot] = (this.spanCounts[slot] as number) + 1;
    return previous;
  }

  flag(request: number, flag: number): void {
    const slot = this.slotOf(request);
    if (slot >= 0) this.flags[slot] = (this.flags[slot] as number) | flag;
  }
}
