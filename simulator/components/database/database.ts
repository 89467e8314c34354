/**
 * The database: tables of committed rows, the locks on them and the transactions that change them. Its storage is durable:
 * what a commit has put there stays through any crash; locks and uncommitted writes do not.
 *
 * Rows are never copied here. What handlers write has been copied before it is sent, and what they read is copied before
 * they see it, so nobody outside has a reference to what is stored.
 */
import { createDistribution, type Distribution } from '../../kernel/distributions';
import type { Kernel } from '../../kernel/kernel';
import type { RandomStream } from '../../kernel/random';
import type { Plain, Plan, SchemaChange, StorePlan } from '../../model/plan';
import { Fact, SchemaVerb, Wait } from '../../telemetry/facts';
import type { Numbering } from '../../telemetry/numbering';
import { Fifo } from '../fifo';
import { readParameters } from '../read-parameters';
import { Rows } from '../rows';
import type { Served } from '../servers';
import {
  StoreVerb,
  type CommitListener,
  type NewestRows,
  type RowChange,
  type StatementOwner,
} from '../store';
import type { StoreClientProcess, StoreRequest } from '../store';
import { StoreProcess, tablesOf } from '../store-process';
import { DATABASE_PARAMETERS } from './definition';
import { LockTable, type RowLock } from './locks';
import { Schema } from './schema';
import { DatabaseTransaction } from './transaction';

export type DatabaseParameters = ReturnType<typeof readParameters<typeof DATABASE_PARAMETERS>>;

export class Database extends StoreProcess {
  readonly hasTransactions = true;
  readonly parameters: DatabaseParameters;
  readonly locks: LockTable;
  /** By table; undefined for those that declare no columns, and for other stores'. */
  readonly schemas: (Schema | undefined)[];
  private readonly tables: Rows<Plain>[];
  /** Those that hold a connection, in the order in which they got it. */
  private readonly open = new Set<DatabaseTransaction>();
  private readonly waiting = new Fifo<DatabaseTransaction>();
  private readonly readTime: Distribution;
  private readonly writeTime: Distribution;
  private readonly commitTime: Distribution;

  /** The store `index` of the plan, with the rows that its tables begin with. `streams` gives its randomness by purpose. */
  constructor(
    kernel: Kernel,
    private readonly numbering: Numbering,
    plan: Plan,
    index: number,
    private readonly streams: Readonly<Record<'read' | 'write' | 'commit', RandomStream>>,
    onCommit: CommitListener,
  ) {
    const store = plan.stores[index] as StorePlan; // the engine counts over the plan's stores
    const parameters = readParameters(DATABASE_PARAMETERS, store.parameters);
    super({ kernel, numbering, onCommit }, index, store.name, parameters.cpus, parameters.restartAfter);
    this.parameters = parameters;
    this.readTime = createDistribution(parameters.readTime);
    this.writeTime = createDistribution(parameters.writeTime);
    this.commitTime = createDistribution(parameters.commitTime);
    this.locks = new LockTable(store.name);
    const tables = tablesOf(plan, index);
    this.schemas = tables.map(({ columns }) => (columns === undefined ? undefined : new Schema(columns)));
    this.tables = tables.map(({ name, rows }) => {
      const table = new Rows<Plain>(name);
      for (const { key, row } of rows) table.set(key, row);
      return table;
    });
  }

  /** Connections that are held. */
  get connectionsInUse(): number {
    return this.open.size;
  }

  /** Transactions and single statements that wait for a connection. */
  get waitingForConnection(): number {
    return this.waiting.length;
  }

  get statementTimeoutNs(): number {
    return this.parameters.statementTimeout;
  }

  newTransaction(number: number, owner: StatementOwner, span: number): DatabaseTransaction {
    return new DatabaseTransaction(this, number, owner, span);
  }

  rows(table: number): { key: string; row: Plain }[] {
    const rows = this.committed(table);
    return rows.keys().map((key) => ({ key, row: rows.get(key) ?? null })); // keys() names what is there
  }

  newest(table: number, limit: number): NewestRows {
    const rows = this.committed(table);
    return {
      rows: rows.newest(limit).map((key) => ({ key, row: rows.get(key) ?? null })),
      count: rows.size,
    };
  }

  /** The committed rows of a table. */
  committed(table: number): Rows<Plain> {
    return this.tables[table] as Rows<Plain>; // tables are numbered by the plan
  }

  /** Gives a transaction a connection for its statement, now or when its turn comes; false when too many wait already. */
  connect(transaction: DatabaseTransaction, request: StoreRequest): boolean {
    if (this.open.size < this.parameters.connections) {
      this.open.add(transaction);
      transaction.connected();
      return true;
    }
    const [longest] = this.open;
    const holder = longest?.row ?? -1;
    const { length } = this.waiting;
    if (length >= this.parameters.queue) {
      request.row = holder;
      return false;
    }
    const { journal } = this.kernel;
    request.row = journal.append(Fact.waitBegan, request.span, Wait.connection, this.index, length, holder);
    this.waiting.push(transaction);
    return true;
  }

  /** A transaction has ended, with the row `cause`. Its connection is the next one's. */
  left(transaction: DatabaseTransaction, cause: number): void {
    if (!this.open.delete(transaction)) return this.waiting.remove((other) => other === transaction);
    const next = this.waiting.shift();
    if (next === undefined) return;
    this.open.add(next);
    next.connected(cause);
  }

  /** Has a CPU do its part of a statement. */
  work(customer: Served, request: StoreRequest): void {
    this.servers.submit(customer, 0, this.stretched(this.sampleNs(request), request));
  }

  /** How long a commit takes to reach the disk. */
  commitNs(request: StoreRequest): number {
    return this.stretched(this.commitTime.sample(this.streams.commit), request);
  }

  /** Puts what was written into the tables; returns what that changed. Removing what is not there changes nothing. */
  apply(written: readonly RowLock[]): RowChange[] {
    const changes: RowChange[] = [];
    for (const { table, key, after } of written) {
      const rows = this.committed(table);
      const before = rows.get(key);
      if (before === undefined && after === undefined) continue;
      if (after === undefined) rows.delete(key);
      else rows.set(key, after);
      changes.push({ table, key, before, after });
    }
    return changes;
  }

  /** What a `put` makes of the row that was there. */
  rowAfter({ table, newRow }: StoreRequest, before: Plain | undefined): Plain {
    const schema = this.schemas[table];
    return schema === undefined ? newRow : schema.written(before, newRow);
  }

  /** A change of the schema is durable; returns the row that says so. `cause` is the row of who wanted it. */
  alter(change: SchemaChange, cause: number): number {
    const { does, table, column, to } = change;
    const [word, other] = [column, to].map((name) => (name === '' ? -1 : this.numbering.word(name)));
    const verb = SchemaVerb[does];
    const { journal } = this.kernel;
    const row = journal.append(Fact.schemaChanged, table, word ?? -1, verb, other ?? -1, cause);
    this.schemas[table]?.apply(change, this.committed(table), row);
    return row;
  }

  protected begin(request: StoreRequest): void {
    const { transaction, owner, span } = request;
    const own = transaction as DatabaseTransaction | undefined; // made by `newTransaction` and sent only to its store
    (own ?? new DatabaseTransaction(this, 0, owner, span)).take(request);
  }

  /** A commit that is on its way to the disk cannot be called back; all else of that process is undone. */
  protected forget(process: StoreClientProcess): void {
    const theirs: DatabaseTransaction[] = [];
    for (const transaction of this.open) {
      if (transaction.owner.process === process && transaction.isRevocable) theirs.push(transaction);
    }
    this.waiting.remove((transaction) => transaction.owner.process === process);
    // First none of them waits any more, so that none is handed what another gives back.
    for (const transaction of theirs) transaction.stopWaiting();
    for (const transaction of theirs) transaction.abandon();
  }

  protected drop(request: StoreRequest): void {
    const own = request.transaction as DatabaseTransaction | undefined; // as in `begin`
    if (own !== undefined) return own.cutOff();
    this.waiting.remove(({ underWay }) => underWay === request);
    for (const transaction of this.open) if (transaction.underWay === request) transaction.cutOff();
  }

  protected override underWay(): StoreRequest[] {
    return [...this.open].flatMap(({ underWay }) => (underWay === undefined ? [] : [underWay]));
  }

  protected lost(row: number): void {
    const all = [...this.open, ...this.waiting.takeAll()];
    this.open.clear();
    this.locks.clear();
    for (const schema of this.schemas) schema?.lock.clear();
    for (const transaction of all) transaction.lost(row);
  }

  private sampleNs({ verb, table, change }: StoreRequest): number {
    const writes = verb === StoreVerb.put || verb === StoreVerb.delete || verb === StoreVerb.alter;
    if (writes) {
      const ns = this.writeTime.sample(this.streams.write);
      return change?.does === 'copy' ? ns * this.committed(table).size : ns;
    }
    const ns = this.readTime.sample(this.streams.read);
    return verb === StoreVerb.all ? ns + this.parameters.rowTime * this.committed(table).size : ns;
  }
}
