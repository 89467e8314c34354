/** A module's table as its handlers use it: each statement is a message to the store and back. Rows are copied both ways. */
import { FULFILLED, REJECTED, type Settlement } from '../../kernel/job-queue';
import { KernelPromise, owe, settle, subscribe } from '../../kernel/promise';
import { Outcome } from '../../model/failures';
import type { Plain } from '../../model/plan';
import { CallError } from '../../network';
import { where } from '../../telemetry/facts';
import { NO_TABLE, StoreRequest, StoreVerb, type StoreAccess, type Transaction } from '../store';
import { currentScope } from './call-scope';
import type { Instance } from './instance';
import type { Invocation } from './invocation';
import { plainCopy } from './plain';

export class Table {
  readonly #instance: Instance;
  readonly #store: StoreAccess;
  readonly #index: number;

  constructor(instance: Instance, store: StoreAccess, index: number) {
    this.#instance = instance;
    this.#store = store;
    this.#index = index;
  }

  /** The row under `key`, or null. With `lock` no one else can change or lock it until the transaction ends. */
  get(key: unknown, options?: { lock?: boolean }): KernelPromise<unknown> {
    return this.#statement(options?.lock === true ? StoreVerb.lock : StoreVerb.get, key, undefined);
  }

  /** Writes the row under `key`, new or in place of the one there. */
  put(key: unknown, row: unknown): KernelPromise<unknown> {
    return this.#statement(StoreVerb.put, key, plainCopy(row));
  }

  /** Removes the row under `key`; true when there was one. */
  delete(key: unknown): KernelPromise<unknown> {
    return this.#statement(StoreVerb.delete, key, undefined);
  }

  /** Every row, as `{key, row}`, in the order of the keys. */
  all(): KernelPromise<unknown> {
    return this.#statement(StoreVerb.all, '', undefined);
  }

  #statement(verb: StoreVerb, key: unknown, row: Plain | undefined): KernelPromise<unknown> {
    if (typeof key !== 'string' && typeof key !== 'number') {
      return rejectedWith(new CallError(Outcome.badArgument, '', 'a key is a string or a number'));
    }
    const scope = currentScope();
    const transaction = scope.transaction?.store === this.#store.server ? scope.transaction : undefined;
    const answer = send(
      this.#instance,
      this.#store,
      scope.invocation,
      verb,
      this.#index,
      String(key),
      row,
      transaction,
    );
    if (verb === StoreVerb.put || verb === StoreVerb.delete) return answer;
    const copied = new KernelPromise<unknown>();
    subscribe(answer, { run: (state, value) => settleCopy(copied, state, value) });
    return copied;
  }
}

function settleCopy(promise: KernelPromise<unknown>, state: Settlement, value: unknown): void {
  settle(promise, state, state === FULFILLED ? plainCopy(value) : value);
}

/**
 * Sends one statement of a handler's, in a transaction when those before it were answered; the promise settles with the
 * store's answer. A rollback waits for nobody.
 */
export function send(
  instance: Instance,
  store: StoreAccess,
  invocation: Invocation,
  verb: StoreVerb,
  table: number,
  key: string,
  row: Plain | undefined,
  transaction: Transaction | undefined,
): KernelPromise<unknown> {
  const promise = owe(invocation);
  const begin = (): void => {
    if (transaction?.isBroken === true) return endBroken(transaction, verb, promise);
    const span = instance.numbering.nextSpan();
    const place = where(invocation.request, instance.instanceNumber);
    new StoreRequest(
      instance.kernel,
      store,
      verb,
      table,
      key,
      row,
      transaction,
      invocation,
      span,
      invocation.span,
      place,
      promise,
      invocation.row,
    );
  };
  if (transaction === undefined || verb === StoreVerb.rollback) begin();
  else transaction.inTurn(begin);
  return promise;
}

/** Its connection is closed, so there is nobody to send a statement to, and nothing left to roll back. */
function endBroken(transaction: Transaction, verb: StoreVerb, promise: KernelPromise<unknown>): void {
  if (verb === StoreVerb.rollback) return settle(promise, FULFILLED, undefined);
  settle(promise, REJECTED, new CallError(Outcome.rolledBack, transaction.store.name));
}

/** Sends the end of a transaction. */
export function sendEnd(
  instance: Instance,
  store: StoreAccess,
  invocation: Invocation,
  verb: StoreVerb,
  transaction: Transaction,
): KernelPromise<unknown> {
  return send(instance, store, invocation, verb, NO_TABLE, '', undefined, transaction);
}

/** A promise that is rejected already. */
export function rejectedWith(error: CallError): KernelPromise<unknown> {
  const promise = new KernelPromise<unknown>();
  settle(promise, REJECTED, error);
  return promise;
}
