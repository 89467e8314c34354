/**
 * What every kind of store is as a process. It knows of its clients only what reaches it: a process that died stays
 * connected until the news arrives.
 */
import type { EventTarget } from '../kernel/event-queue';
import type { Kernel } from '../kernel/kernel';
import { Outcome } from '../model/failures';
import type { Plain, Plan, TablePlan } from '../model/plan';
import { storeOfTable } from '../model/tables';
import { Fact } from '../telemetry/facts';
import type { Numbering } from '../telemetry/numbering';
import { ServerProcess } from './server-process';
import {
  StoreVerb,
  type CommitListener,
  type NewestRows,
  type RowChange,
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
  return plan.tables.map((table, index) =>
    storeOfTable(plan, index) === store ? table : { name: table.name, module: table.module, rows: [] },
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

export abstract class StoreProcess extends ServerProcess implements StoreServer {
  abstract readonly hasTransactions: boolean;
  abstract readonly statementTimeoutNs: number;
  /** Processes that are known to be dead; what they had sent before may still arrive. */
  private readonly broken = new WeakSet<StoreClientProcess>();

  constructor(
    private readonly surroundings: StoreSurroundings,
    index: number,
    name: string,
    cpus: number,
    /** How long it takes to be back after it died, ns; 0 = it stays down. */
    restartNs: number,
  ) {
    const { kernel } = surroundings;
    super({ kernel, index, name, cpus, restartNs, down: Fact.storeDown, back: Fact.storeUp });
  }

  abstract newTransaction(number: number, owner: StatementOwner, span: number): Transaction;
  abstract rows(table: number): readonly { readonly key: string; readonly row: Plain }[];
  abstract newest(table: number, limit: number): NewestRows;
  /** Begins a statement. */
  protected abstract begin(request: StoreRequest): void;
  /** A client's connections broke. */
  protected abstract forget(process: StoreClientProcess): void;
  /** A client has closed the connection of a statement. */
  protected abstract drop(request: StoreRequest): void;
  /** The process died: answers what was under way (`reset`) and drops what does not outlive it. */
  protected abstract lost(row: number): void;

  receive(request: StoreRequest): void {
    if (this.hasLeft(request.owner.process)) return;
    if (!this.parks(new Arrival(this, request), 0)) return this.begin(request);
    this.meets(request);
  }

  disconnected(process: StoreClientProcess): void {
    this.broken.add(process);
    if (!this.up || this.parks({ fire: () => this.forget(process) }, 0)) return;
    this.forget(process);
  }

  gaveUp(request: StoreRequest): void {
    if (this.up && !this.parks({ fire: () => this.gaveUp(request) }, 0)) this.drop(request);
  }

  protected died(row: number, parked: readonly EventTarget[]): void {
    this.lost(row);
    for (const target of parked) if (target instanceof Arrival) this.reset(target.request, row);
  }

  /** Whether it is known that a process is dead. */
  protected hasLeft(process: StoreClientProcess): boolean {
    return this.broken.has(process);
  }

  /** Notes that a statement waited for a CPU, or for the one thread; `before` is the row of what was there before it. */
  noteWait(request: StoreRequest, waitedNs: number, before: number): void {
    request.row = this.kernel.journal.append(Fact.storeWaited, request.span, this.index, 0, waitedNs, before);
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
