/**
 * What every kind of store is as a process: up or down, hung or answering, slow or not. It knows of its clients only what
 * reaches it: a process that died stays connected until the news arrives.
 */
import type { EventTarget, TimerId } from '../kernel/event-queue';
import type { Kernel } from '../kernel/kernel';
import { Outcome } from '../model/failures';
import type { Plain, Plan, TablePlan } from '../model/plan';
import { Fact, type DownReason } from '../telemetry/facts';
import type { Numbering } from '../telemetry/numbering';
import { Servers } from './servers';
import {
  StoreVerb,
  type CommitListener,
  type NewestRows,
  type RowChange,
  type Slowdown,
  type StatementOwner,
  type StoreClientProcess,
} from './store';
import type { StoreRequest, StoreServer, Transaction } from './store';

/** Where a store runs and who is told of its commits. */
export interface StoreSurroundings {
  readonly kernel: Kernel;
  readonly numbering: Numbering;
  readonly onCommit: CommitListener;
}

/** The plan's tables, by their numbers there; those of other stores are empty. */
export function tablesOf(plan: Plan, store: number): TablePlan[] {
  return plan.tables.map((table) =>
    plan.modules[table.module]?.store === store ? table : { ...table, rows: [] },
  );
}

/** A statement that reached a store that hung. */
class Arrival implements EventTarget {
  constructor(
    private readonly store: StoreProcess,
    readonly request: StoreRequest,
  ) {}

  fire(): void {
    this.store.receive(this.request);
  }
}

export abstract class StoreProcess implements StoreServer {
  up = true;
  deaths = 0;
  readonly slowdowns: Slowdown[] = [];
  abstract readonly hasTransactions: boolean;
  readonly kernel: Kernel;
  /** What carries statements out: CPUs, or one thread. */
  protected readonly servers: Servers;
  /** What would have happened while it hung, in order. */
  private parked: { readonly target: EventTarget; readonly tag: number }[] = [];
  private hung = false;
  private readonly hungBy = new Set<unknown>();
  private downSinceNs = 0;
  private restartTimer: TimerId = 0;
  /** Processes that are known to be dead; what they had sent before may still arrive. */
  private readonly broken = new WeakSet<StoreClientProcess>();

  constructor(
    private readonly surroundings: StoreSurroundings,
    readonly index: number,
    readonly name: string,
    cpus: number,
    /** How long it takes to be back after it died, ns; 0 = it stays down. */
    private readonly restartNs: number,
  ) {
    this.kernel = surroundings.kernel;
    this.servers = new Servers(this.kernel, cpus);
  }

  abstract newTransaction(number: number, owner: StatementOwner, span: number): Transaction;
  abstract rows(table: number): readonly { readonly key: string; readonly row: Plain }[];
  abstract newest(table: number, limit: number): NewestRows;
  /** Begins a statement. */
  protected abstract begin(request: StoreRequest): void;
  /** A client's connections broke. */
  protected abstract forget(process: StoreClientProcess): void;
  /** The process died: answers what was under way (`reset`) and drops what does not outlive it. */
  protected abstract died(row: number): void;

  receive(request: StoreRequest): void {
    if (this.hasLeft(request.owner.process)) return;
    if (this.hung) this.parked.push({ target: new Arrival(this, request), tag: 0 });
    else this.begin(request);
  }

  disconnected(process: StoreClientProcess): void {
    this.broken.add(process);
    if (!this.up) return;
    if (this.hung) this.parked.push({ target: { fire: () => this.forget(process) }, tag: 0 });
    else this.forget(process);
  }

  crash(reason: DownReason, fault: number, cause: number, held = false): void {
    if (!this.up) return;
    this.up = false;
    this.deaths++;
    this.hung = false;
    this.hungBy.clear();
    this.downSinceNs = this.kernel.nowNs;
    const row = this.kernel.journal.append(Fact.storeDown, this.index, reason, fault, 0, cause);
    const { parked } = this;
    this.parked = [];
    this.servers.clear();
    this.died(row);
    for (const { target } of parked) if (target instanceof Arrival) this.reset(target.request, row);
    if (this.restartNs === 0 || held) return;
    this.restartTimer = this.kernel.schedule(this.restartNs, { fire: () => this.restart(row) }, 0);
  }

  restart(cause: number): void {
    if (this.up) return;
    this.kernel.cancel(this.restartTimer);
    this.up = true;
    const wasDownNs = this.kernel.nowNs - this.downSinceNs;
    this.kernel.journal.append(Fact.storeUp, this.index, 0, 0, wasDownNs, cause);
  }

  hang(hung: boolean, by?: unknown): void {
    if (!this.up) return;
    if (hung) this.hungBy.add(by);
    else this.hungBy.delete(by);
    if (this.hungBy.size > 0 === this.hung) return;
    this.hung = hung;
    if (hung) return this.servers.pause();
    this.servers.resume();
    // What goes on may hang or kill this process again.
    while (!this.hung && this.parked.length > 0) {
      const next = this.parked.shift();
      next?.target.fire(next.tag);
    }
  }

  /** Whether it is known that a process is dead. */
  protected hasLeft(process: StoreClientProcess): boolean {
    return this.broken.has(process);
  }

  /** Keeps an event for later when the process hangs; false when it may happen now. */
  parks(target: EventTarget, tag: number): boolean {
    if (this.hung) this.parked.push({ target, tag });
    return this.hung;
  }

  /** A drawn duration as it takes here and now, in whole ns. */
  stretched(ns: number): number {
    let taken = ns;
    for (const { factor, addedNs } of this.slowdowns) taken = taken * factor + addedNs;
    return Math.round(taken);
  }

  /** Writes changes that are durable now into the journal; `transaction` is 0 for changes on their own. Returns the last row. */
  record(changes: readonly RowChange[], transaction: number, cause: number): number {
    const { kernel, numbering } = this.surroundings;
    let row = cause;
    for (const { table, key, before, after } of changes) {
      const how = after === undefined ? 0 : before === undefined ? 1 : 2;
      row = kernel.journal.append(Fact.rowChanged, table, numbering.word(key), transaction, how, cause);
    }
    return row;
  }

  /**
   * Tells of durable changes: the listener, then whoever waits for the operation to commit. The latter may crash anything,
   * this process too, so what follows looks again at where it stands.
   */
  announce(changes: readonly RowChange[], owner: StatementOwner | undefined, row: number): void {
    if (changes.length === 0) return;
    this.surroundings.onCommit(changes, owner, row);
    owner?.operation.tell('commits', owner, row);
  }

  /**
   * Tells a client that its connection broke. Whoever had asked for a commit cannot know whether it happened, whatever the
   * truth is.
   */
  reset(request: StoreRequest, cause: number): void {
    const outcome = request.verb === StoreVerb.commit ? Outcome.commitUnknown : Outcome.connectionReset;
    request.reply(outcome, undefined, cause);
  }
}
