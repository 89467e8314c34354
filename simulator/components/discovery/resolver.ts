/**
 * The caller's side of a registry: for each process of a calling service what it believes of one service, and the lookups by
 * which it learns. A caller that finds its registry down goes on with what it may still believe, and no longer.
 */
import type { EventTarget, TimerId } from '../../kernel/event-queue';
import { Outcome } from '../../model/failures';
import type { Call, Endpoint, EndpointSource, Link, Transport } from '../../network';
import { Fact, Leg, NO_INSTANCE } from '../../telemetry/facts';
import type { LifeEvent } from '../life';
import type { LifeListener, ServiceInstance } from '../world';
import { Belief } from './belief';
import type { Entry } from './entry';
import { LOOKUP_ATTEMPTS, LOOKUP_TIMEOUT_NS, WATCH_RETRY_NS } from './settings';
import type { Question, RegistryProcess } from './registry-process';

const ARRIVES = 1;
const ANSWERED = 2;
const REFUSED = 3;
const TIMED_OUT = 4;
const DROPPED = 5;

/** One caller's belief in one service, and how it keeps it up. */
class Asker {
  readonly belief: Belief;
  version = -1;
  lookup: Lookup | undefined;
  private timer: TimerId = 0;

  constructor(
    readonly registry: RegistryProcess,
    readonly service: number,
    readonly link: Link,
    readonly instanceNumber: number,
  ) {
    this.belief = new Belief(registry.kernel, instanceNumber);
  }

  endpointFor(call: Call, transport: Transport): Endpoint | undefined {
    const { belief } = this;
    if (this.registry.kernel.nowNs < belief.freshUntilNs) return belief.choose(call, transport);
    belief.await(call, transport);
    if (this.lookup === undefined) this.ask(call.row, 0);
    return undefined;
  }

  ask(cause: number, attempt: number): void {
    this.registry.kernel.cancel(this.timer);
    this.lookup = new Lookup(this, attempt);
    this.lookup.send(cause);
  }

  answered(entries: readonly Entry[], version: number, row: number): void {
    const { settings, kernel } = this.registry;
    this.lookup = undefined;
    this.version = version;
    const isKept = settings.isWatched || (settings.ttl > 0 && entries.length > 0);
    const until = !isKept ? -1 : settings.isWatched ? Infinity : kernel.nowNs + settings.ttl;
    this.belief.learn(entries, row, until);
    if (settings.isWatched) this.ask(row, 0);
  }

  failed(attempt: number, row: number): void {
    this.lookup = undefined;
    if (attempt + 1 < LOOKUP_ATTEMPTS && !this.registry.settings.isWatched) return this.ask(row, attempt + 1);
    this.belief.fail(row);
    if (!this.registry.settings.isWatched) return;
    this.timer = this.registry.kernel.schedule(WATCH_RETRY_NS, { fire: () => this.ask(row, 0) }, 0);
  }

  /** The process died, and with it what it knew and asked. */
  died(row: number): void {
    this.registry.kernel.cancel(this.timer);
    this.lookup?.abandon();
    this.lookup = undefined;
    this.version = -1;
    this.belief.forget(row);
  }
}

/** A lookup under way: a message there, and one back with what the registry answers. */
class Lookup implements EventTarget, Question {
  private row = -1;
  private answer: readonly Entry[] = [];
  private answerVersion = -1;
  private isOver = false;
  private timer: TimerId = 0;
  private readonly startedNs: number;

  constructor(
    private readonly asker: Asker,
    private readonly attempt: number,
  ) {
    this.startedNs = asker.registry.kernel.nowNs;
  }

  get service(): number {
    return this.asker.service;
  }

  get version(): number {
    return this.asker.registry.settings.isWatched ? this.asker.version : -1;
  }

  send(cause: number): void {
    const { registry, instanceNumber, service, link } = this.asker;
    const { journal } = registry.kernel;
    this.row = journal.append(
      Fact.lookupStarted,
      instanceNumber,
      registry.index,
      service,
      this.attempt,
      cause,
    );
    this.row = link.transmit(Leg.request, 0, -1, this, ARRIVES, this.row);
    // Who waits for a change gives the registry up to a sixteenth more than it said it would wait (Consul).
    const { maxWait } = registry.settings;
    const waitNs = this.version < 0 ? 0 : maxWait + Math.floor(maxWait / 16);
    this.timer = registry.kernel.schedule(LOOKUP_TIMEOUT_NS + waitNs, this, TIMED_OUT);
  }

  answered(entries: readonly Entry[], version: number, row: number): void {
    this.answer = entries;
    this.answerVersion = version;
    // What changed the answer is why the caller learns what it does.
    this.row = this.asker.link.transmit(Leg.reply, 0, -1, this, ANSWERED, row >= 0 ? row : this.row);
  }

  /** A standing question hangs on a connection, which breaks; the other kind is a datagram, and nobody says anything. */
  dropped(row: number): void {
    if (this.version < 0) return;
    this.row = row;
    this.asker.link.carry({ fire: () => this.fire(DROPPED) });
  }

  abandon(): void {
    this.isOver = true;
    this.asker.registry.kernel.cancel(this.timer);
  }

  fire(tag: number): void {
    if (this.isOver) return;
    if (tag === ARRIVES) {
      if (!this.asker.registry.ask(this)) this.refuse();
    } else if (tag === ANSWERED) this.over(Outcome.ok);
    else if (tag === REFUSED) this.over(Outcome.connectionRefused);
    else this.over(tag === DROPPED ? Outcome.connectionReset : Outcome.timeout);
  }

  private refuse(): void {
    this.row = this.asker.link.transmit(Leg.reply, 0, -1, this, REFUSED, this.row);
  }

  private over(outcome: Outcome): void {
    this.abandon();
    const { asker } = this;
    const { registry, instanceNumber, service } = asker;
    const { journal, nowNs } = registry.kernel;
    const coded = registry.index * 256 + service;
    const took = nowNs - this.startedNs;
    const row = journal.append(Fact.lookupEnded, instanceNumber, outcome, coded, took, this.row);
    if (outcome === Outcome.ok) asker.answered(this.answer, this.answerVersion, row);
    else asker.failed(this.attempt, row);
  }
}

/** What the processes of one calling service believe of one service. */
export class Resolver implements EndpointSource, LifeListener {
  private readonly askers: readonly Asker[];

  /** `callers`: the calling instances; none for the clients, who share one belief. */
  constructor(
    registry: RegistryProcess,
    service: number,
    link: Link,
    private readonly callers: readonly ServiceInstance[],
  ) {
    const numbers = callers.length === 0 ? [NO_INSTANCE] : callers.map((caller) => caller.instanceNumber);
    this.askers = numbers.map((number) => new Asker(registry, service, link, number));
    for (const caller of callers) caller.lifeListeners.push(this);
  }

  get beliefs(): readonly Belief[] {
    return this.askers.map(({ belief }) => belief);
  }

  endpointFor(call: Call, transport: Transport): Endpoint | undefined {
    const place = this.callers.length === 0 ? 0 : call.caller.instanceNumber - this.first;
    const asker = this.askers[place] as Asker; // one for each instance that can call
    return asker.endpointFor(call, transport);
  }

  lived(instance: ServiceInstance, _event: LifeEvent, row: number): void {
    if (instance.state === 'gone') this.askers[instance.index]?.died(row);
  }

  closed(): void {
    // It goes on calling until what it has is done.
  }

  hung(): void {
    // What a process believes is there when it goes on.
  }

  private get first(): number {
    return this.callers[0]?.instanceNumber ?? 0;
  }
}
