/** For tests: one store, a link to it and clients whose handlers are generators written by hand. */
import { constant } from '../kernel/distributions/constant';
import { uniform } from '../kernel/distributions/uniform';
import { FULFILLED } from '../kernel/job-queue';
import { KernelPromise } from '../kernel/promise';
import { createStream } from '../kernel/random';
import type { GuestGenerator } from '../kernel/task';
import { after, testKernel, TestTask } from '../kernel/testing';
import type { OperationPlan, ParameterValues, Plain, Plan, SchemaChange } from '../model/plan';
import { CallError, Link, RareDeadlines } from '../network';
import { where, type Fact } from '../telemetry/facts';
import { Numbering } from '../telemetry/numbering';
import { Operation } from './operation';
import { makerOf, type CreateStore } from './makers';
import { STORES } from './stores';
import {
  NO_TABLE,
  StoreRequest,
  StoreVerb,
  type RowChange,
  type StatementOwner,
  type StoreAccess,
  type Transaction,
} from './store';

type TableRows = Readonly<Record<string, Plain>>;

export interface StoreTestOptions {
  readonly kind?: 'database' | 'cache';
  readonly parameters?: ParameterValues;
  /** What each table begins with; `{}` when none is given. */
  readonly tables?: readonly TableRows[];
  /** Columns of every table; none are declared when it is left out. */
  readonly columns?: readonly string[];
  /** Latency of each leg, drawn evenly; the same bounds make it constant. */
  readonly latencyNs?: readonly [from: number, to: number];
  readonly seed?: number;
}

const OPERATION: OperationPlan = {
  name: 'm.o',
  module: 0,
  work: { kind: 'constant', value: 0 },
  calls: [],
  callsInParallel: false,
  isDefault: false,
};

export class StoreTest {
  readonly kernel = testKernel();
  readonly numbering = new Numbering();
  readonly operation = new Operation(0, OPERATION, 'm', constant(0));
  /** Every commit that the listener was told of. */
  readonly commits: { readonly changes: readonly RowChange[]; readonly owner: StatementOwner | undefined }[] =
    [];
  readonly store;
  readonly link;
  readonly access: StoreAccess;
  private clients = 0;

  constructor(options: StoreTestOptions = {}) {
    const { kind = 'database', parameters = {}, tables = [{}], latencyNs = [1000, 1000], seed = 1 } = options;
    const { columns } = options;
    const plan = {
      stores: [{ name: 'store', kind, parameters }],
      modules: [{ name: 'm', external: false, service: 0, store: 0, hasHandlers: true }],
      tables: tables.map((rows, index) => ({
        name: `m.t${index}`,
        module: 0,
        ...(columns === undefined ? {} : { columns }),
        rows: Object.entries(rows).map(([key, row]) => ({ key, row })),
      })),
    };
    this.store = makerOf<CreateStore>(STORES, kind)(
      this.kernel,
      this.numbering,
      plan as unknown as Plan, // what a store reads of it
      0,
      (purpose) => createStream(seed, 'store', purpose),
      (changes, owner) => this.commits.push({ changes, owner }),
    );
    const [from, to] = latencyNs;
    const always = from === to ? from : undefined;
    this.link = new Link(
      this.kernel,
      0,
      'm->store',
      uniform(from, to),
      always,
      0,
      createStream(seed, 'link', ''),
    );
    const { store, link } = this;
    const { statementTimeoutNs: timeoutNs } = store;
    const deadlines = timeoutNs > 0 ? new RareDeadlines(this.kernel, timeoutNs) : undefined;
    this.access = { server: store, link, deadlines };
  }

  /** A process that uses the store. */
  client(): TestClient {
    return new TestClient(this, ++this.clients);
  }

  /** Starts a generator as a task; `advance` lets it go on. */
  start(body: () => GuestGenerator): TestTask {
    const task = new TestTask(body);
    this.kernel.intervene(() => task.run(FULFILLED, undefined));
    return task;
  }

  /** For a generator to wait for. */
  sleep(ns: number): KernelPromise<unknown> {
    return after(this.kernel, ns, undefined);
  }

  /** Lets `ns` pass; fails the test when the run ended. */
  advance(ns: number): void {
    this.kernel.advance(this.kernel.nowNs + ns, Infinity);
    if (this.kernel.failure !== undefined) throw this.kernel.failure;
  }

  /** Does something between two events. */
  intervene(action: () => void): void {
    this.kernel.intervene(action);
    if (this.kernel.failure !== undefined) throw this.kernel.failure;
  }

  /** Kills the store between two events. */
  crash(): void {
    this.intervene(() => this.store.crash(0, -1, -1));
  }

  /** The committed rows of a table. */
  rows(table = 0): Record<string, Plain> {
    return Object.fromEntries(this.store.rows(table).map(({ key, row }) => [key, row]));
  }

  /** Rows of the journal of one kind, oldest first. */
  facts(kind: Fact): { a: number; b: number; c: number; value: number; timeNs: number }[] {
    const { journal } = this.kernel;
    const found = [];
    for (let row = journal.oldest; row < journal.length; row++) {
      const i = row & journal.mask;
      if (journal.kinds[i] !== kind) continue;
      const [a = 0, b = 0, c = 0] = [journal.a[i], journal.b[i], journal.c[i]];
      found.push({ a, b, c, value: journal.values[i] ?? 0, timeNs: journal.times[i] ?? 0 });
    }
    return found;
  }
}

export class TestClient implements StatementOwner {
  alive = true;
  row = -1;
  readonly span: number;
  readonly request: number;
  readonly process: { alive: boolean; readonly instanceNumber: number };

  constructor(
    private readonly test: StoreTest,
    readonly instanceNumber: number,
  ) {
    this.span = test.numbering.nextSpan();
    this.request = test.numbering.nextRequest();
    this.process = { alive: true, instanceNumber };
  }

  get operation(): Operation {
    return this.test.operation;
  }

  resume(): void {}

  /** The process dies; the store hears of it a link's latency later. */
  die(): void {
    this.alive = false;
    this.process.alive = false;
    this.test.link.carry({ fire: () => this.test.store.disconnected(this.process) });
  }

  transaction(): Transaction {
    return this.test.store.newTransaction(this.test.numbering.nextTransaction(), this, this.span);
  }

  get(key: string, transaction?: Transaction, table = 0): KernelPromise<unknown> {
    return this.send(StoreVerb.get, table, key, undefined, transaction);
  }

  lock(key: string, transaction?: Transaction, table = 0): KernelPromise<unknown> {
    return this.send(StoreVerb.lock, table, key, undefined, transaction);
  }

  put(key: string, row: Plain, transaction?: Transaction, table = 0): KernelPromise<unknown> {
    return this.send(StoreVerb.put, table, key, row, transaction);
  }

  delete(key: string, transaction?: Transaction, table = 0): KernelPromise<unknown> {
    return this.send(StoreVerb.delete, table, key, undefined, transaction);
  }

  all(transaction?: Transaction, table = 0): KernelPromise<unknown> {
    return this.send(StoreVerb.all, table, '', undefined, transaction);
  }

  commit(transaction: Transaction): KernelPromise<unknown> {
    return this.send(StoreVerb.commit, NO_TABLE, '', undefined, transaction);
  }

  rollback(transaction: Transaction): KernelPromise<unknown> {
    return this.send(StoreVerb.rollback, NO_TABLE, '', undefined, transaction);
  }

  /** A read that names its columns. */
  select(key: string, columns: readonly string[], transaction?: Transaction): KernelPromise<unknown> {
    return this.send(StoreVerb.get, 0, key, columns, transaction);
  }

  /** A step of a migration of the first table. */
  alter(does: SchemaChange['does'], column: string, to = ''): KernelPromise<unknown> {
    return this.send(StoreVerb.alter, 0, '', undefined, undefined, { does, table: 0, column, to });
  }

  private send(
    verb: StoreVerb,
    table: number,
    key: string,
    body: Plain | undefined,
    transaction: Transaction | undefined,
    change?: SchemaChange,
  ): KernelPromise<unknown> {
    const { kernel, access, numbering } = this.test;
    const promise = new KernelPromise<unknown>();
    const place = where(this.request, this.instanceNumber);
    const span = numbering.nextSpan();
    new StoreRequest(
      kernel,
      access,
      verb,
      table,
      key,
      body,
      transaction,
      this,
      span,
      this.span,
      place,
      promise,
      -1,
      change,
    );
    return promise;
  }
}

/** The code that a statement failed with. */
export function codeOf(error: unknown): string {
  return error instanceof CallError ? error.code : 'no CallError';
}
