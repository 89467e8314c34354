/**
 * Row locks: one holder, and a queue of those who wait, first come, first served. A lock also carries what its holder has
 * written to the row and not yet committed, so the write set of a transaction is the locks that it wrote under.
 */
import type { Plain } from '../../model/plan';
import { MAX_ROWS, tooManyRows } from '../rows';

/** What is waited for. */
export interface Contended {
  /** Those for whom a waiter waits. */
  blockers(waiter: LockHolder): readonly LockHolder[];
  /** A waiter gives up, with the row `cause`. */
  leave(waiter: LockHolder, cause: number): void;
}

/** Who holds a lock or waits for it. */
export interface LockHolder {
  /** What it waits for. It waits for one at most: statements of a transaction follow each other. */
  readonly waitsFor: Contended | undefined;
}

/** Who locks rows. */
export interface RowLocker extends LockHolder {
  /** The lock it waited for is its own now; `cause` is the row with which it was given up. Returns the row that says so. */
  granted(lock: RowLock, cause: number): number;
}

export class RowLock implements Contended {
  /** Whether the holder has written the row; `after` is then what it becomes, undefined = removed. */
  written = false;
  after: Plain | undefined = undefined;
  readonly waiting: RowLocker[] = [];

  constructor(
    readonly table: number,
    readonly key: string,
    public holder: RowLocker,
    /** Row with which its holder got it. */
    public row: number,
  ) {}

  /** Those ahead in the queue wait for the same holder, and add nothing. */
  blockers(): readonly LockHolder[] {
    return [this.holder];
  }

  leave(waiter: LockHolder): void {
    const place = this.waiting.findIndex((one) => one === waiter);
    if (place >= 0) this.waiting.splice(place, 1);
  }
}

/** The locks of one store. Free rows have none, so its size is the number of rows that are locked. */
export class LockTable {
  size = 0;
  private readonly byTable: (Map<string, RowLock> | undefined)[] = [];

  /** `name` is the store's, for the error when there are too many. */
  constructor(private readonly name: string) {}

  find(table: number, key: string): RowLock | undefined {
    return this.size === 0 ? undefined : this.byTable[table]?.get(key);
  }

  /** Locks a row that is free; `row` is the journal's, of why. */
  take(table: number, key: string, holder: RowLocker, row: number): RowLock {
    if (this.size >= MAX_ROWS) tooManyRows(this.name);
    const lock = new RowLock(table, key, holder, row);
    const locks = (this.byTable[table] ??= new Map<string, RowLock>());
    locks.set(key, lock);
    this.size++;
    return lock;
  }

  /** Locks each of these rows, adding to those `held`; returns the first that another has, and stops there. */
  takeAll(
    table: number,
    keys: readonly string[],
    holder: RowLocker,
    row: number,
    held: RowLock[],
  ): RowLock | undefined {
    for (const key of keys) {
      const lock = this.find(table, key);
      if (lock === undefined) held.push(this.take(table, key, holder, row));
      else if (lock.holder !== holder) return lock;
    }
    return undefined;
  }

  /** Gives a lock up with the row `cause`, and with it what was written under it; the first that waits has it now. */
  release(lock: RowLock, cause: number): void {
    lock.written = false;
    lock.after = undefined;
    const next = lock.waiting.shift();
    if (next === undefined) {
      this.byTable[lock.table]?.delete(lock.key);
      this.size--;
      return;
    }
    lock.holder = next;
    lock.row = next.granted(lock, cause);
  }

  clear(): void {
    this.byTable.length = 0;
    this.size = 0;
  }
}

/** Whether `waiter` waits for itself, through others. A cycle that does not lead back to it is somebody else's to find. */
export function isDeadlocked(waiter: LockHolder): boolean {
  const passed = new Set<LockHolder>();
  const next = [waiter];
  for (let at = next.pop(); at !== undefined; at = next.pop()) {
    for (const blocker of at.waitsFor?.blockers(at) ?? []) {
      if (blocker === waiter) return true;
      if (passed.has(blocker)) continue;
      passed.add(blocker);
      next.push(blocker);
    }
  }
  return false;
}
