/**
 * The cache: one thread that carries out one command after the other, in the order in which they came. All it knows is in
 * memory and dies with it. As in the database, rows are never copied here: both ends of the way to it copy them.
 */
import { createDistribution, type Distribution } from '../../kernel/distributions';
import type { EventTarget } from '../../kernel/event-queue';
import type { Kernel } from '../../kernel/kernel';
import type { RandomStream } from '../../kernel/random';
import { assert } from '../../kernel/run-failure';
import { Outcome } from '../../model/failures';
import type { Plain, Plan, StorePlan } from '../../model/plan';
import type { Numbering } from '../../telemetry/numbering';
import { Fifo } from '../fifo';
import { readParameters } from '../read-parameters';
import type { Served } from '../servers';
import {
  StoreVerb,
  type CommitListener,
  type NewestRows,
  type RowChange,
  type StoreRequest,
  type Transaction,
} from '../store';
import { StoreProcess, tablesOf } from '../store-process';
import { CACHE_PARAMETERS } from './definition';
import { Entries, type Entry } from './entries';

export class Cache extends StoreProcess implements Served, EventTarget {
  readonly hasTransactions = false;
  private readonly parameters: ReturnType<typeof readParameters<typeof CACHE_PARAMETERS>>;
  private readonly entries: Entries;
  /** Commands that wait for the thread, the one it is at included. */
  private readonly commands = new Fifo<StoreRequest>();
  /** A write that is done and not answered yet. */
  private written: StoreRequest | undefined = undefined;
  private readonly commandTime: Distribution;

  /** The store `index` of the plan, with the rows that its tables begin with; `stream` draws how long commands take. */
  constructor(
    kernel: Kernel,
    numbering: Numbering,
    plan: Plan,
    index: number,
    private readonly stream: RandomStream,
    onCommit: CommitListener,
  ) {
    const store = plan.stores[index] as StorePlan; // the engine counts over the plan's stores
    const parameters = readParameters(CACHE_PARAMETERS, store.parameters);
    super({ kernel, numbering, onCommit }, index, store.name, 1, parameters.restartAfter);
    this.parameters = parameters;
    this.commandTime = createDistribution(parameters.commandTime);
    const expire = (entry: Entry, tag: number): void => this.expire(entry, tag);
    this.entries = new Entries(
      kernel,
      tablesOf(plan, index),
      parameters.ttl,
      parameters.maxMemory > 0,
      expire,
    );
  }

  /** What its rows take, estimated; 0 when nothing limits it. */
  get usedBytes(): number {
    return this.entries.usedBytes;
  }

  /** Row of the command that the thread is at. */
  get row(): number {
    return this.commands.first?.row ?? -1;
  }

  get statementTimeoutNs(): number {
    return this.parameters.statementTimeout;
  }

  newTransaction(): Transaction {
    assert(false, 'a cache has no transactions');
  }

  rows(table: number): { key: string; row: Plain }[] {
    const rows = this.entries.rows(table);
    return rows.keys().map((key) => ({ key, row: rows.get(key)?.row ?? null })); // keys() names what is there
  }

  newest(table: number, limit: number): NewestRows {
    const rows = this.entries.rows(table);
    return {
      rows: rows.newest(limit).map((key) => ({ key, row: rows.get(key)?.row ?? null })),
      count: rows.size,
    };
  }

  /** The thread has done a command's work: it takes effect. */
  served(_tag: number, waitedNs: number, _workedNs: number, before: number): void {
    const request = this.commands.shift();
    if (request === undefined || this.hasLeft(request.owner.process)) return;
    if (waitedNs > 0) this.noteWait(request, waitedNs, before);
    const { verb, table, key } = request;
    switch (verb) {
      case StoreVerb.get:
        return request.reply(Outcome.ok, this.entries.use(table, key)?.row ?? null, request.row);
      case StoreVerb.all:
        return request.reply(Outcome.ok, this.rows(table), request.row);
      case StoreVerb.put:
        return this.put(request);
      case StoreVerb.delete:
        return this.delete(request);
      default:
        request.reply(Outcome.noTransactions, undefined, request.row);
    }
  }

  /** The write is answered now. */
  fire(tag: number): void {
    const request = this.written;
    if (request === undefined || this.parks(this, tag)) return;
    this.written = undefined;
    request.reply(Outcome.ok, request.verb === StoreVerb.delete ? true : undefined, request.row);
  }

  protected begin(request: StoreRequest): void {
    if (this.commands.length >= this.parameters.clients) {
      return request.reply(Outcome.overloaded, undefined, this.row);
    }
    this.commands.push(request);
    let ns = this.commandTime.sample(this.stream);
    if (request.verb === StoreVerb.all) ns += this.parameters.rowTime * this.entries.rows(request.table).size;
    this.servers.submit(this, 0, this.stretched(ns, request));
  }

  /** Its commands are passed over when their turn comes (`served`); it has nothing else here. */
  protected forget(): void {}

  /** What was read from a connection is carried out, whoever is still there. */
  protected drop(): void {}

  protected override underWay(): StoreRequest[] {
    const { first } = this.commands;
    const { written } = this;
    return [first, written].filter((request) => request !== undefined);
  }

  protected lost(row: number): void {
    const requests = this.commands.takeAll();
    if (this.written !== undefined) requests.unshift(this.written);
    this.written = undefined;
    const gone = this.entries.clear();
    this.announce(gone, undefined, this.record(gone, 0, row));
    for (const request of requests) this.reset(request, row);
  }

  private put(request: StoreRequest): void {
    const changes = this.makeRoom();
    if (changes === undefined) return request.reply(Outcome.storeFull, undefined, request.row);
    changes.push(this.entries.put(request.table, request.key, request.newRow));
    this.done(request, changes);
  }

  private delete(request: StoreRequest): void {
    const entry = this.entries.use(request.table, request.key);
    if (entry === undefined) return request.reply(Outcome.ok, false, request.row);
    this.done(request, [this.entries.remove(entry)]);
  }

  /** Whoever watches may crash anything between a write and its answer. */
  private done(request: StoreRequest, changes: readonly RowChange[]): void {
    this.written = request;
    request.row = this.record(changes, 0, request.row);
    this.announce(changes, request.owner, request.row);
    this.fire(0);
  }

  /**
   * Brings memory back under its limit before a write, as Redis does: the write itself may go beyond it again. Undefined when
   * it may not evict.
   */
  private makeRoom(): RowChange[] | undefined {
    const { maxMemory, eviction } = this.parameters;
    const evicted: RowChange[] = [];
    while (maxMemory > 0 && this.entries.usedBytes > maxMemory) {
      const entry = eviction === 'allkeys-lru' ? this.entries.leastRecentlyUsed() : undefined;
      if (entry === undefined) return undefined;
      evicted.push(this.entries.remove(entry));
    }
    return evicted;
  }

  private expire(entry: Entry, tag: number): void {
    if (this.parks(entry, tag)) return;
    const changes = [this.entries.remove(entry)];
    this.announce(changes, undefined, this.record(changes, 0, -1));
  }
}
