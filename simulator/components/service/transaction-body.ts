/**
 * Runs the body of `ctx.transaction` in a scope of its own, so that every statement made on its behalf, here or in modules it
 * calls in this process, belongs to the transaction; then commits, or rolls back when the body threw.
 */
import { FULFILLED, REJECTED, type Job, type Settlement } from '../../kernel/job-queue';
import { KernelPromise, resolveWith, settle, subscribe } from '../../kernel/promise';
import { ENDED, enterGuest, guestThrew, leaveGuest } from '../../kernel/scope';
import { Outcome } from '../../model/failures';
import { CallError } from '../../network';
import { StoreVerb, type StoreAccess, type Transaction } from '../store';
import type { Instance } from './instance';
import type { CallScope, Invocation } from './invocation';
import { sendEnd } from './table';

/** A transaction inside this one failed, and somebody caught that: what it had written cannot stay. */
function partFailed(): CallError {
  const message = 'a transaction inside this one failed, so all of it was rolled back';
  return new CallError(Outcome.rolledBack, '', message);
}

/** What runs inside a transaction. */
export class TransactionScope implements CallScope {
  constructor(
    readonly invocation: Invocation,
    readonly transaction: Transaction,
  ) {}

  get task(): Invocation {
    return this.invocation;
  }
}

export class TransactionBody implements Job {
  /** `store` is where the transaction ends, or undefined when it is an outer one's to end. */
  constructor(
    private readonly instance: Instance,
    private readonly scope: TransactionScope,
    private readonly body: () => unknown,
    private readonly result: KernelPromise<unknown>,
    private store: StoreAccess | undefined,
  ) {}

  /** The handler has ended with the transaction open: rolls it back. */
  abandon(): void {
    const { invocation, transaction } = this.scope;
    const { store } = this;
    this.store = undefined;
    if (store !== undefined && transaction.began)
      sendEnd(this.instance, store, invocation, StoreVerb.rollback, transaction);
  }

  run(): void {
    if (!enterGuest(this.scope)) return;
    let returned: unknown;
    try {
      returned = this.body();
    } catch (error) {
      const reason = guestThrew(this.scope, error);
      if (reason !== ENDED) this.ended(REJECTED, reason);
      return;
    }
    leaveGuest(this.scope);
    const done = new KernelPromise<unknown>();
    subscribe(done, { run: (state, value) => this.ended(state, value) });
    resolveWith(done, returned);
  }

  private ended(state: Settlement, value: unknown): void {
    const { invocation, transaction } = this.scope;
    if (!invocation.alive) return;
    const { store } = this;
    this.store = undefined;
    if (store === undefined) {
      if (state === REJECTED) transaction.doomed = true;
      return settle(this.result, state, value);
    }
    if (!transaction.began) return settle(this.result, state, value);
    if (state === FULFILLED && transaction.doomed) return this.end(store, REJECTED, partFailed());
    this.end(store, state, value);
  }

  /** Commits or rolls back, and tells the handler when the store has answered. */
  private end(store: StoreAccess, state: Settlement, value: unknown): void {
    const { invocation, transaction } = this.scope;
    const verb = state === FULFILLED ? StoreVerb.commit : StoreVerb.rollback;
    const answer = sendEnd(this.instance, store, invocation, verb, transaction);
    subscribe(answer, {
      run: (endState, endValue) => {
        if (state === REJECTED) settle(this.result, REJECTED, value);
        else if (endState === REJECTED) settle(this.result, REJECTED, endValue);
        else if (transaction.afterwards === undefined) settle(this.result, FULFILLED, value);
        else transaction.afterwards.begin(invocation, () => settle(this.result, FULFILLED, value));
      },
    });
  }
}
