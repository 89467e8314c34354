/**
 * One handler at work: a call from another process, which holds a slot of its instance, or a call inside the process, which
 * holds none. It is the task that the kernel drives, the caller of what it calls, and the owner of its statements.
 */
import type { EventTarget } from '../../kernel/event-queue';
import { FULFILLED, REJECTED, type Settlement } from '../../kernel/job-queue';
import { settle, type Debtor, type KernelPromise } from '../../kernel/promise';
import { ENDED, enterGuest, guestThrew, leaveGuest, type Scope } from '../../kernel/scope';
import { Task, type GuestGenerator } from '../../kernel/task';
import { HandlerEnded } from '../../kernel/guest-runtime';
import { Outcome } from '../../model/failures';
import { failureOf, type Call, type Caller } from '../../network';
import { Fact, where } from '../../telemetry/facts';
import {
  verdictOf,
  type Handling,
  type Operation,
  type OperationRule,
  type StartVerdict,
} from '../operation';
import type { StatementOwner, StoreClientProcess, Transaction } from '../store';
import type { Instance } from './instance';
import { plainCopy } from './plain';

/** A scope of ours: every scope that handlers run in is an invocation, or a transaction inside one. */
export interface CallScope extends Scope {
  readonly invocation: Invocation;
  readonly transaction: Transaction | undefined;
}

export class Invocation
  extends Task
  implements Caller, CallScope, Debtor, Handling, StatementOwner, EventTarget
{
  readonly span: number;
  row: number;
  /** Where it stands in its instance's list of live ones; the instance keeps it. */
  place = -1;
  readonly process: StoreClientProcess;
  /** Names that `ctx.newId` made for it. */
  idsMade = 0;
  /** What the engine still owes it: answers, work, time. */
  owed = 0;
  private transactions: { abandon(): void }[] | undefined = undefined;
  private opened = false;
  private closed = false;

  /** Answers go to `call` when it came over a wire, else to `promise`. */
  constructor(
    readonly instance: Instance,
    readonly operation: Operation,
    private readonly args: unknown,
    readonly request: number,
    private readonly parentSpan: number,
    /** The caller's transaction, when it reaches this far. */
    readonly transaction: Transaction | undefined,
    private readonly call: Call | undefined,
    private readonly promise: KernelPromise<unknown> | undefined,
    readonly arrivedNs: number,
    cause: number,
    /** The handler that called it in this process. */
    private readonly caller: Invocation | undefined = undefined,
  ) {
    super();
    this.span = instance.numbering.nextSpan();
    this.process = instance.process;
    this.row = cause;
  }

  get invocation(): this {
    return this;
  }

  get instanceNumber(): number {
    return this.instance.instanceNumber;
  }

  override run(state: Settlement, value: unknown): void {
    if (this.opened) super.run(state, value);
    else if (this.alive) this.open();
  }

  /** A rule's delay is over. */
  fire(): void {
    super.run(FULFILLED, undefined);
  }

  /** Takes a transaction that it began, to be rolled back if it is still open when the handler ends. */
  own(transaction: { abandon(): void }): void {
    (this.transactions ??= []).push(transaction);
  }

  resume(): void {
    if (this.alive) this.instance.kernel.jobs.push(this, FULFILLED, undefined);
  }

  /** Whether it waits for something that nobody who is under way will ever bring it. Between two events only. */
  get isStuck(): boolean {
    return this.alive && this.hasBegun && this.owed === 0;
  }

  /** How long `ns` of work take under the faults that act here. */
  stretch(ns: number): number {
    let stretched = ns;
    for (const rule of this.operation.rules)
      if (rule.stretchWork !== undefined) stretched = rule.stretchWork(stretched, this);
    for (const rule of this.instance.rules)
      if (rule.stretchWork !== undefined) stretched = rule.stretchWork(stretched, this);
    return stretched;
  }

  /** Whether it holds a slot: it came over a wire. */
  get holdsSlot(): boolean {
    return this.call !== undefined;
  }

  /** The process died under it: nothing of it runs any more, and a caller elsewhere gets a reset. */
  die(cause: number): void {
    this.alive = false;
    this.row = cause;
    // What has not begun does not end; and what ended just before it died, and killed its process by it, not twice.
    if (this.opened && !this.closed) this.tellEnd(Outcome.gone);
    this.call?.reset(this.row);
  }

  protected begin(): GuestGenerator {
    return this.instance.handler(this.operation, this.args);
  }

  protected finished(state: Settlement, value: unknown): void {
    if (state === REJECTED) return this.conclude(value);
    let answer: unknown;
    enterGuest(this); // copying an answer runs its getters
    try {
      answer = plainCopy(value);
    } catch (error) {
      const reason = guestThrew(this, error);
      if (reason !== ENDED) this.conclude(reason);
      return;
    }
    leaveGuest(this);
    this.succeed(answer);
  }

  private open(): void {
    this.opened = true;
    const { journal } = this.instance.kernel;
    const place = where(this.request, this.instanceNumber);
    this.row = journal.append(
      Fact.handlerStarted,
      this.span,
      this.parentSpan,
      this.operation.index,
      place,
      this.row,
    );
    this.operation.tell('starts', this, this.row);
    if (!this.alive) return;
    const { rules } = this.instance;
    if (this.operation.rules.length === 0 && rules.length === 0) super.run(FULFILLED, undefined);
    else this.follow(verdictOf(this.operation.rules, rules, this));
  }

  private follow(verdict: StartVerdict): void {
    if (verdict === 'go') super.run(FULFILLED, undefined);
    else if (typeof verdict === 'number') this.instance.kernel.schedule(verdict, this, 0);
    else if (verdict !== 'hang') this.finished(REJECTED, verdict);
  }

  private succeed(answer: unknown): void {
    this.close(Outcome.ok);
    if (this.alive) this.operation.tell('returns', this, this.row);
    if (!this.alive) return;
    this.leave();
    if (this.call !== undefined) this.call.reply(Outcome.ok, answer, this.row);
    else if (this.promise !== undefined) {
      if (this.caller !== undefined) this.caller.row = this.row;
      settle(this.promise, FULFILLED, answer);
    }
  }

  private conclude(reason: unknown): void {
    const failure = failureOf(reason, this.operation.name);
    // What it did since, it did after that had failed; the rows of those deeds are not why it ends.
    if (failure.row >= 0) this.row = failure.row;
    this.instance.service.mistakes.ended(this.operation.index, reason);
    if (reason instanceof HandlerEnded) {
      const { journal } = this.instance.kernel;
      const index = this.operation.index;
      this.row = journal.append(Fact.handlerKilled, this.span, failure.outcome, index, reason.line, this.row);
    }
    this.close(failure.outcome);
    if (!this.alive) return;
    this.leave();
    const seen = failure.for(this.operation.name);
    seen.row = this.row;
    if (this.call !== undefined) this.call.reply(failure.outcome, seen, this.row);
    else if (this.promise !== undefined) {
      if (this.caller !== undefined) this.caller.row = this.row;
      settle(this.promise, REJECTED, seen);
    }
  }

  private close(outcome: Outcome): void {
    this.tellEnd(outcome);
    tellRules(this.operation.rules, this);
    tellRules(this.instance.rules, this);
  }

  private tellEnd(outcome: Outcome): void {
    this.closed = true;
    const { journal, nowNs } = this.instance.kernel;
    const took = nowNs - this.arrivedNs;
    this.row = journal.append(Fact.handlerEnded, this.span, outcome, this.operation.index, took, this.row);
  }

  private leave(): void {
    this.alive = false;
    if (this.transactions !== undefined) for (const transaction of this.transactions) transaction.abandon();
    this.instance.left(this, this.call !== undefined);
  }
}

/** Tells the rules that a handler has ended, for as long as its process lives; one may go meanwhile. */
function tellRules(rules: readonly OperationRule[], handling: Handling): void {
  for (let i = 0; i < rules.length && handling.alive;) {
    const rule = rules[i];
    rule?.onEnd?.(handling);
    if (rules[i] === rule) i++;
  }
}
