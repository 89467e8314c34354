/**
 * One try of a remote call, as its caller holds it: the record of where it stands, the timer that may end it and the one
 * answer it gets. It outlives what happens to it elsewhere: a caller's time-out leaves the callee working.
 */
import type { EventTarget } from '../kernel/event-queue';
import type { Kernel } from '../kernel/kernel';
import type { KernelPromise } from '../kernel/promise';
import { Outcome } from '../model/failures';
import { Fact } from '../telemetry/facts';
import { CallError } from './call-error';
import type { Deadlines, Limited } from './deadlines';
import type { Link } from './link';

/** Who waits for a call: a handler on an instance, or a client. */
export interface Caller {
  /** False when its process died: nobody waits any more. */
  readonly alive: boolean;
  /** Instance that calls, or `NO_INSTANCE`. */
  readonly instanceNumber: number;
}

/** Where calls are received: an instance of a service. */
export interface Endpoint {
  readonly instanceNumber: number;
  /** False when no process listens there. */
  readonly listening: boolean;
  /** Row of its last death, or of the closing of its port: the cause of what finds nobody there. */
  readonly downRow: number;
  /** Takes a call that has arrived; answers it later, once, with `call.reply`. */
  receive(call: Call): void;
}

/** A stage between `ctx.call` and the callee: a policy, or at the end the transport. */
export interface CallPath {
  /** Begins; later settles the call exactly once, unless somebody else has. */
  start(call: Call): void;
}

/** Told once how a call ended. */
export interface CallSettler {
  /** `value` is the answer when `outcome` is ok, else a `CallError`. */
  callSettled(call: Call, outcome: Outcome, value: unknown): void;
}

export interface CallFacts {
  readonly started: Fact;
  readonly ended: Fact;
}

const CALL_FACTS: CallFacts = { started: Fact.callStarted, ended: Fact.callEnded };

/** What may happen to a call later. */
const ARRIVES = 1;
const ANSWERED = 2;

export class Call implements EventTarget, Limited {
  settled = false;
  /** Client span of this try; 0 until it is sent. */
  span = 0;
  /** Row of the last fact about this call. */
  row: number;
  attempt = 0;
  /** Row that says that it went to an endpoint which did not serve, or -1. */
  staleRow = -1;
  /** When it reached its callee, ns. */
  arrivedNs = 0;
  link: Link | undefined = undefined;
  endpoint: Endpoint | undefined = undefined;
  /** The guest's promise, when a handler waits for this call itself. */
  promise: KernelPromise<unknown> | undefined = undefined;
  /** The last try that a policy made of it. */
  private lastTry: Call | undefined = undefined;
  private deadlines: Deadlines | undefined = undefined;
  private deadline = 0;
  private deadlineNs = Infinity;
  private answer: unknown = undefined;
  private answerOutcome: Outcome = Outcome.ok;
  private answered = false;
  private startedNs = 0;

  constructor(
    readonly kernel: Kernel,
    readonly caller: Caller,
    private readonly settler: CallSettler,
    readonly operation: number,
    readonly operationName: string,
    readonly args: unknown,
    /** Span on whose behalf the caller calls, or 0. */
    readonly parentSpan: number,
    readonly request: number,
    cause: number,
  ) {
    this.row = cause;
  }

  /** The kinds of fact that tell of its sending and of its end. */
  protected get facts(): CallFacts {
    return CALL_FACTS;
  }

  /** Whether it waits where it was fetched ahead of time, beside the queue for what comes unasked. */
  get isPrefetched(): boolean {
    return false;
  }

  /** Another try of the same call, settled with `settler`. */
  again(settler: CallSettler, attempt: number): Call {
    const { kernel, caller, operation, operationName, args, parentSpan, request, row } = this;
    const call = new Call(kernel, caller, settler, operation, operationName, args, parentSpan, request, row);
    call.attempt = attempt;
    this.lastTry = call;
    return call;
  }

  /** Gives up at the deadline, unless an earlier one is set already. */
  limit(deadlines: Deadlines): void {
    const at = this.kernel.nowNs + deadlines.afterNs;
    if (at >= this.deadlineNs) return;
    this.deadlines?.release(this.deadline);
    this.deadlineNs = at;
    this.deadlines = deadlines;
    this.deadline = deadlines.add(this);
  }

  /** Puts the request on the wire to `endpoint`. */
  send(span: number, link: Link, endpoint: Endpoint, place: number): void {
    this.endpoint = endpoint;
    this.open(span, link, place);
    this.row = link.transmit(0, span, this.operation, this, ARRIVES, this.row);
  }

  /** Nobody was found to send it to: it fails without a message, so nothing was done. */
  failUnsent(span: number, link: Link, place: number, outcome: Outcome): void {
    this.open(span, link, place);
    this.settle(outcome, new CallError(outcome, this.operationName));
  }

  /** The callee's answer goes back over the wire; a second one is not sent. `cause` is the row that made the answer. */
  reply(outcome: Outcome, value: unknown, cause: number): void {
    if (this.answered) return;
    this.answered = true;
    this.answerOutcome = outcome;
    this.answer = value;
    this.row = (this.link as Link).transmit(1, this.span, this.operation, this, ANSWERED, cause); // set by send
  }

  /** The callee's process died: a reset travels back. */
  reset(cause: number): void {
    this.reply(Outcome.connectionReset, new CallError(Outcome.connectionReset, this.operationName), cause);
  }

  fire(tag: number): void {
    if (tag === ARRIVES) this.arrive();
    else this.comeBack();
  }

  /** Ends the call for its caller, once. */
  settle(outcome: Outcome, value: unknown): void {
    if (this.settled) return;
    this.settled = true;
    this.deadlines?.release(this.deadline);
    // A try that is still under way is given up with it.
    this.lastTry?.settle(outcome, value);
    if (this.span !== 0) {
      const took = this.kernel.nowNs - this.startedNs;
      const link = (this.link as Link).index; // a call with a span was sent over a link
      this.row = this.kernel.journal.append(this.facts.ended, this.span, outcome, link, took, this.row);
    }
    if (this.caller.alive) this.settler.callSettled(this, outcome, value);
  }

  private open(span: number, link: Link, place: number): void {
    this.span = span;
    this.link = link;
    this.startedNs = this.kernel.nowNs;
    const coded = this.operation + this.attempt * 65536;
    this.row = this.kernel.journal.append(this.facts.started, span, this.parentSpan, coded, place, this.row);
  }

  private arrive(): void {
    const endpoint = this.endpoint as Endpoint; // set by send
    this.arrivedNs = this.kernel.nowNs;
    if (endpoint.listening) return endpoint.receive(this);
    const error = new CallError(Outcome.connectionRefused, this.operationName);
    this.reply(Outcome.connectionRefused, error, this.staleRow >= 0 ? this.staleRow : endpoint.downRow);
  }

  /** For `Deadlines`: nobody waits any longer. */
  timeOut(): void {
    this.settle(Outcome.timeout, new CallError(Outcome.timeout, this.operationName));
  }

  private comeBack(): void {
    if (!this.settled) return this.settle(this.answerOutcome, this.answer);
    const link = (this.link as Link).index; // it came over one
    this.row = this.kernel.journal.append(
      Fact.replyIgnored,
      this.span,
      this.answerOutcome,
      link,
      0,
      this.row,
    );
  }
}
