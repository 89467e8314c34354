/**
 * What every kind of broker is as a process: it writes what arrives, all that waits with each write; it confirms what it has
 * written; and it knows of its consumers what their connections and their signs of life tell it.
 */
import type { EventTarget } from '../kernel/event-queue';
import type { RandomStream } from '../kernel/random';
import { RunFailure } from '../kernel/run-failure';
import { Outcome } from '../model/failures';
import { subscribingServices } from '../model/parties';
import type { Plan } from '../model/plan';
import { Deadlines, type Call, type Caller, type CallSettler, type Link } from '../network';
import { brokerInstance, Fact, where } from '../telemetry/facts';
import type { Kernel } from '../kernel/kernel';
import type { Numbering } from '../telemetry/numbering';
import type { BrokerServer, Delivery, Message, ProducerRules, PublishAttempt, ReadPlace } from './broker';
import { ServerProcess } from './server-process';
import type { Served } from './servers';
import type { StoreClientProcess } from './store';
import type { ServiceInstance } from './world';

/** What a broker is made with. */
export interface BrokerSurroundings {
  readonly kernel: Kernel;
  readonly numbering: Numbering;
  readonly plan: Plan;
  readonly index: number;
  readonly streams: (purpose: string) => RandomStream;
  /** The wire to a service that subscribes, by index; and its processes. */
  readonly linkTo: (service: number) => Link | undefined;
  readonly instancesOf: (service: number) => readonly ServiceInstance[];
}

/** How a kind of broker treats its clients, ns. */
export interface BrokerRules extends ProducerRules {
  readonly restartNs: number;
  /** Between two signs of life that it asks of a consumer, and the silence after which it counts as dead. */
  readonly beatNs: number;
  readonly deadAfterNs: number;
  /** How long an acknowledgement may take. */
  readonly ackTimeoutNs: number;
}

/** Messages of a run that brokers may hold. */
const MAX_MESSAGES = 5_000_000;

const BEAT = 0;
const AT_CONSUMER = 1;
const ANSWERED = 2;

/** A consumer's connection, as the broker believes it to be. */
export class Connection implements EventTarget {
  /** It broke. */
  isBroken = false;
  lastSeenNs: number;
  /** Sent and not acknowledged, oldest first. */
  readonly inFlight = new Set<Delivery>();
  private isWatched = true;

  constructor(
    private readonly broker: BrokerProcess,
    readonly instance: ServiceInstance,
    readonly process: StoreClientProcess,
    readonly link: Link,
  ) {
    this.lastSeenNs = broker.kernel.nowNs;
    broker.kernel.schedule(broker.rules.beatNs, this, BEAT);
  }

  /** Nobody listens to it any more. */
  forget(): void {
    this.isWatched = false;
  }

  fire(tag: number): void {
    const { broker, link, process } = this;
    if (!this.isWatched) return;
    if (tag === AT_CONSUMER) {
      if (process.alive) link.beat(1, this, ANSWERED);
      return;
    }
    if (tag === ANSWERED) {
      if (broker.parks(this, ANSWERED)) return;
      this.lastSeenNs = broker.kernel.nowNs;
      return broker.heard(this);
    }
    const silentNs = broker.kernel.nowNs - this.lastSeenNs;
    const { beatNs, deadAfterNs } = broker.rules;
    if (silentNs >= deadAfterNs) broker.silent(this);
    if (!this.isWatched || !broker.up) return;
    link.beat(0, this, AT_CONSUMER);
    const leftNs = this.lastSeenNs + deadAfterNs - broker.kernel.nowNs;
    broker.kernel.schedule(leftNs > 0 && leftNs < beatNs ? leftNs : beatNs, this, BEAT);
  }
}

/** A message that arrived at a broker that hung. */
class Arrival implements EventTarget {
  constructor(
    private readonly broker: BrokerProcess,
    readonly attempt: PublishAttempt,
  ) {}

  fire(): void {
    this.broker.receive(this.attempt);
  }
}

export abstract class BrokerProcess
  extends ServerProcess
  implements BrokerServer, Caller, CallSettler, Served
{
  readonly instanceNumber: number;
  /** Row of what began the write under way. */
  row = -1;
  readonly producing: ProducerRules;
  abstract readonly waiting: number;
  abstract readonly held: number;
  abstract readonly dead: number;
  readonly acks: Deadlines;
  /** By instance, in the order in which they came. */
  protected readonly connections = new Map<number, Connection>();
  protected readonly numbering: Numbering;
  private incoming: PublishAttempt[] = [];
  private batch: PublishAttempt[] = [];
  private writing = false;

  constructor(
    protected readonly surroundings: BrokerSurroundings,
    readonly rules: BrokerRules,
  ) {
    const { kernel, plan, index } = surroundings;
    const name = plan.brokers[index]?.name ?? '';
    const { restartNs } = rules;
    super({ kernel, index, name, cpus: 1, restartNs, down: Fact.brokerDown, back: Fact.brokerUp });
    this.producing = rules;
    this.numbering = surroundings.numbering;
    this.instanceNumber = brokerInstance(index);
    this.acks = new Deadlines(kernel, rules.ackTimeoutNs);
  }

  get places(): readonly ReadPlace[] {
    return [];
  }

  /** A queue forgets what was acknowledged; whoever keeps it says so. */
  get keepsAll(): boolean {
    return false;
  }

  replay(_cause: number): void {}

  abstract callSettled(call: Call, outcome: Outcome): void;
  /** How long the next write takes, ns; 0 = it is kept in memory only. */
  protected abstract writeNs(): number;
  /** Takes a message; it is sent on when `pump` is called. */
  protected abstract store(message: Message, attempt: PublishAttempt): void;
  /** Sends what can be sent. */
  protected abstract pump(): void;
  /** A consumer has come; its connection broke. */
  protected abstract joined(connection: Connection): void;
  protected abstract broke(connection: Connection): void;
  /** It died; nothing is under way any more. */
  protected abstract crashed(row: number): void;

  /** Row of the storing of what was published by an earlier try already, or -1: whether it is written twice is up to the kind. */
  protected known(_attempt: PublishAttempt): number {
    return -1;
  }

  /** Its process lives: for what it sent. */
  get alive(): boolean {
    return this.up;
  }

  receive(attempt: PublishAttempt): void {
    if (this.hung) {
      this.parks(new Arrival(this, attempt), 0);
      return this.meets(attempt);
    }
    this.incoming.push(attempt);
    if (!this.writing) this.write();
  }

  /** A write has reached its end. */
  served(): void {
    const { batch, kernel } = this;
    this.batch = [];
    for (const attempt of batch) {
      const { publication, span } = attempt;
      const known = this.known(attempt);
      if (known >= 0) {
        attempt.reply(Outcome.ok, known);
        continue;
      }
      const { topic, request, message: value } = publication;
      const number = this.numbering.nextMessage();
      if (number > MAX_MESSAGES)
        throw new RunFailure('TOO_MANY_MESSAGES', `${this.name}: more messages than a run may hold`);
      const row = kernel.journal.append(Fact.messageStored, number, span, topic, 0, attempt.row);
      this.store({ number, topic, value, request, span, row }, attempt);
      attempt.reply(Outcome.ok, row);
    }
    this.writing = false;
    if (this.incoming.length > 0) this.write();
    this.pump();
  }

  connected(instance: ServiceInstance, process: StoreClientProcess): void {
    if (!this.up || !process.alive || this.parks({ fire: () => this.connected(instance, process) }, 0))
      return;
    const known = this.connections.get(instance.instanceNumber);
    if (known?.process === process) return;
    const link = this.surroundings.linkTo(this.serviceOf(instance));
    if (link === undefined) return;
    if (known !== undefined && !known.isBroken) this.lose(known, 0);
    const connection = new Connection(this, instance, process, link);
    this.connections.set(instance.instanceNumber, connection);
    this.kernel.journal.append(Fact.consumerJoined, this.index, instance.instanceNumber, 0, 0, this.downRow);
    this.joined(connection);
  }

  disconnected(process: StoreClientProcess): void {
    if (!this.up || this.parks({ fire: () => this.disconnected(process) }, 0)) return;
    const connection = this.connections.get(process.instanceNumber);
    if (connection?.process === process && !connection.isBroken) this.lose(connection, 0);
  }

  /** A consumer gave a sign of life; one that had been given up comes back by it. */
  heard(connection: Connection): void {
    const { instance, process } = connection;
    if (!connection.isBroken || !process.alive) return;
    connection.forget();
    if (this.connections.get(instance.instanceNumber) === connection)
      this.connections.delete(instance.instanceNumber);
    this.connected(instance, process);
  }

  /** A consumer has been silent for too long. */
  silent(connection: Connection): void {
    if (!this.up || this.hung) return;
    if (!connection.isBroken) this.lose(connection, 1);
    if (!connection.process.alive) connection.forget();
  }

  protected died(row: number, parked: readonly EventTarget[]): void {
    const attempts = [...this.batch, ...this.incoming];
    this.batch = [];
    this.incoming = [];
    this.writing = false;
    for (const target of parked) if (target instanceof Arrival) attempts.push(target.attempt);
    for (const attempt of attempts) attempt.reply(Outcome.connectionReset, row);
    for (const connection of this.connections.values()) {
      connection.forget();
      for (const delivery of connection.inFlight) delivery.settle(Outcome.connectionReset, undefined);
      connection.inFlight.clear();
    }
    this.crashed(row);
    this.connections.clear();
  }

  /** Consumers try again until it is back; those that live come at once. */
  protected override started(): void {
    const { plan, index, instancesOf, linkTo } = this.surroundings;
    for (const service of subscribingServices(plan, index))
      for (const instance of instancesOf(service)) {
        const { process } = instance;
        if (instance.up) linkTo(service)?.carry({ fire: () => this.connected(instance, process) });
      }
  }

  /** An acknowledgement reached it while it hung. */
  protected settlesLater(call: Call, outcome: Outcome): void {
    this.parks({ fire: () => this.callSettled(call, outcome) }, 0);
  }

  /** Hands a message to a consumer. */
  protected dispatch(
    delivery: Delivery,
    connection: Connection,
    attempt: number,
    to: Call['endpoint'] & object,
  ): void {
    delivery.attempt = Math.min(attempt, 1000);
    connection.inFlight.add(delivery);
    delivery.limit(this.acks);
    const place = where(delivery.request, this.instanceNumber);
    delivery.send(this.numbering.nextSpan(), connection.link, to, place);
  }

  private lose(connection: Connection, why: number): void {
    const { instanceNumber } = connection.instance;
    connection.isBroken = true;
    const cause = connection.instance.downRow;
    this.kernel.journal.append(Fact.consumerLeft, this.index, instanceNumber, why, 0, cause);
    this.broke(connection);
  }

  private write(): void {
    this.writing = true;
    this.batch = this.incoming;
    this.incoming = [];
    this.row = this.batch[0]?.row ?? -1;
    const ns = this.stretched(this.writeNs());
    if (ns > 0) this.servers.submit(this, 0, ns);
    else this.served();
  }

  private serviceOf(instance: ServiceInstance): number {
    const { plan, instancesOf } = this.surroundings;
    return plan.services.findIndex((_, service) => instancesOf(service).includes(instance));
  }
}
