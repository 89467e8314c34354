/**
 * The store's seam: how a handler's statement reaches a store and its answer comes back, whatever the store is. A store is
 * a process of its own behind a link; it can crash while a statement is under way, and then the caller does not know.
 */
import type { EventTarget } from '../kernel/event-queue';
import { FULFILLED, REJECTED } from '../kernel/job-queue';
import type { Kernel } from '../kernel/kernel';
import { settle, type KernelPromise } from '../kernel/promise';
import { Outcome } from '../model/failures';
import type { Plain, SchemaChange } from '../model/plan';
import { CallError, type Limited, type Link, type RareDeadlines } from '../network';
import { Fact } from '../telemetry/facts';
import type { Handling } from './operation';
import type { Server } from './server-process';

/**
 * What a statement does. `lock` reads a row and keeps it from others until the transaction ends (SELECT … FOR UPDATE); `alter`
 * is a step of a migration. `log` asks what was committed since a place in the log.
 */
export const StoreVerb = {
  get: 0,
  lock: 1,
  put: 2,
  delete: 3,
  all: 4,
  commit: 5,
  rollback: 6,
  alter: 7,
  log: 8,
} as const;
export type StoreVerb = (typeof StoreVerb)[keyof typeof StoreVerb];

/** Stands for "no table" in `storeCallStarted`. */
export const NO_TABLE = 65535;

/** One incarnation of a process that talks to stores; a restart makes a new one. */
export interface StoreClientProcess {
  readonly alive: boolean;
  readonly instanceNumber: number;
}

/** Who a statement is for: the handler that issued it. */
export interface StatementOwner extends Handling {
  readonly process: StoreClientProcess;
}

/** What a client does once its transaction is committed, before whoever began it goes on. */
export interface Afterwards {
  begin(owner: StatementOwner, then: () => void): void;
}

/** A transaction as both ends see it; a store's own class adds locks and writes. */
export abstract class Transaction {
  /** False until its first statement was sent: nothing to commit then. */
  began = false;
  /** A part of it that was to be kept whole or not at all has failed: all of it can only be rolled back. */
  doomed = false;
  /** Its connection was given up by the client: nothing more can be said in it. */
  isBroken = false;
  /** Mostly nothing. */
  afterwards: Afterwards | undefined = undefined;
  constructor(
    readonly number: number,
    readonly store: StoreServer,
    /** Handler that began it. */
    readonly owner: StatementOwner,
    readonly span: number,
  ) {}

  private busy = false;
  private readonly waiting: (() => void)[] = [];

  /** A transaction has one connection, which carries one statement at a time: `send` runs now or when it is its turn. */
  inTurn(send: () => void): void {
    if (this.busy && !this.isBroken) {
      this.waiting.push(send);
      return;
    }
    this.busy = true;
    send();
  }

  /** For `StoreRequest`: the statement under way was answered. */
  answered(): void {
    let next = this.waiting.shift();
    if (next === undefined) this.busy = false;
    next?.();
    // Nothing that is sent on a broken one is ever answered.
    while (this.isBroken && (next = this.waiting.shift()) !== undefined) next();
  }
}

/** A committed change of one row, in the order of writing. */
export interface RowChange {
  readonly table: number;
  readonly key: string;
  readonly before: Plain | undefined;
  readonly after: Plain | undefined;
}

/**
 * Told of every commit, at the instant at which it becomes durable and before anyone gets an answer. Nobody owns what a
 * store does by itself: rows of a cache that expire, or die with it.
 */
export type CommitListener = (
  changes: readonly RowChange[],
  owner: StatementOwner | undefined,
  row: number,
) => void;

/** A store, as handlers, faults and readers use it. */
export interface StoreServer extends Server {
  readonly hasTransactions: boolean;
  /** How long its clients wait for an answer, ns; 0 = for ever. */
  readonly statementTimeoutNs: number;
  /** Makes a transaction that begins with its first statement. */
  newTransaction(number: number, owner: StatementOwner, span: number): Transaction;
  /** Takes a statement that has arrived; answers it later, once, with `request.reply`. */
  receive(request: StoreRequest): void;
  /** The connections of a process broke: what it had open is rolled back. */
  disconnected(process: StoreClientProcess): void;
  /** A client waited long enough for a statement and closed its connection: what can be undone of it is. */
  gaveUp(request: StoreRequest): void;
  /** Committed rows of a table, for ledgers and tests. */
  rows(table: number): readonly { readonly key: string; readonly row: Plain }[];
  /** The rows that came last, the last one first, at most `limit`; and how many there are. */
  newest(table: number, limit: number): NewestRows;
}

export interface NewestRows {
  readonly rows: readonly { readonly key: string; readonly row: Plain }[];
  readonly count: number;
}

/** Whether a value has columns. */
export function isRow(value: Plain | undefined): value is { readonly [column: string]: Plain } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A store as one service reaches it. */
export interface StoreAccess {
  readonly server: StoreServer;
  readonly link: Link;
  /** How long statements may take; undefined = as long as they will. */
  readonly deadlines: RareDeadlines | undefined;
}

const ARRIVES = 1;
const ANSWERED = 2;

/** One statement on its way: sent, carried out, answered; all three can fail. */
export class StoreRequest implements EventTarget, Limited {
  /** Row of the last fact about it. */
  row: number;
  private answered = false;
  /** The client has its answer, or waits for none any more. */
  private isOver = false;
  private outcome: Outcome = Outcome.ok;
  private value: unknown = undefined;
  private readonly startedNs: number;
  private readonly deadline: number;

  constructor(
    private readonly kernel: Kernel,
    private readonly access: StoreAccess,
    readonly verb: StoreVerb,
    /** Table index, or `NO_TABLE`. */
    readonly table: number,
    readonly key: string,
    /** Row that a `put` writes; columns that a read names, undefined = all there are. */
    private readonly body: Plain | undefined,
    readonly transaction: Transaction | undefined,
    readonly owner: StatementOwner,
    readonly span: number,
    parentSpan: number,
    /** `where(request, instance)`. */
    place: number,
    private readonly promise: KernelPromise<unknown>,
    cause: number,
    /** What an `alter` changes. */
    readonly change: SchemaChange | undefined = undefined,
  ) {
    this.startedNs = kernel.nowNs;
    if (transaction !== undefined) transaction.began = true;
    const coded = table + verb * 65536;
    this.row = kernel.journal.append(Fact.storeCallStarted, span, parentSpan, coded, place, cause);
    this.row = access.link.transmit(0, span, -1, this, ARRIVES, this.row);
    this.deadline = access.deadlines?.add(this) ?? 0;
  }

  /** Row that a `put` writes. */
  get newRow(): Plain {
    return this.body ?? null;
  }

  /** Columns that a statement names, for tables that have some; undefined when it names none. */
  get columns(): readonly string[] | undefined {
    const { body, verb } = this;
    if (verb === StoreVerb.put) return isRow(body) ? Object.keys(body) : undefined;
    return body as readonly string[] | undefined; // as the table's `get` and `all` made it
  }

  /** Sends the answer; a second one is not sent. */
  reply(outcome: Outcome, value: unknown, cause: number): void {
    if (this.answered) return;
    this.answered = true;
    this.outcome = outcome;
    this.value = value;
    this.row = this.access.link.transmit(1, this.span, -1, this, ANSWERED, cause);
  }

  fire(tag: number): void {
    if (tag === ANSWERED) return this.finish();
    const { server } = this.access;
    if (server.up) return server.receive(this);
    this.reply(Outcome.connectionRefused, undefined, server.downRow);
  }

  /** For `Deadlines`: the client closes the connection, as drivers do, for what comes on it now would answer another question. */
  timeOut(): void {
    const { server, link } = this.access;
    if (!this.owner.process.alive) return;
    if (this.transaction !== undefined) this.transaction.isBroken = true;
    link.carry({ fire: () => server.gaveUp(this) });
    this.outcome = Outcome.timeout;
    this.finish();
  }

  private finish(): void {
    if (this.isOver) return;
    this.isOver = true;
    const { server, deadlines } = this.access;
    deadlines?.release(this.deadline);
    // Nobody is there to take the answer; or somebody is, but the handler that asked has ended.
    if (!this.owner.process.alive) return;
    this.transaction?.answered();
    const took = this.kernel.nowNs - this.startedNs;
    this.row = this.kernel.journal.append(
      Fact.storeCallEnded,
      this.span,
      this.outcome,
      server.index,
      took,
      this.row,
    );
    if (!this.owner.alive) return;
    this.owner.row = this.row;
    if (this.outcome === Outcome.ok) return settle(this.promise, FULFILLED, this.value);
    const error = new CallError(this.outcome, server.name);
    error.row = this.row;
    settle(this.promise, REJECTED, error);
  }
}
