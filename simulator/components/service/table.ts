/** A module's table as its handlers use it: each statement is a message to the store and back. Rows are copied both ways. */
import { FULFILLED, REJECTED, type Settlement } from '../../kernel/job-queue';
import { KernelPromise, owe, settle, subscribe } from '../../kernel/promise';
import { Outcome } from '../../model/failures';
import type { Plain } from '../../model/plan';
import { CallError } from '../../network';
import { where } from '../../telemetry/facts';
import { isRow, NO_TABLE, StoreRequest, StoreVerb, type StoreAccess, type Transaction } from '../store';
import { currentScope } from './call-scope';
import type { Instance } from './instance';
import type { Invocation } from './invocation';
import type { CopyAccess, FoundTable } from './module';
import { plainCopy } from './plain';

export class Table {
  readonly #instance: Instance;
  readonly #store: StoreAccess;
  readonly #index: number;
  readonly #copy: CopyAccess | undefined;

  constructor(instance: Instance, { store, table, copy }: Exclude<FoundTable, string>) {
    this.#instance = instance;
    this.#store = store;
    this.#index = table;
    this.#copy = copy;
  }

  /** The row under `key`, or null. With `lock` no one else can change or lock it until the transaction ends. */
  get(key: unknown, options?: { lock?: boolean; columns?: unknown }): KernelPromise<unknown> {
    const verb = options?.lock === true ? StoreVerb.lock : StoreVerb.get;
    return this.#read(verb, key, options?.columns);
  }

  /** Writes the row under `key`, new or in place of the one there. */
  put(key: unknown, row: unknown): KernelPromise<unknown> {
    return this.#write(StoreVerb.put, key, plainCopy(row));
  }

  /** Removes the row under `key`; true when there was one. */
  delete(key: unknown): KernelPromise<unknown> {
    return this.#write(StoreVerb.delete, key, undefined);
  }

  /** Every row, as `{key, row}`, in the order of the keys. */
  all(options?: { columns?: unknown }): KernelPromise<unknown> {
    return this.#read(StoreVerb.all, '', options?.columns);
  }

  /** A statement whose answer is copied; where it names columns, only those are in it. */
  #read(verb: StoreVerb, key: unknown, named: unknown): KernelPromise<unknown> {
    if (!isKey(key)) return rejectedWith(badKey());
    const columns = named === undefined ? undefined : columnsIn(named);
    if (columns === null)
      return rejectedWith(new CallError(Outcome.badArgument, '', '`columns` is a list of names'));
    const answer = this.#isReadInCopy(verb)
      ? this.#readCopy(verb, key, columns)
      : this.#statement(verb, key, columns);
    const copied = new KernelPromise<unknown>();
    subscribe(answer, { run: (state, value) => settleCopy(copied, state, value, columns) });
    return copied;
  }

  #write(verb: StoreVerb, key: unknown, body: Plain | undefined): KernelPromise<unknown> {
    const answer = this.#statement(verb, key, body);
    const copy = this.#copy;
    if (copy?.write === undefined || !isKey(key)) return answer;
    const { invocation } = currentScope();
    return copy.write(this.#instance, invocation, this.#transaction(), copy, verb, String(key), body, answer);
  }

  /** The transaction under way, when it reaches this table's store. */
  #transaction(): Transaction | undefined {
    const { transaction } = currentScope();
    return transaction?.store === this.#store.server ? transaction : undefined;
  }

  /**
   * Where what is read is switched to the copy, that is for what stands alone: a transaction has one store's connection, and a
   * lock is of use where the row is written (so do Spring's AbstractRoutingDataSource and Rails' roles for reading).
   */
  #isReadInCopy(verb: StoreVerb): boolean {
    return this.#copy?.isRead === true && verb !== StoreVerb.lock && this.#transaction() === undefined;
  }

  #readCopy(verb: StoreVerb, key: string | number, columns: Plain | undefined): KernelPromise<unknown> {
    const { store, table } = this.#copy as CopyAccess; // `#isReadInCopy` has found one
    const { invocation } = currentScope();
    return send(this.#instance, store, invocation, verb, table, String(key), columns, undefined);
  }

  #statement(verb: StoreVerb, key: unknown, body: Plain | undefined): KernelPromise<unknown> {
    if (!isKey(key)) return rejectedWith(badKey());
    const scope = currentScope();
    const transaction = scope.transaction?.store === this.#store.server ? scope.transaction : undefined;
    return send(
      this.#instance,
      this.#store,
      scope.invocation,
      verb,
      this.#index,
      String(key),
      body,
      transaction,
    );
  }
}

function isKey(key: unknown): key is string | number {
  return typeof key === 'string' || typeof key === 'number';
}

function badKey(): CallError {
  return new CallError(Outcome.badArgument, '', 'a key is a string or a number');
}

function settleCopy(
  promise: KernelPromise<unknown>,
  state: Settlement,
  value: unknown,
  columns: readonly string[] | undefined,
): void {
  if (state !== FULFILLED) return settle(promise, state, value);
  const copy = plainCopy(value);
  settle(promise, state, columns === undefined ? copy : selected(copy, columns));
}

/** Column names that a guest gave; null when they are none. */
function columnsIn(named: unknown): readonly string[] | null {
  const copy = plainCopy(named);
  const isList = Array.isArray(copy) && copy.every((one) => typeof one === 'string');
  return isList ? (copy as readonly string[]) : null; // checked
}

/** A row, or every row of an answer to `all`, with the columns that were named and no others. */
function selected(answer: Plain, columns: readonly string[]): Plain {
  if (Array.isArray(answer))
    return answer.map(({ key, row }: { key: string; row: Plain }) => ({ key, row: selected(row, columns) })); // as stores answer
  if (!isRow(answer)) return answer;
  return Object.fromEntries(
    columns.map((column) => [column, Object.hasOwn(answer, column) ? (answer[column] ?? null) : null]),
  );
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
  /** What a `put` writes, or the columns that a read names. */
  body: Plain | undefined,
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
      body,
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
