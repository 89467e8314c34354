/**
 * The journal: the run's truth, as rows of numbers in columns. A row is a fact: when (time, sequence of the event), what
 * (`kind`), about what (`a`, `b`, `c`: numeric ids whose meaning the kind gives), how much (`value`: an integer, mostly a
 * duration in ns) and because of which earlier row (`cause`, -1 = none). The hash covers every row in order. The newest
 * `capacity` rows are retained; folds see every row once, in batches, before it can be overwritten.
 */
import { RunFailure } from './run-failure';

/** A view that is built by going over the rows in order. */
export interface JournalFold {
  /** Sees rows `from` (inclusive) to `to` (exclusive); column index is `row & journal.mask`. */
  fold(journal: Journal, from: number, to: number): void;
}

const BATCH = 4096;
/** Rows that a run may write: what numbers a row, or anything that has one, fits into 32 bits. */
const MAX_ROWS = 0x7fffffff - 2 * BATCH;

export class Journal {
  /** Rows written so far; also the number of the next row. */
  length = 0;
  readonly mask: number;
  readonly times: Float64Array;
  readonly sequences: Float64Array;
  readonly values: Float64Array;
  readonly kinds: Uint8Array;
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly c: Int32Array;
  readonly causes: Int32Array;
  /** Time and sequence of the event under way; the kernel sets them. */
  nowNs = 0;
  sequence = 0;
  private folded = 0;
  private readonly folds: JournalFold[] = [];
  private laneA = 0x243f6a88;
  private laneB = 0x13198a2e;

  /** `capacity` rows are retained; a power of two, at least one batch (4096). */
  constructor(capacity = 1 << 16) {
    this.mask = capacity - 1;
    this.times = new Float64Array(capacity);
    this.sequences = new Float64Array(capacity);
    this.values = new Float64Array(capacity);
    this.kinds = new Uint8Array(capacity);
    this.a = new Int32Array(capacity);
    this.b = new Int32Array(capacity);
    this.c = new Int32Array(capacity);
    this.causes = new Int32Array(capacity);
  }

  /** Adds a fold; it sees the rows from now on. */
  addFold(fold: JournalFold): void {
    this.settle();
    this.folds.push(fold);
  }

  /** Writes a fact and returns its row number. */
  append(kind: number, a: number, b: number, c: number, value: number, cause: number): number {
    const row = this.length;
    if (row - this.folded === BATCH) this.settle();
    const index = row & this.mask;
    const time = this.nowNs;
    this.times[index] = time;
    this.sequences[index] = this.sequence;
    this.values[index] = value;
    this.kinds[index] = kind;
    this.a[index] = a;
    this.b[index] = b;
    this.c[index] = c;
    this.causes[index] = cause;
    this.length = row + 1;
    this.mix(kind, a, b, c, value, cause);
    return row;
  }

  /** Lets the folds catch up with the last row. */
  settle(): void {
    const from = this.folded;
    const to = this.length;
    if (from === to) return;
    if (to > MAX_ROWS) throw new RunFailure('TOO_MANY_ROWS', 'more has happened than a run may hold');
    this.folded = to;
    for (const fold of this.folds) fold.fold(this, from, to);
  }

  /** The oldest row that is still retained. */
  get oldest(): number {
    return this.length > this.mask ? this.length - this.mask - 1 : 0;
  }

  /** The rolling hash of all rows so far, 16 hexadecimal digits. */
  hash(): string {
    const word = (lane: number): string => (lane >>> 0).toString(16).padStart(8, '0');
    return word(finish(this.laneA ^ this.length)) + word(finish(this.laneB));
  }

  /** Two multiply-xor lanes over 32-bit words; each word enters one lane, and the lanes cross once a row. */
  private mix(kind: number, a: number, b: number, c: number, value: number, cause: number): void {
    const time = this.nowNs;
    const timeLow = time >>> 0;
    const valueLow = value >>> 0;
    let x = this.laneA;
    let y = this.laneB;
    x = Math.imul(x ^ a ^ (kind << 24), 0x85ebca6b);
    y = Math.imul(y ^ b, 0xc2b2ae35);
    x = Math.imul((x ^ (x >>> 15)) + timeLow, 0x9e3779b1);
    y = Math.imul((y ^ (y >>> 13)) + c, 0x27d4eb2f);
    x = Math.imul((x ^ (x >>> 13)) + valueLow, 0x165667b1);
    y = Math.imul((y ^ (y >>> 16)) + cause, 0x85ebca77);
    y = Math.imul((y ^ (y >>> 15)) + (this.sequence >>> 0), 0x9e3779b1);
    x ^=
      Math.floor((time - timeLow) / 4294967296) + Math.imul(Math.floor((value - valueLow) / 4294967296), 31);
    this.laneA = x ^ (y >>> 7);
    this.laneB = y ^ (x << 9);
  }
}

function finish(word: number): number {
  let h = word;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
