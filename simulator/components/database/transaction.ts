/**
 * A transaction in the database, from its first statement to its end, on a connection of its own. A statement outside
 * `ctx.transaction` is a transaction too, of number 0, that ends with its statement.
 */
import type { EventTarget, TimerId } from '../../kernel/event-queue';
import { FULFILLED, type Job } from '../../kernel/job-queue';
import { Outcome } from '../../model/failures';
import type { Plain, SchemaChange } from '../../model/plan';
import { Fact, Wait } from '../../telemetry/facts';
import type { Served } from '../servers';
import { StoreVerb, Transaction, type StatementOwner, type StoreRequest } from '../store';
import type { Database } from './database';
import { isDeadlocked, type Contended, type RowLock, type RowLocker } from './locks';
import { visibleRows } from './visible';
import { copied, isExclusive } from './schema';
import type { TableLock, TableUser } from './table-locks';

/** A transaction's life. It is all-or-nothing because `durable` is reached in one event. */
const FRESH = 0;
const AWAITS_CONNECTION = 1;
const OPEN = 2;
const COMMITTING = 3;
/** Committed, and the client does not know yet. */
const DURABLE = 4;
const ENDED = 5;

/** What may happen to it later. */
const LOOKS_FOR_DEADLOCK = 1;
const LOCK_TIMES_OUT = 2;
const LOG_WRITTEN = 3;
const ACKNOWLEDGES = 4;
const GOES_ON = 5;

export class DatabaseTransaction
  extends Transaction
  implements Served, EventTarget, Job, RowLocker, TableUser
{
  waitsFor: Contended | undefined = undefined;
  private state = FRESH;
  /** The statement under way; the others wait behind it, as on any connection. */
  private current: StoreRequest | undefined = undefined;
  private readonly queued: StoreRequest[] = [];
  private readonly held: RowLock[] = [];
  private readonly written: RowLock[] = [];
  /** Tables with columns that it uses; mostly none. */
  private tables: TableLock[] | undefined = undefined;
  /** The statement under way waits, or has waited, for its table: its work is still to be done. */
  private isOutside = false;
  /** What a single statement answers once it is committed. */
  private result: unknown = undefined;
  private waitsSinceNs = 0;
  private lastRow = -1;
  private deadlockTimer: TimerId = 0;
  private lockTimer: TimerId = 0;

  constructor(
    private readonly database: Database,
    number: number,
    owner: StatementOwner,
    span: number,
  ) {
    super(number, database, owner, span);
  }

  /** Nothing of it is on its way to the disk yet, or beyond. */
  get isRevocable(): boolean {
    return this.state < COMMITTING;
  }

  /** Row of the last fact about its statements: who waits for what it holds waits because of it. */
  get row(): number {
    return this.current?.row ?? this.lastRow;
  }

  /** A step of a migration keeps others from its table because of its release. */
  get keepsBy(): number {
    return this.current?.change === undefined ? this.row : this.owner.row;
  }

  /** The statement that it is at. */
  get underWay(): StoreRequest | undefined {
    return this.current;
  }

  /** A statement of this transaction has arrived. */
  take(request: StoreRequest): void {
    if (this.state === ENDED) return refuse(request);
    if (request.verb === StoreVerb.rollback && this.isRevocable) return this.rollBack(request);
    if (this.current !== undefined) {
      this.queued.push(request);
      return;
    }
    if (this.state === OPEN) return this.start(request);
    if (request.verb === StoreVerb.commit) {
      // It never began here: what came before did not arrive.
      this.state = ENDED;
      return refuse(request);
    }
    this.state = AWAITS_CONNECTION;
    this.current = request;
    this.waitsSinceNs = this.database.kernel.nowNs;
    if (this.database.connect(this, request)) return;
    this.state = ENDED;
    this.current = undefined;
    request.reply(Outcome.overloaded, undefined, request.row);
  }

  /** It has a connection: its first statement begins. `cause` is the row with which another gave it back. */
  connected(cause = -1): void {
    const request = this.current;
    if (request === undefined) return;
    this.state = OPEN;
    if (cause >= 0) this.waited(Fact.connectionWaited, request, this.number, this.database.index, cause);
    if (this.number !== 0) request.row = this.note(Fact.transactionBegan, this.span, request.row);
    this.start(request);
  }

  /** The CPU has done its part of the statement under way. */
  served(_tag: number, waitedNs: number, _workedNs: number, before: number): void {
    const request = this.current;
    if (request === undefined) return; // rolled back meanwhile
    if (waitedNs > 0) this.database.noteWait(request, waitedNs, before);
    const { table, key, verb } = request;
    if (this.isRefused(request)) return;
    if (request.change !== undefined) return this.alter(request, request.change);
    if (verb === StoreVerb.get) return this.done(request, this.visible(table, key) ?? null);
    if (verb === StoreVerb.all) return this.done(request, visibleRows(this.database, this.written, table));
    const lock = this.database.locks.find(table, key);
    if (lock === undefined) {
      const taken = this.database.locks.take(table, key, this, request.row);
      this.held.push(taken);
      this.act(request, taken);
    } else if (lock.holder === this) this.act(request, lock);
    else this.waitForRow(request, lock);
  }

  granted(lock: RowLock, cause: number): number {
    const request = this.current as StoreRequest; // only a statement under way waits
    this.stopWaiting();
    this.held.push(lock);
    this.waited(Fact.lockWaited, request, this.number, lock.table, cause);
    this.database.kernel.jobs.push(this, FULFILLED, undefined);
    return request.row;
  }

  admitted(lock: TableLock, cause: number): void {
    const request = this.current as StoreRequest; // as above
    this.stopWaiting();
    (this.tables ??= []).push(lock);
    this.waited(Fact.tableWaited, request, this.number, request.table, cause);
    this.database.kernel.jobs.push(this, FULFILLED, undefined);
  }

  /** Its turn has come: it has the lock that it waited for. */
  run(): void {
    this.fire(GOES_ON);
  }

  fire(tag: number): void {
    const { database } = this;
    if (this.state === ENDED || database.parks(this, tag)) return;
    if (tag === LOG_WRITTEN) this.becomeDurable();
    else if (tag === ACKNOWLEDGES) this.acknowledge();
    else if (tag === GOES_ON) this.goOn();
    else if (this.waitsFor === undefined) return;
    else if (tag === LOCK_TIMES_OUT) this.giveUp(Outcome.lockTimeout);
    else if (isDeadlocked(this)) this.giveUp(Outcome.deadlock);
  }

  /** Leaves the queue that it waits in for a lock. */
  stopWaiting(): void {
    const { kernel } = this.database;
    if (this.waitsFor === undefined) return;
    this.waitsFor.leave(this, this.row);
    this.waitsFor = undefined;
    kernel.cancel(this.deadlockTimer);
    kernel.cancel(this.lockTimer);
  }

  /** Its client is gone: nothing of it is kept and nobody is answered. */
  abandon(): void {
    this.unanswered();
    this.abort(Outcome.gone, this.owner.row);
  }

  /** Its client has closed the connection. What is on its way to the disk goes on. */
  cutOff(): void {
    if (this.state === FRESH) this.state = ENDED;
    else if (this.isRevocable) this.abandon();
  }

  /** The database died. Its locks are gone with it. */
  lost(row: number): void {
    const statements = this.unanswered();
    if (this.state !== DURABLE) this.recordEnd(Outcome.connectionReset, row);
    this.stopWaiting();
    this.state = ENDED;
    for (const request of statements) this.database.reset(request, row);
  }

  private start(request: StoreRequest): void {
    this.current = request;
    if (request.verb === StoreVerb.commit) return this.commit(request);
    const lock = this.database.schemas[request.table]?.lock;
    if (lock === undefined || this.enters(lock, request)) this.database.work(this, request);
  }

  /** Whether it may use the table of a statement; if not, it waits for it. */
  private enters(lock: TableLock, request: StoreRequest): boolean {
    if (lock.has(this)) return true;
    const alone = isExclusive(request);
    const keeper = lock.keeper(alone);
    if (keeper === undefined) {
      lock.enter(this, alone);
      (this.tables ??= []).push(lock);
      return true;
    }
    const queued = lock.queued;
    lock.await(this, alone);
    this.isOutside = true;
    this.wait(request, lock, Wait.table, queued, keeper.keepsBy);
    return false;
  }

  /** Notes the end of a wait that `cause` ended. */
  private waited(fact: Fact, request: StoreRequest, about: number, what: number, cause: number): void {
    const { kernel } = this.database;
    const waitedNs = kernel.nowNs - this.waitsSinceNs;
    request.row = kernel.journal.append(fact, request.span, about, what, waitedNs, cause);
  }

  private goOn(): void {
    const request = this.current;
    if (request === undefined) return;
    if (this.isOutside) {
      this.isOutside = false;
      return this.database.work(this, request);
    }
    if (request.change !== undefined) return this.alter(request, request.change);
    const lock = this.held.at(-1); // the newest: one statement at a time
    if (lock !== undefined) this.act(request, lock);
  }

  /** Refuses a statement that names what its table does not have; its transaction is over with it. */
  private isRefused(request: StoreRequest): boolean {
    const refusal = this.database.schemas[request.table]?.refusal(request);
    if (refusal === undefined) return false;
    if (refusal.row >= 0) request.row = refusal.row;
    this.giveUp(refusal.outcome);
    return true;
  }

  /** Carries out a step of a migration. A copy is one UPDATE: it locks every row, one after the other, to its end. */
  private alter(request: StoreRequest, change: SchemaChange): void {
    if (change.does !== 'copy') return this.commit(request);
    const rows = this.database.committed(change.table);
    const taken = this.database.locks.takeAll(change.table, rows.keys(), this, request.row, this.held);
    if (taken !== undefined) return this.waitForRow(request, taken);
    for (const lock of this.held) this.write(lock, copied(rows.get(lock.key), change));
    this.commit(request);
  }

  private write(lock: RowLock, after: Plain | undefined): void {
    if (!lock.written) this.written.push(lock);
    lock.written = true;
    lock.after = after;
  }

  /** Carries the statement out, its row being locked. */
  private act(request: StoreRequest, lock: RowLock): void {
    const before = this.visible(lock.table, lock.key);
    if (request.verb === StoreVerb.lock) return this.done(request, before ?? null);
    this.write(lock, request.verb === StoreVerb.put ? this.database.rowAfter(request, before) : undefined);
    const result = request.verb === StoreVerb.delete ? before !== undefined : undefined;
    if (this.number !== 0) return this.done(request, result);
    this.result = result;
    this.commit(request);
  }

  /** Answers the statement under way and goes on with the next. */
  private done(request: StoreRequest, value: unknown): void {
    if (this.number === 0) this.end(request.row);
    request.reply(Outcome.ok, value, request.row);
    this.lastRow = request.row;
    this.current = undefined;
    const next = this.queued.shift();
    if (next !== undefined) this.start(next);
  }

  private waitForRow(request: StoreRequest, lock: RowLock): void {
    const queued = lock.waiting.length;
    lock.waiting.push(this);
    this.wait(request, lock, Wait.lock, queued, lock.row);
  }

  /** Waits for a row or a table behind `queued` others; `cause` is the row of who has it. */
  private wait(request: StoreRequest, awaited: Contended, what: Wait, queued: number, cause: number): void {
    const { kernel, parameters } = this.database;
    const { journal } = kernel;
    request.row = journal.append(Fact.waitBegan, request.span, what, request.table, queued, cause);
    this.waitsFor = awaited;
    this.waitsSinceNs = kernel.nowNs;
    this.deadlockTimer = kernel.schedule(parameters.deadlockTimeout, this, LOOKS_FOR_DEADLOCK);
    if (parameters.lockTimeout > 0) {
      this.lockTimer = kernel.schedule(parameters.lockTimeout, this, LOCK_TIMES_OUT);
    }
  }

  /** The log goes to the disk, unless there is nothing in it. */
  private commit(request: StoreRequest): void {
    this.state = COMMITTING;
    if (this.written.length === 0 && request.change === undefined) this.becomeDurable();
    else this.database.kernel.schedule(this.database.commitNs(request), this, LOG_WRITTEN);
  }

  /** The one event in which all that it wrote is there. Whoever watches may crash anything now. */
  private becomeDurable(): void {
    const { database, number } = this;
    const request = this.current as StoreRequest; // it is the commit, or the single statement
    this.state = DURABLE;
    const changes = database.apply(this.written);
    if (number !== 0) request.row = this.note(Fact.transactionCommitted, changes.length, request.row);
    request.row = database.record(changes, number, request.row);
    if (request.change !== undefined) request.row = database.alter(request.change, this.owner.row);
    database.announce(changes, this.owner, request.row);
    this.fire(ACKNOWLEDGES);
  }

  private acknowledge(): void {
    const [request, ...late] = this.unanswered();
    this.end(request?.row ?? this.lastRow);
    request?.reply(Outcome.ok, this.result, request.row);
    for (const statement of late) refuse(statement);
  }

  private rollBack(request: StoreRequest): void {
    const statements = this.unanswered();
    const row = this.abort(Outcome.rolledBack, request.row);
    for (const statement of statements) refuse(statement);
    request.reply(Outcome.ok, undefined, row);
  }

  /** The statement under way fails with `outcome`, and with it the whole transaction. */
  private giveUp(outcome: Outcome): void {
    const [request, ...others] = this.unanswered();
    if (request === undefined) return;
    const row = this.abort(outcome, request.row);
    request.reply(outcome, undefined, row);
    for (const statement of others) refuse(statement);
  }

  /** Ends it with nothing kept; returns the row that says so. */
  private abort(why: Outcome, cause: number): number {
    const row = this.recordEnd(why, cause);
    this.stopWaiting();
    this.end(row);
    return row;
  }

  private recordEnd(why: Outcome, cause: number): number {
    if (this.number === 0 || this.state < OPEN) return cause;
    return this.note(Fact.transactionRolledBack, why, cause);
  }

  /** Notes what became of the transaction; returns the row. */
  private note(fact: Fact, about: number, cause: number): number {
    const { kernel, index } = this.database;
    return kernel.journal.append(fact, this.number, about, index, 0, cause);
  }

  /** Gives back all it has, because of the row `cause`; the next in line go on. */
  private end(cause: number): void {
    this.state = ENDED;
    for (const lock of this.held) this.database.locks.release(lock, cause);
    this.held.length = 0;
    if (this.tables !== undefined) for (const lock of this.tables) lock.release(this, cause);
    this.database.left(this, cause);
  }

  /** Statements without an answer, the one under way first; they are the caller's now. */
  private unanswered(): StoreRequest[] {
    const statements = this.current === undefined ? [] : [this.current, ...this.queued];
    this.current = undefined;
    this.queued.length = 0;
    return statements;
  }

  /** A row as this transaction sees it: its own write, else what is committed. */
  private visible(table: number, key: string): Plain | undefined {
    const lock = this.database.locks.find(table, key);
    if (lock !== undefined && lock.written && lock.holder === this) return lock.after;
    return this.database.committed(table).get(key);
  }
}

/** Answers a statement of a transaction that has ended: there is nothing left to roll back, and nothing to do for others. */
function refuse(request: StoreRequest): void {
  const outcome = request.verb === StoreVerb.rollback ? Outcome.ok : Outcome.rolledBack;
  request.reply(outcome, undefined, request.row);
}
