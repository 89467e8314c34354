/**
 * The log: messages stay in the order in which they came, and readers move along them. A reader's place is written down now
 * and then; what it read since is read again by whoever takes over.
 */
import { createDistribution, type Distribution } from '../../kernel/distributions';
import { textHash } from '../../kernel/key-hash';
import type { RandomStream } from '../../kernel/random';
import { Outcome } from '../../model/failures';
import type { Call } from '../../network';
import { Fact } from '../../telemetry/facts';
import { Delivery, type Message, type PublishAttempt, type ReadPlace } from '../broker';
import { BrokerProcess, type BrokerSurroundings, type Connection } from '../broker-process';
import { readParameters } from '../read-parameters';
import { LOG_PARAMETERS } from './definition';
import { Group, hand, type Member, type Partition, type Place } from './group';

class LogDelivery extends Delivery {
  group: Group | undefined = undefined;
  place: Place | undefined = undefined;
  member: Member | undefined = undefined;
}

export class Log extends BrokerProcess {
  private readonly groups: Group[];
  /** By the topic's index; nothing where another broker carries it. */
  private readonly partitions: (readonly Partition[])[] = [];
  private readonly turns: number[] = [];
  private readonly parameters;
  private readonly writeTime: Distribution;
  private readonly stream: RandomStream;

  constructor(surroundings: BrokerSurroundings) {
    const { plan, index, streams } = surroundings;
    const parameters = readParameters(LOG_PARAMETERS, plan.brokers[index]?.parameters ?? {});
    super(surroundings, {
      confirmTimeoutNs: parameters.confirmTimeout,
      giveUpAfterNs: parameters.giveUpAfter,
      retryNs: parameters.retryAfter,
      restartNs: parameters.restartAfter,
      beatNs: parameters.heartbeat,
      deadAfterNs: parameters.sessionTimeout,
      ackTimeoutNs: parameters.ackTimeout,
    });
    this.parameters = parameters;
    this.writeTime = createDistribution(parameters.writeTime);
    this.stream = streams('write');
    this.groups = (plan.brokers[index]?.topics ?? []).flatMap((topic) => {
      const partitions = Array.from({ length: parameters.partitions }, (): Partition => ({ messages: [] }));
      this.partitions[topic] = partitions;
      return (plan.topics[topic]?.subscribers ?? []).map((operation) => {
        const of = plan.operations[operation];
        const service = plan.modules[of?.module ?? -1]?.service ?? -1;
        return new Group(topic, operation, of?.name ?? '', service, partitions);
      });
    });
  }

  override get keepsAll(): boolean {
    return true;
  }

  override get places(): ReadPlace[] {
    return this.groups.flatMap(({ operation, places }) =>
      places.map(({ partition, position, committed, owner }, index) => ({
        operation,
        partition: index,
        end: partition.messages.length,
        position,
        committed,
        reader: owner?.connection.instance.instanceNumber ?? -1,
      })),
    );
  }

  get waiting(): number {
    return this.sum(({ waiting }) => waiting);
  }

  get held(): number {
    return this.sum(({ isReading }) => (isReading ? 1 : 0));
  }

  get dead(): number {
    return this.groups.reduce((total, group) => total + group.dead, 0);
  }

  override replay(cause: number): void {
    for (const { places } of this.groups)
      for (const place of places) {
        if (place.furthest > 0) place.returnedRow = cause;
        if (place.isReading) place.isToGoBack = true;
        else place.goBack();
      }
    if (!this.hung) this.pump();
  }

  callSettled(call: Call, outcome: Outcome): void {
    if (this.hung) return this.settlesLater(call, outcome);
    const { group, place, member } = call as LogDelivery; // the log sends no other
    if (group === undefined || place === undefined || member === undefined) return;
    if (!member.connection.inFlight.delete(call as LogDelivery)) return;
    member.isBusy = place.isReading = false;
    if (outcome === Outcome.connectionReset || outcome === Outcome.connectionRefused)
      return this.disconnected(member.connection.process);
    if (outcome === Outcome.consumerLost) return;
    if (outcome === Outcome.ok) this.done(place);
    else this.failed(group, place, outcome, call.row);
    if (place.isToGoBack) place.goBack();
    if (place.heir === undefined) return this.feed(group, member);
    hand(place, place.heir);
    this.pump();
  }

  protected writeNs(): number {
    return this.writeTime.sample(this.stream);
  }

  /** What is in doubt is written once (Kafka's idempotent producer). */
  protected override known(attempt: PublishAttempt): number {
    return attempt.publication.storedRow;
  }

  protected store(message: Message, attempt: PublishAttempt): void {
    const { topic } = message;
    const partitions = this.partitions[topic] ?? [];
    const { key } = attempt.publication;
    const turn = this.turns[topic] ?? 0;
    if (key === undefined) this.turns[topic] = turn + 1;
    const chosen = (key === undefined ? turn : textHash(key)) % partitions.length;
    partitions[chosen]?.messages.push(message);
    attempt.publication.storedRow = message.row;
  }

  protected pump(): void {
    for (const group of this.groups)
      for (const member of group.members) if (!member.isBusy && !member.isMissing) this.feed(group, member);
  }

  protected joined(connection: Connection): void {
    for (const group of this.groups) {
      const { instancesOf } = this.surroundings;
      if (!instancesOf(group.service).includes(connection.instance)) continue;
      // Whoever was only out of reach is the member that he was, as long as his session lasts.
      const known = group.members.find((member) => member.connection.process === connection.process);
      if (known === undefined) group.members.push({ connection, isBusy: false, isMissing: false });
      else Object.assign(known, { connection, isBusy: false, isMissing: false });
      group.share();
    }
    this.pump();
  }

  protected broke(connection: Connection): void {
    for (const delivery of connection.inFlight) delivery.settle(Outcome.consumerLost, undefined);
    const { kernel, rules } = this;
    const leftNs = Math.max(0, connection.lastSeenNs + rules.deadAfterNs - kernel.nowNs);
    for (const group of this.groups)
      for (const member of group.members) if (member.connection === connection) member.isMissing = true;
    kernel.schedule(leftNs, { fire: () => this.expire(connection) }, 0);
  }

  protected crashed(): void {
    for (const group of this.groups) {
      for (const member of group.members) member.isMissing = true;
      for (const place of group.places) {
        this.kernel.cancel(place.commitTimer);
        place.commitTimer = 0;
        // What a consumer has begun it finishes by itself, whether or not the broker is there.
        if (place.isReading && place.owner?.connection.process.alive === true) place.position++;
        place.heir = undefined;
        place.isReading = false;
        if (place.isToGoBack) place.goBack();
      }
    }
  }

  /** Groups are written down too: their members have another session's time to come back. */
  protected override started(): void {
    super.started();
    const connections = new Set(this.groups.flatMap(({ members }) => members.map((one) => one.connection)));
    for (const connection of connections)
      this.kernel.schedule(this.rules.deadAfterNs, { fire: () => this.expire(connection) }, 0);
  }

  /** The session of a consumer that is gone has ended: others read on from where it had written down that it was. */
  private expire(connection: Connection): void {
    if (!this.up) return;
    if (this.parks({ fire: () => this.expire(connection) }, 0)) return;
    for (const group of this.groups) {
      if (!group.members.some((member) => member.connection === connection)) continue;
      group.members = group.members.filter((member) => member.connection !== connection);
      for (const place of group.places)
        if (place.owner?.connection === connection) this.giveUp(group, place, connection);
      group.share();
    }
    this.pump();
  }

  private giveUp(group: Group, place: Place, { instance }: Connection): void {
    const { journal } = this.kernel;
    place.owner = place.heir = place.reader = undefined;
    place.isReading = false;
    place.tries = 0;
    for (let offset = place.committed; offset < Math.min(place.furthest, place.position + 1); offset++) {
      const message = place.partition.messages[offset];
      if (message === undefined) break;
      const { consumerLost } = Outcome;
      const { number } = message;
      place.returnedRow = journal.append(
        Fact.messageReturned,
        number,
        consumerLost,
        group.operation,
        1,
        instance.downRow,
      );
    }
    place.position = place.committed;
    if (place.isToGoBack) place.goBack();
  }

  private done(place: Place): void {
    place.position++;
    place.tries = 0;
    const { commitEvery } = this.parameters;
    if (commitEvery === 0) place.committed = place.position;
    else if (place.commitTimer === 0)
      place.commitTimer = this.kernel.schedule(commitEvery, { fire: () => this.commit(place) }, 0);
  }

  /** A consumer has its place written down, if it can be reached. */
  private commit(place: Place): void {
    place.commitTimer = 0;
    if (this.up && place.owner?.isMissing === false) place.committed = place.position;
  }

  private failed(group: Group, place: Place, outcome: Outcome, cause: number): void {
    const { journal } = this.kernel;
    const number = place.partition.messages[place.position]?.number ?? 0;
    place.tries++;
    const isLast = place.tries >= this.parameters.tries;
    const fact = isLast ? Fact.deadLettered : Fact.messageReturned;
    const row = journal.append(fact, number, outcome, group.operation, place.tries, cause);
    if (!isLast) {
      place.returnedRow = row;
      return;
    }
    group.dead++;
    this.done(place);
  }

  /** Sends a member the next message of one of its partitions, in turn. */
  private feed(group: Group, member: Member): void {
    if (!this.up || this.hung) return;
    const place = group.places.find(
      ({ owner, heir, waiting }) => waiting > 0 && owner === member && heir === undefined,
    );
    const message = place?.partition.messages[place.position];
    if (place === undefined || message === undefined) return;
    const isAgain = place.position < place.furthest;
    const delivery = new LogDelivery(
      this.kernel,
      this,
      this,
      group.operation,
      group.name,
      message.value,
      message.span,
      message.request,
      isAgain ? place.returnedRow : message.row,
    );
    delivery.group = group;
    delivery.place = place;
    delivery.member = member;
    member.isBusy = place.isReading = true;
    place.furthest = Math.max(place.furthest, place.position + 1);
    const { connection } = member;
    this.dispatch(delivery, connection, isAgain ? Math.max(1, place.tries) : 0, connection.instance);
  }

  private sum(of: (place: Place) => number): number {
    return this.groups.reduce(
      (total, { places }) => total + places.reduce((part, place) => part + of(place), 0),
      0,
    );
  }
}
