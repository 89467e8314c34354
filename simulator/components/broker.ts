/**
 * The broker's seam: how a message that a handler publishes reaches whoever carries it, and how it is handed to those that
 * subscribed, whatever the broker is. A broker is a process of its own behind links. Its confirmation can be lost, and then
 * the producer does not know; what it does then, trying again, is what makes a message two.
 */
import type { EventTarget } from '../kernel/event-queue';
import { FULFILLED, REJECTED } from '../kernel/job-queue';
import type { Kernel } from '../kernel/kernel';
import { settle, type KernelPromise } from '../kernel/promise';
import { Outcome } from '../model/failures';
import type { Plain } from '../model/plan';
import { Call, CallError, type CallFacts, type Deadlines, type Limited, type Link } from '../network';
import { Fact, where } from '../telemetry/facts';
import type { Numbering } from '../telemetry/numbering';
import type { Server } from './server-process';
import type { StatementOwner, StoreClientProcess } from './store';
import type { ServiceInstance } from './world';

/** A broker, as handlers, faults and readers use it. */
export interface BrokerServer extends Server {
  /** What its producers keep to. */
  readonly producing: ProducerRules;
  /** Messages that no consumer holds yet, counted for each subscriber. */
  readonly waiting: number;
  /** Messages that were sent and are not acknowledged. */
  readonly held: number;
  /** Messages that were put aside after too many tries. */
  readonly dead: number;
  /** Takes a message that has arrived; confirms it later, once, with `attempt.reply`. */
  receive(attempt: PublishAttempt): void;
  /** A process of a service that subscribes asks to be sent messages. */
  connected(instance: ServiceInstance, process: StoreClientProcess): void;
  /** Where its readers are, when they have places. */
  readonly places: readonly ReadPlace[];
  /** Whether messages stay when they have been read. */
  readonly keepsAll: boolean;
  /** Lets every reader begin again with the first message, because of the row `cause`. */
  replay(cause: number): void;
  /** The connections of a process broke. */
  disconnected(process: StoreClientProcess): void;
}

/** How far a group of readers has come in one partition. */
export interface ReadPlace {
  readonly operation: number;
  readonly partition: number;
  /** Messages that were written there. */
  readonly end: number;
  /** Messages that have been read, and those of them that are written down as read. */
  readonly position: number;
  readonly committed: number;
  /** Instance that reads it, or -1. */
  readonly reader: number;
}

/** How long a producer waits and how often it asks. */
export interface ProducerRules {
  readonly confirmTimeoutNs: number;
  readonly giveUpAfterNs: number;
  readonly retryNs: number;
}

/** A service's way to a broker. */
export class Producer {
  constructor(
    readonly kernel: Kernel,
    readonly numbering: Numbering,
    readonly broker: number,
    readonly server: BrokerServer,
    readonly link: Link,
    readonly deadlines: Deadlines,
  ) {}

  /** `key`: what shares it keeps its order, where the broker keeps one by key. */
  publish(
    topic: number,
    message: Plain,
    key: string | undefined,
    owner: StatementOwner,
    promise: KernelPromise<unknown>,
  ): void {
    new Publication(this, topic, message, key, owner, promise).send();
  }
}

/** One message on its way to a broker, through all tries. */
export class Publication implements EventTarget {
  row: number;
  private settled = false;
  /** Row of its storing, where the broker knows what it has stored, or -1. */
  storedRow = -1;
  private attempts = 0;
  /** No try has left the producer in doubt. */
  private isDefinite = true;
  private readonly startedNs: number;
  readonly request: number;

  constructor(
    readonly producer: Producer,
    readonly topic: number,
    readonly message: Plain,
    readonly key: string | undefined,
    readonly owner: StatementOwner,
    private readonly promise: KernelPromise<unknown>,
  ) {
    this.row = owner.row;
    this.request = owner.request;
    this.startedNs = producer.kernel.nowNs;
  }

  send(): void {
    new PublishAttempt(this, this.attempts++).send();
  }

  /** The pause before the next try is over. */
  fire(): void {
    if (!this.settled && this.owner.process.alive) this.send();
  }

  /** A try has ended; a producer that died has forgotten it. */
  tried(outcome: Outcome, row: number): void {
    const { producer, owner } = this;
    this.row = row;
    if (this.settled || !owner.process.alive) return;
    if (outcome === Outcome.ok) return this.finish(outcome);
    const { giveUpAfterNs, retryNs } = producer.server.producing;
    if (outcome !== Outcome.connectionRefused) this.isDefinite = false;
    const { kernel } = producer;
    if (kernel.nowNs + retryNs - this.startedNs < giveUpAfterNs) kernel.schedule(retryNs, this, 0);
    else this.finish(this.isDefinite ? outcome : Outcome.publishUnknown);
  }

  private finish(outcome: Outcome): void {
    this.settled = true;
    const { owner, producer } = this;
    if (!owner.alive) return;
    owner.row = this.row;
    if (outcome === Outcome.ok) return settle(this.promise, FULFILLED, undefined);
    const error = new CallError(outcome, producer.server.name);
    error.row = this.row;
    settle(this.promise, REJECTED, error);
  }
}

const ARRIVES = 1;
const CONFIRMED = 2;

/** One try to publish a message: sent, stored, confirmed; all three can fail. */
export class PublishAttempt implements EventTarget, Limited {
  readonly span: number;
  row: number;
  private over = false;
  private answered = false;
  private outcome: Outcome = Outcome.ok;
  private deadline = 0;
  private readonly startedNs: number;

  constructor(
    readonly publication: Publication,
    private readonly number: number,
  ) {
    const { kernel, numbering } = publication.producer;
    this.span = numbering.nextSpan();
    this.startedNs = kernel.nowNs;
    this.row = publication.row;
  }

  send(): void {
    const { producer, topic, owner, request } = this.publication;
    const { journal } = producer.kernel;
    const place = where(request, owner.instanceNumber);
    const coded = topic + this.number * 65536;
    this.row = journal.append(Fact.publishStarted, this.span, owner.span, coded, place, this.row);
    this.row = producer.link.transmit(0, this.span, -1, this, ARRIVES, this.row);
    this.deadline = producer.deadlines.add(this);
  }

  fire(tag: number): void {
    const { server } = this.publication.producer;
    if (tag === CONFIRMED) return this.ended(this.outcome);
    if (server.up) return server.receive(this);
    this.reply(Outcome.connectionRefused, server.downRow);
  }

  /** The broker answers; a second time it does not. */
  reply(outcome: Outcome, cause: number): void {
    if (this.answered) return;
    this.answered = true;
    this.outcome = outcome;
    const { link } = this.publication.producer;
    this.row = link.transmit(1, this.span, -1, this, CONFIRMED, cause);
  }

  /** For `Deadlines`: no word came in time. */
  timeOut(): void {
    this.ended(Outcome.timeout);
  }

  ended(outcome: Outcome): void {
    const { publication } = this;
    if (this.over) {
      // A late word is a word: the message is there.
      if (outcome === Outcome.ok) publication.tried(outcome, this.row);
      return;
    }
    this.over = true;
    const { kernel, deadlines, broker } = publication.producer;
    deadlines.release(this.deadline);
    if (!publication.owner.process.alive) return;
    const took = kernel.nowNs - this.startedNs;
    this.row = kernel.journal.append(Fact.publishEnded, this.span, outcome, broker, took, this.row);
    publication.tried(outcome, this.row);
  }
}

/** What a broker keeps of a message. */
export interface Message {
  /** Counts over the run. */
  readonly number: number;
  readonly topic: number;
  readonly value: Plain;
  readonly request: number;
  /** Span that published it: what its processing belongs to. */
  readonly span: number;
  /** Row of its storing. */
  readonly row: number;
}

const DELIVERY_FACTS: CallFacts = { started: Fact.deliveryStarted, ended: Fact.deliveryEnded };

/** A message on its way to one consumer, and its acknowledgement back: a call of the broker's, told by facts of its own. */
export class Delivery extends Call {
  protected override get facts(): CallFacts {
    return DELIVERY_FACTS;
  }

  override get isPrefetched(): boolean {
    return true;
  }
}
