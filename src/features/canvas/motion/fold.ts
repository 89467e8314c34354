/**
 * From the journal's rows to what moves. Rows are taken one by one when the time that is shown passes them; the fold keeps
 * what is on the wires, in the boxes and open now, and forgets the rest. It knows the plan's numbers, nothing of the screen.
 */
import { Fact, Leg, Outcome, instanceOf, requestOf, type FrameRows, type Plan } from '../../../../simulator';
import { Flights, Tone } from './flights';
import { Sign, signOf } from './signs';
import { Spans, SpanSort } from './spans';
import { Transactions } from './transactions';
import { typicalNs } from './typical';
import { WireStates } from './wires';

/** A call within a process, seen as a flash between two tiles. */
export interface Flash {
  readonly from: number;
  readonly to: number;
  atMs: number;
  /** The one before is still seen: it stays rather than flickers. */
  steady: boolean;
}

/** How long a flash is seen, ms. */
export const FLASH_MS = 420;
/** Flashes that follow each other faster than this are one. */
const STEADY_MS = 200;
/** Answers that the clients' tape shows. */
export const CLIENTS_TAPE = 8;

export class Motion {
  readonly spans = new Spans();
  readonly flights = new Flights();
  readonly wires: WireStates;
  readonly transactions = new Transactions(this.spans);
  flashes: Flash[] = [];
  /** Handlers at work, by module. */
  readonly working: Int32Array;
  /** Statements at work or on their way there, by store. */
  readonly statements: Int32Array;
  /** What came of the newest requests, as their clients know it; newest last. */
  readonly answers: Sign[] = [];
  /** Requests without an answer yet. */
  waiting = 0;
  /** The host's clock, ms: by it messages are late in the picture, whether or not time passes in the run. */
  hostMs = 0;
  /** Links that carried something. */
  readonly seenLinks = new Set<number>();
  /** Grows when a link is used for the first time, or a transaction's reach is seen to end at one. */
  news = 0;
  private readonly typical: readonly number[];
  private readonly storeOfLink: readonly number[];

  constructor(private readonly plan: Plan) {
    this.wires = new WireStates(plan.links.length);
    this.working = new Int32Array(plan.modules.length);
    this.statements = new Int32Array(plan.stores.length);
    this.typical = plan.links.map(({ latency }) => typicalNs(latency));
    this.storeOfLink = plan.links.map(({ to }) => (to.kind === 'store' ? to.index : -1));
  }

  /** Takes the row at place `i`; `clockMs` is the picture's clock. */
  take(rows: FrameRows, i: number, clockMs: number): void {
    // Columns are of equal length and `i` is in range; `?? 0` never applies.
    const a = rows.a[i] ?? 0;
    const b = rows.b[i] ?? 0;
    const c = rows.c[i] ?? 0;
    const value = rows.values[i] ?? 0;
    const timeNs = rows.times[i] ?? 0;
    switch (rows.kinds[i]) {
      case Fact.requestStarted:
        this.waiting++;
        return;
      case Fact.requestEnded:
        return this.answered(signOf(b));
      case Fact.callStarted:
        return this.called(a, b, c, value);
      case Fact.callEnded:
        return this.callEnded(a, b, c, clockMs);
      case Fact.messageSent:
        return this.sent(a, b, c, timeNs, value, clockMs);
      case Fact.messageLost:
        return this.lost(a, b, c, timeNs, clockMs);
      case Fact.replyIgnored:
        return this.wires.show(c, Sign.cancelled, clockMs);
      case Fact.turnedAway:
        return this.settleAnswer(a, Outcome.overloaded);
      case Fact.handlerStarted:
        return this.handlerStarted(a, b, c, value, clockMs);
      case Fact.handlerEnded:
        return this.handlerEnded(a, b, c);
      case Fact.storeCallStarted:
        this.spans.begin(a, SpanSort.statement, b, c % 65536, requestOf(value), instanceOf(value));
        return;
      case Fact.storeCallEnded:
      case Fact.publishEnded:
        return this.statementEnded(a, b, clockMs);
      case Fact.publishStarted:
      case Fact.deliveryStarted:
        return this.called(a, b, c, value);
      case Fact.messageStored:
        return this.settleAnswer(b, Outcome.ok);
      case Fact.deliveryEnded:
        return this.callEnded(a, b, c, clockMs);
      case Fact.storeDown:
        this.statements[a] = 0;
        return;
      case Fact.transactionBegan:
        return this.transactions.began(a, b);
      case Fact.transactionCommitted:
        return this.transactions.ended(a, 'committed', clockMs);
      case Fact.transactionRolledBack:
        return this.transactions.ended(a, 'rolledBack', clockMs);
      default:
        return;
    }
  }

  /**
   * Brings what moves to where it is at `shownNs`; `passedMs` of the picture's clock have passed since the last time. Returns
   * whether messages would go on though no time passes.
   */
  move(shownNs: number, clockMs: number, passedMs: number): boolean {
    const goesOn = this.flights.move(shownNs, this.hostMs);
    for (const link of this.flights.fell) this.wires.fell(link, clockMs);
    this.wires.settle(passedMs);
    if (this.flashes.length > 0) this.flashes = this.flashes.filter(({ atMs }) => clockMs - atMs < FLASH_MS);
    return goesOn;
  }

  /** Rows are missing: whatever counts beginnings and ends begins anew. */
  skipped(): void {
    this.spans.clear();
    this.working.fill(0);
    this.statements.fill(0);
    this.waiting = 0;
    this.transactions.forget();
  }

  private answered(sign: Sign): void {
    this.waiting = Math.max(0, this.waiting - 1);
    this.answers.push(sign);
    if (this.answers.length > CLIENTS_TAPE) this.answers.shift();
  }

  private called(span: number, parent: number, coded: number, place: number): void {
    const operation = coded % 65536;
    const at = this.spans.begin(
      span,
      SpanSort.client,
      parent,
      operation,
      requestOf(place),
      instanceOf(place),
    );
    this.spans.attempts[at] = Math.floor(coded / 65536);
  }

  private sent(
    span: number,
    link: number,
    leg: number,
    timeNs: number,
    tookNs: number,
    clockMs: number,
  ): void {
    const place = this.spans.find(span);
    if (leg === Leg.request) this.requested(place, span, link, clockMs);
    this.count(this.storeOfLink[link] ?? -1, leg);
    if (!this.wires.carried(link)) return;
    const request = place < 0 ? 0 : (this.spans.requests[place] ?? 0);
    this.flights.add(link, leg, this.toneOf(place, leg), request, timeNs, tookNs, this.hostMs);
  }

  private lost(span: number, link: number, leg: number, timeNs: number, clockMs: number): void {
    const place = this.spans.find(span);
    if (leg === Leg.request) this.requested(place, span, link, clockMs);
    this.wires.carried(link);
    const request = place < 0 ? 0 : (this.spans.requests[place] ?? 0);
    // A lost message is worth drawing on the busiest wire.
    this.flights.add(link, leg, Tone.lost, request, timeNs, this.typical[link] ?? 0, this.hostMs);
  }

  /** The first leg of a call or a statement leaves. */
  private requested(place: number, span: number, link: number, clockMs: number): void {
    this.see(link);
    this.wires.waits(link, span);
    if (place < 0) return;
    this.spans.links[place] = link;
    if (
      (this.storeOfLink[link] ?? -1) < 0 &&
      this.transactions.calledOver(this.spans.parents[place] ?? 0, link)
    )
      this.news++;
    if ((this.spans.attempts[place] ?? 0) > 0) this.wires.show(link, Sign.retried, clockMs);
  }

  private toneOf(place: number, leg: number): Tone {
    if (place < 0) return leg === Leg.request ? Tone.request : Tone.done;
    if (leg === Leg.request) return (this.spans.attempts[place] ?? 0) > 0 ? Tone.retry : Tone.request;
    if (this.spans.closed[place] === 1) return Tone.late;
    const answer = this.spans.answers[place] ?? -1;
    // Nobody answered a call: its process was not there.
    if (answer < 0) return this.spans.sorts[place] === SpanSort.client ? Tone.failed : Tone.done;
    const sign = signOf(answer);
    return sign === Sign.done ? Tone.done : sign === Sign.unknown ? Tone.unknown : Tone.failed;
  }

  private callEnded(span: number, outcome: number, link: number, clockMs: number): void {
    const place = this.spans.find(span);
    if (place >= 0) this.spans.closed[place] = 1;
    this.wires.learned(link, span, signOf(outcome), clockMs);
  }

  private statementEnded(span: number, outcome: number, clockMs: number): void {
    const place = this.spans.find(span);
    if (place < 0) return;
    this.spans.closed[place] = 1;
    const link = this.spans.links[place] ?? -1;
    if (link >= 0) this.wires.learned(link, span, signOf(outcome), clockMs);
  }

  private handlerStarted(
    span: number,
    parent: number,
    operation: number,
    place: number,
    clockMs: number,
  ): void {
    this.spans.begin(span, SpanSort.server, parent, operation, requestOf(place), instanceOf(place));
    const module = this.moduleOf(operation);
    this.working[module] = (this.working[module] ?? 0) + 1;
    const caller = this.spans.find(parent);
    if (caller < 0 || this.spans.sorts[caller] !== SpanSort.server) return;
    this.flash(this.moduleOf(this.spans.whats[caller] ?? 0), module, clockMs);
  }

  private flash(from: number, to: number, clockMs: number): void {
    const same = this.flashes.find((flash) => flash.from === from && flash.to === to);
    if (same === undefined) this.flashes.push({ from, to, atMs: clockMs, steady: false });
    else {
      same.steady = clockMs - same.atMs < STEADY_MS;
      same.atMs = clockMs;
    }
  }

  private handlerEnded(span: number, outcome: number, operation: number): void {
    const module = this.moduleOf(operation);
    this.working[module] = Math.max(0, (this.working[module] ?? 0) - 1);
    const place = this.spans.find(span);
    if (place >= 0) this.settleAnswer(this.spans.parents[place] ?? 0, outcome);
  }

  /** What the callee made of a call; the caller does not know it yet. */
  private settleAnswer(span: number, outcome: number): void {
    const place = this.spans.find(span);
    if (place >= 0) this.spans.answers[place] = outcome;
  }

  /** A statement goes to a store, or its answer comes back. */
  private count(store: number, leg: number): void {
    if (store < 0) return;
    const change = leg === Leg.request ? 1 : -1;
    this.statements[store] = Math.max(0, (this.statements[store] ?? 0) + change);
  }

  private see(link: number): void {
    if (this.seenLinks.has(link)) return;
    this.seenLinks.add(link);
    this.news++;
  }

  private moduleOf(operation: number): number {
    return this.plan.operations[operation]?.module ?? 0;
  }
}
