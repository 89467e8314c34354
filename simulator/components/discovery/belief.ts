/**
 * What one caller believes of one service: the endpoints that it last heard of, and for how long it may keep them. Where an
 * endpoint that it believes in does not serve, the belief is stale, and one layer is the one that has not learned it yet.
 */
import type { Kernel } from '../../kernel/kernel';
import { Outcome } from '../../model/failures';
import type { Call, Endpoint, Stale, Transport } from '../../network';
import { Fact, Late } from '../../telemetry/facts';
import type { Entry } from './entry';

/** An endpoint that is believed in. */
interface Believed {
  readonly entry: Entry;
  /** Set while it does not serve. */
  stale: (Stale & { readonly sinceNs: number }) | undefined;
}

interface Waiting {
  readonly call: Call;
  readonly transport: Transport;
}

export class Belief {
  /** Until when the answer may be used, ns; -1 = there is none. */
  freshUntilNs = -1;
  /** Row of the answer. */
  row = -1;
  private known: Believed[] = [];
  private next = 0;
  private waiting: Waiting[] = [];

  constructor(
    private readonly kernel: Kernel,
    /** Instance that believes, or `NO_INSTANCE`. */
    readonly instanceNumber: number,
  ) {}

  /** The endpoints that are believed in, each with who has not told yet that it does not serve. */
  get endpoints(): readonly { readonly endpoint: number; readonly late: Late }[] {
    return this.known.map(({ entry, stale }) => ({
      endpoint: entry.instance.instanceNumber,
      late: stale?.layer ?? Late.nobody,
    }));
  }

  get hasWaiting(): boolean {
    return this.waiting.length > 0;
  }

  /** Takes the endpoints in turn. Undefined when the call has gone on already: to a stale one, or nowhere. */
  choose(call: Call, transport: Transport): Endpoint | undefined {
    const { known } = this;
    if (known.length === 0) {
      transport.giveUp(call, Outcome.noEndpoints, this.row);
      return undefined;
    }
    if (this.next >= known.length) this.next = 0;
    const { entry, stale } = known[this.next++] as Believed; // in range, as known is not empty
    if (stale === undefined) return entry.instance;
    transport.sendTo(call, entry.instance, stale);
    return undefined;
  }

  /** Keeps a call until an answer comes. */
  await(call: Call, transport: Transport): void {
    this.waiting.push({ call, transport });
  }

  /** An answer came: `row` is its fact. */
  learn(entries: readonly Entry[], row: number, freshUntilNs: number): void {
    this.row = row;
    this.freshUntilNs = freshUntilNs;
    const before = this.known;
    this.known = entries.map(
      (entry) => before.find((one) => one.entry === entry) ?? { entry, stale: undefined },
    );
    for (const one of before) if (!this.known.includes(one)) this.drop(one, row);
    for (const one of this.known) if (!before.includes(one)) this.takeUp(one, row);
    for (const { call, transport } of this.takeWaiting()) {
      const endpoint = this.choose(call, transport);
      if (endpoint !== undefined) transport.sendTo(call, endpoint);
    }
  }

  /** No answer came: whoever waits is told. */
  fail(row: number): void {
    for (const { call, transport } of this.takeWaiting()) transport.giveUp(call, Outcome.lookupFailed, row);
  }

  /** Nothing is known any more: the caller's process died. */
  forget(row: number): void {
    for (const one of this.known) this.drop(one, row);
    this.known = [];
    this.waiting = [];
    this.freshUntilNs = -1;
  }

  /** Something about an endpoint has changed; `cause` is the row of the change. */
  reconsider(entry: Entry, cause: number): void {
    const one = this.known.find((known) => known.entry === entry);
    if (one === undefined) return;
    const { layer } = entry.late();
    if (layer !== (one.stale?.layer ?? Late.nobody)) this.note(one, layer, cause);
  }

  private takeUp(one: Believed, row: number): void {
    const { journal } = this.kernel;
    const { entry } = one;
    entry.believers.push(this);
    journal.append(Fact.beliefChanged, this.instanceNumber, entry.instance.instanceNumber, 1, 0, row);
    const late = entry.late();
    if (late.layer !== Late.nobody) this.note(one, late.layer, late.row);
  }

  private drop(one: Believed, row: number): void {
    const { journal } = this.kernel;
    const { entry } = one;
    entry.believers.splice(entry.believers.indexOf(this), 1);
    if (one.stale !== undefined) this.note(one, Late.nobody, row);
    journal.append(Fact.beliefChanged, this.instanceNumber, entry.instance.instanceNumber, 0, 0, row);
  }

  private note(one: Believed, layer: Late, cause: number): void {
    const { journal, nowNs } = this.kernel;
    const lastedNs = one.stale === undefined ? 0 : nowNs - one.stale.sinceNs;
    const endpoint = one.entry.instance.instanceNumber;
    const row = journal.append(Fact.beliefStale, this.instanceNumber, endpoint, layer, lastedNs, cause);
    one.stale = layer === Late.nobody ? undefined : { layer, row, sinceNs: nowNs };
  }

  /** Calls that still want an endpoint, each once. */
  private takeWaiting(): Waiting[] {
    const { waiting } = this;
    this.waiting = [];
    return waiting.filter(({ call }) => !call.settled && call.caller.alive);
  }
}
