/**
 * Spans, as a fold over the journal: the newest 2^k of them in typed-array columns, one slot each, at `span & mask`. A fact
 * costs some nanoseconds and allocates nothing; words are made elsewhere, when somebody asks. The spans of one request hang
 * together in a chain, newest first, so that a trace is assembled in the time of its own spans.
 */
import type { Journal, JournalFold } from '../kernel/journal';
import { Outcome } from '../model/failures';
import { Fact, instanceOf, Leg, requestOf } from './facts';
import { GapBook } from './gap-book';
import { RequestFlag, RequestRing, UNDER_WAY } from './request-ring';

/** Kinds of span, as OTLP numbers them. */
export const SpanKind = { internal: 1, server: 2, client: 3 } as const;
export type SpanKind = (typeof SpanKind)[keyof typeof SpanKind];

/** What else is known of a span; for calls and statements, what became of their messages. */
export const SpanFlag = {
  /** It is a statement to a store; its subject is table + verb × 65536. */
  store: 1,
  fault: 2,
  /** It committed what became a gap. */
  gap: 4,
  requestLost: 8,
  replyLost: 16,
  /** The answer came after the caller had given up. */
  replyIgnored: 32,
  turnedAway: 64,
  /** The handler was ended: too many steps, or too deep. */
  killed: 128,
  /** A handler publishes; its subject is topic + attempt × 65536. */
  publish: 256,
  /** A broker sends a message to a consumer. */
  delivery: 512,
} as const;

/** Link of a span that sent no message. */
export const NO_LINK = 65535;

export interface SpanStoreOptions {
  /** Spans that are kept; a power of two. Our default: 131,072, about 10 MB. */
  readonly spans?: number;
  /** Requests that are kept; a power of two. Our default: 65,536, about 3 MB. */
  readonly requests?: number;
}

// Reads of columns are `as number`: every index is masked or a slot, so it is in range.
export class SpanStore implements JournalFold {
  readonly mask: number;
  readonly requests: RequestRing;
  readonly gaps = new GapBook();
  /** Greatest span number so far, and spans opened and ended so far. */
  newest = 0;
  opened = 0;
  ended = 0;
  /** 0 = an empty slot. */
  readonly numbers: Int32Array;
  readonly parents: Int32Array;
  /** The span opened before it for the same request, or 0. */
  readonly previous: Int32Array;
  /** Operation + attempt × 65536, or table + verb × 65536 of a statement. */
  readonly subjects: Int32Array;
  readonly requestNumbers: Int32Array;
  readonly instances: Uint16Array;
  readonly links: Uint16Array;
  readonly kinds: Uint8Array;
  readonly flags: Uint16Array;
  /** `UNDER_WAY` until it has ended. */
  readonly outcomes: Uint8Array;
  /** The fault that touched it last; meaningful with `SpanFlag.fault`. */
  readonly faults: Uint16Array;
  /** Arrival for a server span: it includes the wait for a slot. */
  readonly starts: Float64Array;
  /** -1 while it is open. */
  readonly ends: Float64Array;
  readonly slotWaits: Float64Array;
  readonly cpuWaits: Float64Array;
  readonly worked: Float64Array;
  /** Waits inside a store: for a row, for a connection, for its CPU. */
  readonly lockWaits: Float64Array;
  private admittedSpan = 0;
  private admittedAfterNs = 0;

  constructor(options: SpanStoreOptions = {}) {
    const capacity = options.spans ?? 1 << 17;
    this.requests = new RequestRing(options.requests ?? 1 << 16);
    this.mask = capacity - 1;
    this.numbers = new Int32Array(capacity);
    this.parents = new Int32Array(capacity);
    this.previous = new Int32Array(capacity);
    this.subjects = new Int32Array(capacity);
    this.requestNumbers = new Int32Array(capacity);
    this.instances = new Uint16Array(capacity);
    this.links = new Uint16Array(capacity);
    this.kinds = new Uint8Array(capacity);
    this.flags = new Uint16Array(capacity);
    this.outcomes = new Uint8Array(capacity);
    this.faults = new Uint16Array(capacity);
    this.starts = new Float64Array(capacity);
    this.ends = new Float64Array(capacity);
    this.slotWaits = new Float64Array(capacity);
    this.cpuWaits = new Float64Array(capacity);
    this.worked = new Float64Array(capacity);
    this.lockWaits = new Float64Array(capacity);
  }

  /** Where a span stands in the columns, or -1 when it is not kept. */
  slotOf(span: number): number {
    const slot = span & this.mask;
    return span > 0 && this.numbers[slot] === span ? slot : -1;
  }

  /** Slots of a request's kept spans, newest first. Fewer than `spanCounts` says when the oldest are no longer kept. */
  slotsOf(request: number): number[] {
    const place = this.requests.slotOf(request);
    const slots: number[] = [];
    let span = place < 0 ? 0 : (this.requests.lastSpans[place] as number);
    for (let slot = this.slotOf(span); slot >= 0; slot = this.slotOf(span)) {
      if (this.requestNumbers[slot] !== request) break;
      slots.push(slot);
      span = this.previous[slot] as number;
    }
    return slots;
  }

  fold(journal: Journal, from: number, to: number): void {
    const { mask, kinds } = journal;
    for (let row = from; row < to; row++) this.take(journal, row & mask, kinds[row & mask] as number);
  }

  /** The commonest first: cases are tried in order. */
  private take(journal: Journal, at: number, kind: number): void {
    switch (kind) {
      case Fact.messageSent:
        return this.sent(journal, at);
      case Fact.callStarted:
        return this.open(journal, at, SpanKind.client, 0, 0);
      case Fact.callEnded:
      case Fact.handlerEnded:
      case Fact.storeCallEnded:
        return this.close(journal, at);
      case Fact.handlerStarted:
        return this.handlerStarted(journal, at);
      case Fact.workDone:
        return this.add(this.worked, journal, at);
      case Fact.workWaited:
        return this.add(this.cpuWaits, journal, at);
      case Fact.storeCallStarted:
        return this.open(journal, at, SpanKind.client, SpanFlag.store, 0);
      case Fact.requestStarted:
        return this.requests.started(journal, at);
      case Fact.requestEnded:
        return this.requests.ended(journal, at);
      case Fact.slotWaited:
        return this.slotWaited(journal, at);
      case Fact.lockWaited:
      case Fact.connectionWaited:
      case Fact.storeWaited:
        return this.add(this.lockWaits, journal, at);
      default:
        this.takeRare(journal, at, kind);
    }
  }

  private takeRare(journal: Journal, at: number, kind: number): void {
    switch (kind) {
      case Fact.tableWaited:
        return this.add(this.lockWaits, journal, at);
      case Fact.publishStarted:
        return this.open(journal, at, SpanKind.client, SpanFlag.publish, 0);
      case Fact.deliveryStarted:
        return this.open(journal, at, SpanKind.client, SpanFlag.delivery, 0);
      case Fact.publishEnded:
      case Fact.deliveryEnded:
        return this.close(journal, at);
      case Fact.messageLost:
        return this.lost(journal, at);
      case Fact.replyIgnored:
        return this.mark(journal.a[at] as number, SpanFlag.replyIgnored);
      case Fact.turnedAway:
        return this.mark(journal.a[at] as number, SpanFlag.turnedAway);
      case Fact.handlerKilled:
        return this.mark(journal.a[at] as number, SpanFlag.killed);
      case Fact.faultTouched:
        return this.faultTouched(journal.a[at] as number, journal.b[at] as number);
      case Fact.instanceDown:
        return this.instanceDown(journal, at);
      case Fact.diverged:
        return this.gaps.diverged(journal, at);
      case Fact.healed:
        return this.gaps.healed(journal, at);
      case Fact.gapOpened:
        this.mark(this.gaps.opened(journal, at), SpanFlag.gap);
        return this.requests.flag(journal.c[at] as number, RequestFlag.gap);
      case Fact.gapClosed:
        return this.gaps.closed(journal, at);
    }
  }

  private handlerStarted(journal: Journal, at: number): void {
    const parent = journal.b[at] as number;
    const slot = this.slotOf(parent);
    if (slot >= 0) {
      const remote = this.kinds[slot] === SpanKind.client;
      this.open(
        journal,
        at,
        remote ? SpanKind.server : SpanKind.internal,
        0,
        remote ? (this.slotWaits[slot] as number) : 0,
      );
    } else if (parent === 0 || parent === this.admittedSpan) {
      this.open(journal, at, SpanKind.server, 0, parent === 0 ? 0 : this.admittedAfterNs);
    } else {
      // A parent that is no longer kept and did not queue: most likely a handler of this process that has run for long.
      this.open(journal, at, SpanKind.internal, 0, 0);
    }
  }

  private open(journal: Journal, at: number, kind: SpanKind, flags: number, waitedNs: number): void {
    const span = journal.a[at] as number;
    const slot = span & this.mask;
    const packed = journal.values[at] as number;
    this.opened++;
    if (span > this.newest) this.newest = span;
    this.numbers[slot] = span;
    this.parents[slot] = journal.b[at] as number;
    this.previous[slot] = this.requests.chain(packed, span);
    this.subjects[slot] = journal.c[at] as number;
    this.requestNumbers[slot] = requestOf(packed);
    this.instances[slot] = instanceOf(packed);
    this.links[slot] = NO_LINK;
    this.kinds[slot] = kind;
    this.flags[slot] = flags;
    this.outcomes[slot] = UNDER_WAY;
    this.starts[slot] = (journal.times[at] as number) - waitedNs;
    this.ends[slot] = -1;
    this.slotWaits[slot] = waitedNs;
    this.cpuWaits[slot] = 0;
    this.worked[slot] = 0;
    this.lockWaits[slot] = 0;
  }

  /** The first end counts: a process that died cannot learn how its calls ended. */
  private close(journal: Journal, at: number): void {
    const slot = this.slotOf(journal.a[at] as number);
    if (slot < 0 || this.outcomes[slot] !== UNDER_WAY) return;
    this.ended++;
    this.outcomes[slot] = journal.b[at] as number;
    this.ends[slot] = journal.times[at] as number;
  }

  private sent(journal: Journal, at: number): void {
    const slot = this.slotOf(journal.a[at] as number);
    if (slot >= 0) this.links[slot] = journal.b[at] as number;
  }

  private lost(journal: Journal, at: number): void {
    const span = journal.a[at] as number;
    const slot = this.slotOf(span);
    if (slot >= 0) this.links[slot] = journal.b[at] as number;
    this.mark(span, journal.c[at] === Leg.request ? SpanFlag.requestLost : SpanFlag.replyLost);
  }

  /** Kept on the call, for the handler that is about to start; a call may have queued so long that it is no longer kept. */
  private slotWaited(journal: Journal, at: number): void {
    this.admittedSpan = journal.a[at] as number;
    this.admittedAfterNs = journal.values[at] as number;
    this.add(this.slotWaits, journal, at);
  }

  private add(column: Float64Array, journal: Journal, at: number): void {
    const slot = this.slotOf(journal.a[at] as number);
    if (slot >= 0) column[slot] = (column[slot] as number) + (journal.values[at] as number);
  }

  private mark(span: number, flag: number): void {
    const slot = this.slotOf(span);
    if (slot >= 0) this.flags[slot] = (this.flags[slot] as number) | flag;
  }

  private faultTouched(span: number, fault: number): void {
    const slot = this.slotOf(span);
    if (slot < 0) return;
    this.flags[slot] = (this.flags[slot] as number) | SpanFlag.fault;
    this.faults[slot] = fault;
    this.requests.flag(this.requestNumbers[slot] as number, RequestFlag.fault);
  }

  /** Whatever the process had open ended with it. Rare, so a look at every slot is cheap enough. */
  private instanceDown(journal: Journal, at: number): void {
    const { instances, outcomes, numbers } = this;
    const instance = journal.a[at] as number;
    const fault = journal.c[at] as number;
    for (let slot = 0; slot <= this.mask; slot++) {
      if (outcomes[slot] !== UNDER_WAY || instances[slot] !== instance || numbers[slot] === 0) continue;
      this.ended++;
      outcomes[slot] = Outcome.gone;
      this.ends[slot] = journal.times[at] as number;
      if (fault >= 0) this.faultTouched(numbers[slot] as number, fault);
    }
  }
}
