/**
 * The queue: one for each subscriber, from which its instances compete for messages. What a consumer holds is not gone until
 * it is acknowledged; what comes back takes its old place, before all that came after it.
 */
import { createDistribution, type Distribution } from '../../kernel/distributions';
import type { RandomStream } from '../../kernel/random';
import { Outcome } from '../../model/failures';
import type { Call } from '../../network';
import { Fact } from '../../telemetry/facts';
import { Delivery, type Message } from '../broker';
import { BrokerProcess, type BrokerSurroundings, type Connection } from '../broker-process';
import { Fifo } from '../fifo';
import { readParameters } from '../read-parameters';
import { QUEUE_PARAMETERS } from './definition';

/** A message in one subscriber's queue. */
interface Queued {
  readonly message: Message;
  deliveries: number;
  /** Row of why it is there: its storing, or its return. */
  row: number;
}

class QueueDelivery extends Delivery {
  lane: Lane | undefined = undefined;
  queued: Queued | undefined = undefined;
  connection: Connection | undefined = undefined;
}

/** One subscriber's queue. */
class Lane {
  readonly fresh = new Fifo<Queued>();
  /** Those that came back, in the order of their numbers. */
  returned: Queued[] = [];
  readonly consumers: { readonly connection: Connection; held: number }[] = [];
  /** What its consumers hold. */
  readonly held = new Set<Queued>();
  dead = 0;
  private turn = 0;

  constructor(
    readonly topic: number,
    readonly operation: number,
    readonly name: string,
    readonly service: number,
  ) {}

  get waiting(): number {
    return this.fresh.length + this.returned.length;
  }

  take(): Queued | undefined {
    return this.returned.shift() ?? this.fresh.shift();
  }

  putBack(queued: Queued): void {
    const place = this.returned.findIndex(({ message }) => message.number > queued.message.number);
    this.returned.splice(place < 0 ? this.returned.length : place, 0, queued);
  }

  /** The next consumer in turn that may hold one more. */
  next(prefetch: number): Lane['consumers'][number] | undefined {
    const { consumers } = this;
    for (let i = 0; i < consumers.length; i++) {
      this.turn = this.turn + 1 < consumers.length ? this.turn + 1 : 0;
      const consumer = consumers[this.turn];
      if (consumer !== undefined && consumer.held < prefetch) return consumer;
    }
    return undefined;
  }
}

export class Queue extends BrokerProcess {
  private readonly all: Lane[];
  /** By the topic's index; nothing where another broker carries it. */
  private readonly byTopic: Lane[][] = [];
  private readonly parameters;
  private readonly writeTime: Distribution;
  private readonly stream: RandomStream;

  constructor(surroundings: BrokerSurroundings) {
    const { plan, index, streams } = surroundings;
    const parameters = readParameters(QUEUE_PARAMETERS, plan.brokers[index]?.parameters ?? {});
    super(surroundings, {
      confirmTimeoutNs: parameters.confirmTimeout,
      giveUpAfterNs: parameters.giveUpAfter,
      retryNs: parameters.retryAfter,
      restartNs: parameters.restartAfter,
      beatNs: parameters.heartbeat / 2,
      deadAfterNs: parameters.heartbeat,
      ackTimeoutNs: parameters.ackTimeout,
    });
    this.parameters = parameters;
    this.writeTime = createDistribution(parameters.writeTime);
    this.stream = streams('write');
    this.all = (plan.brokers[index]?.topics ?? []).flatMap((topic) => {
      const lanes = (plan.topics[topic]?.subscribers ?? []).map((operation) => {
        const plans = plan.operations[operation];
        const service = plan.modules[plans?.module ?? -1]?.service ?? -1;
        return new Lane(topic, operation, plans?.name ?? '', service);
      });
      this.byTopic[topic] = lanes;
      return lanes;
    });
  }

  get waiting(): number {
    return this.all.reduce((sum, lane) => sum + lane.waiting, 0);
  }

  get held(): number {
    return this.all.reduce((sum, lane) => sum + lane.held.size, 0);
  }

  get dead(): number {
    return this.all.reduce((sum, lane) => sum + lane.dead, 0);
  }

  callSettled(call: Call, outcome: Outcome): void {
    if (this.hung) return this.settlesLater(call, outcome);
    const delivery = call as QueueDelivery; // the queue sends no other
    const { lane, queued, connection } = delivery;
    if (lane === undefined || queued === undefined || connection === undefined) return;
    // Between its arrival and now its connection may have broken: then it is back in the queue already.
    if (!connection.inFlight.delete(delivery)) return;
    lane.held.delete(queued);
    const consumer = lane.consumers.find((one) => one.connection === connection);
    if (consumer !== undefined) consumer.held--;
    if (outcome !== Outcome.ok) this.comesBack(lane, queued, outcome, delivery.row);
    if (outcome === Outcome.connectionReset || outcome === Outcome.connectionRefused)
      this.disconnected(connection.process);
    this.feed(lane);
  }

  protected writeNs(): number {
    return this.parameters.durable === 'disk' ? this.writeTime.sample(this.stream) : 0;
  }

  protected store(message: Message): void {
    for (const lane of this.byTopic[message.topic] ?? [])
      lane.fresh.push({ message, deliveries: 0, row: message.row });
  }

  protected pump(): void {
    for (const lane of this.all) this.feed(lane);
  }

  protected joined(connection: Connection): void {
    for (const lane of this.all) {
      const { instancesOf } = this.surroundings;
      if (!instancesOf(lane.service).includes(connection.instance)) continue;
      lane.consumers.push({ connection, held: 0 });
      this.feed(lane);
    }
  }

  protected broke(connection: Connection): void {
    for (const lane of this.all) {
      const place = lane.consumers.findIndex((one) => one.connection === connection);
      if (place >= 0) lane.consumers.splice(place, 1);
    }
    for (const delivery of connection.inFlight) delivery.settle(Outcome.consumerLost, undefined);
  }

  protected crashed(row: number): void {
    const inMemory = this.parameters.durable === 'memory';
    for (const lane of this.all) {
      lane.consumers.length = 0;
      for (const queued of lane.held) lane.putBack(queued);
      lane.held.clear();
      for (const queued of lane.returned) queued.row = row;
      if (!inMemory) continue;
      for (const { message } of [...lane.returned, ...lane.fresh.takeAll()])
        this.kernel.journal.append(Fact.messageGone, message.number, this.index, lane.topic, 0, row);
      lane.returned = [];
    }
  }

  private comesBack(lane: Lane, queued: Queued, outcome: Outcome, cause: number): void {
    const { journal } = this.kernel;
    const { deliveries, message } = queued;
    if (deliveries >= this.parameters.deliveryLimit) {
      lane.dead++;
      journal.append(Fact.deadLettered, message.number, outcome, lane.operation, deliveries, cause);
      return;
    }
    queued.row = journal.append(
      Fact.messageReturned,
      message.number,
      outcome,
      lane.operation,
      deliveries,
      cause,
    );
    lane.putBack(queued);
  }

  private feed(lane: Lane): void {
    while (this.up && !this.hung && lane.waiting > 0) {
      const consumer = lane.next(this.parameters.prefetch);
      const queued = consumer === undefined ? undefined : lane.take();
      if (consumer === undefined || queued === undefined) return;
      consumer.held++;
      lane.held.add(queued);
      const { message, row } = queued;
      const { connection } = consumer;
      const delivery = new QueueDelivery(
        this.kernel,
        this,
        this,
        lane.operation,
        lane.name,
        message.value,
        message.span,
        message.request,
        row,
      );
      delivery.lane = lane;
      delivery.queued = queued;
      delivery.connection = connection;
      this.dispatch(delivery, connection, queued.deliveries++, connection.instance);
    }
  }
}
