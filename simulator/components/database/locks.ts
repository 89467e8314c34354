/**
 * Row locks: one holder, and a queue of those who wait, first come, first served. A lock also carries what its holder has
 * written to the row and not yet committed, so the write set of a transaction is the locks that it wrote under.
 */
import type { Plain } from '../../model/plan';
import { MAX_ROWS, tooManyRows } from '../rows';

/** Who holds a lock or waits for it. */
export interface LockHolder {
  /** The lock it waits for. It waits for one at most: statements of a transaction follow each other. */
  readonly waitsFor: RowLock | undefined;
  /** The lock it waited for is its own now; `cause` is the row with which it was given up. Returns the row that says so. */
  granted(lock: RowLock, cause: number): number;
}

export class RowLock {
  /** Whether the holder has written the row; `after` is then what it becomes, undefined = removed. */
  written = false;
  after: Plain | undefined = undefined;
  readonly waiting: LockHolder[] = [];

  constructor(
    readonly table: number,
    readonly key: string,
    public holder: LockHolder,
    /** Row with which its holder got it. */
    public row: number,
  ) {}
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
  take(table: number, key: string, holder: LockHolder, row: number): RowLock {
    if (this.size >= MAX_ROWS) tooManyRows(this.name);
    const lock = new RowLock(table, key, holder, row);
    const locks = (this.byTable[table] ??= new Map<string, RowLock>());
    locks.set(key, lock);
    this.size++;
    return lock;
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

  /** Leaves the queue for a lock. */
  leave(lock: RowLock, waiter: LockHolder): void {
    const place = lock.waiting.indexOf(waiter);
    if (place >= 0) lock.waiting.splice(place, 1);
  }

  clear(): void {
    this.byTable.length = 0;
    this.size = 0;
  }
}

/**
 * Whether `waiter` waits for itself, through others. Everyone waits for one lock and a lock has one holder, so the chain is a
 * line; those ahead in the same queue wait for the same holder and add nothing. A cycle that does not lead back to `waiter`
 * is somebody else's to find.
 */
export function isDeadlocked(waiter: LockHolder): boolean {
  const passed = new Set<LockHolder>();
  let next = waiter.waitsFor?.holder;
  while (next !== undefined && next !== waiter && !passed.has(next)) {
    passed.add(next);
    next = next.waitsFor?.holder;
  }
  return next === waiter;
}
