/** The retained rows by the span that they are about, and which span was opened on behalf of which. Made when it is asked for. */
import { Fact, requestOf } from '../facts';
import { readRow, type KeptRows, type Row } from './rows';

/** Facts that open a span: its number in `a`, its parent's in `b`. */
const STARTS: ReadonlySet<number> = new Set([
  Fact.callStarted,
  Fact.handlerStarted,
  Fact.storeCallStarted,
  Fact.publishStarted,
  Fact.deliveryStarted,
]);
/** Facts that close one: its number in `a`, its outcome in `b`. */
const ENDS: ReadonlySet<number> = new Set([
  Fact.callEnded,
  Fact.handlerEnded,
  Fact.storeCallEnded,
  Fact.publishEnded,
  Fact.deliveryEnded,
]);
/** What happens to a span on its way: its number in `a`. */
const MIDDLES: ReadonlySet<number> = new Set([
  Fact.messageSent,
  Fact.messageLost,
  Fact.slotWaited,
  Fact.turnedAway,
  Fact.workDone,
  Fact.workWaited,
  Fact.waitBegan,
  Fact.connectionWaited,
  Fact.lockWaited,
  Fact.storeWaited,
  Fact.tableWaited,
  Fact.faultTouched,
  Fact.staleAttempt,
]);

/** What is known of one span. */
export interface SpanRows {
  readonly start: Row;
  end: Row | undefined;
  readonly middle: Row[];
  readonly children: SpanRows[];
}

/** What a client asked for. */
export interface RequestRows {
  readonly start: Row;
  end: Row | undefined;
  /** Its tries. */
  readonly calls: SpanRows[];
}

export class SpanIndex {
  private readonly spans = new Map<number, SpanRows>();
  private readonly requests = new Map<number, RequestRows>();
  /** Span that began each transaction. */
  private readonly transactions = new Map<number, number>();
  /** The last time that state left an invariant, by invariant and key. */
  private readonly divergences = new Map<number, Row>();
  /** Broken promises, oldest first. */
  readonly gaps: Row[] = [];
  /** Rows that had been written when it was made, and the time then. */
  readonly length: number;
  readonly nowNs: number;

  constructor({ journal }: KeptRows) {
    this.length = journal.length;
    this.nowNs = journal.nowNs;
    for (let number = journal.oldest; number < journal.length; number++) this.take(readRow(journal, number));
  }

  span(number: number): SpanRows | undefined {
    return this.spans.get(number);
  }

  request(number: number): RequestRows | undefined {
    return this.requests.get(number);
  }

  /** When state left an invariant, for a key, last: what is to blame for a gap. */
  divergence(invariant: number, key: number): Row | undefined {
    return this.divergences.get(ofKey(invariant, key));
  }

  /** The span that a row is about; 0 = none that is known. */
  spanOf({ kind, a }: Row): number {
    if (STARTS.has(kind) || ENDS.has(kind) || MIDDLES.has(kind)) return a;
    const ofTransaction = kind === Fact.transactionCommitted || kind === Fact.transactionRolledBack;
    return ofTransaction || kind === Fact.transactionBegan ? (this.transactions.get(a) ?? 0) : 0;
  }

  /** The request that a row is about; 0 = none that is known. */
  requestOf(row: Row): number {
    const { kind, a, c } = row;
    if (kind === Fact.requestStarted || kind === Fact.requestEnded) return a;
    if (kind === Fact.gapOpened || kind === Fact.diverged) return c;
    const start = this.spans.get(this.spanOf(row))?.start;
    return start === undefined ? 0 : requestOf(start.value);
  }

  /** The handler that a span is, or that it was opened for. */
  handlerOf(span: number): SpanRows | undefined {
    for (let at = this.spans.get(span); at !== undefined; at = this.spans.get(at.start.b))
      if (at.start.kind === Fact.handlerStarted) return at;
    return undefined;
  }

  private take(row: Row): void {
    const { kind, a, b } = row;
    if (STARTS.has(kind)) this.open(row);
    else if (MIDDLES.has(kind)) this.spans.get(a)?.middle.push(row);
    else if (ENDS.has(kind)) {
      const span = this.spans.get(a);
      if (span !== undefined) span.end = row;
    } else if (kind === Fact.requestStarted) this.requests.set(a, { start: row, end: undefined, calls: [] });
    else if (kind === Fact.requestEnded) {
      const request = this.requests.get(a);
      if (request !== undefined) request.end = row;
    } else if (kind === Fact.transactionBegan) this.transactions.set(a, b);
    else if (kind === Fact.diverged) this.divergences.set(ofKey(a, b), row);
    else if (kind === Fact.gapOpened) this.gaps.push(row);
  }

  private open(start: Row): void {
    const span: SpanRows = { start, end: undefined, middle: [], children: [] };
    this.spans.set(start.a, span);
    this.spans.get(start.b)?.children.push(span);
    if (start.b === 0 && start.kind === Fact.callStarted)
      this.requests.get(requestOf(start.value))?.calls.push(span);
  }
}

function ofKey(invariant: number, key: number): number {
  return invariant * 4294967296 + key;
}
