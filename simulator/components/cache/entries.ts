/** What a cache holds: its rows, what they take, when each expires and which was used least recently. */
import type { EventTarget, TimerId } from '../../kernel/event-queue';
import type { Kernel } from '../../kernel/kernel';
import type { Plain, TablePlan } from '../../model/plan';
import { Rows } from '../rows';
import type { RowChange } from '../store';
import { bytesOf } from './bytes';

/** One row in memory. */
export class Entry implements EventTarget {
  bytes = 0;
  timer: TimerId = 0;

  constructor(
    private readonly entries: Entries,
    readonly table: number,
    readonly key: string,
    public row: Plain,
  ) {}

  /** Its time to live is over. */
  fire(tag: number): void {
    this.entries.expire(this, tag);
  }
}

export class Entries {
  usedBytes = 0;
  private readonly tables: Rows<Entry>[];
  /** Those used least recently first. */
  private readonly byUse = new Set<Entry>();

  /**
   * `ttlNs` 0: rows stay. `limited`: memory is limited, so it matters what rows take and when they were used. `expire` is called when an
   * entry's time is over; it removes the entry when it may.
   */
  constructor(
    private readonly kernel: Kernel,
    tables: readonly TablePlan[],
    private readonly ttlNs: number,
    private readonly limited: boolean,
    readonly expire: (entry: Entry, tag: number) => void,
  ) {
    this.tables = tables.map(({ name }) => new Rows<Entry>(name));
    tables.forEach(({ rows }, table) => {
      for (const { key, row } of rows) this.put(table, key, row);
    });
  }

  /** The rows of a table, in the order of their keys. */
  rows(table: number): Rows<Entry> {
    return this.tables[table] as Rows<Entry>; // tables are numbered by the plan
  }

  /** The row under a key, which counts as used now. */
  use(table: number, key: string): Entry | undefined {
    const entry = this.rows(table).get(key);
    if (entry !== undefined && this.limited) this.touch(entry);
    return entry;
  }

  put(table: number, key: string, row: Plain): RowChange {
    const rows = this.rows(table);
    const known = rows.get(key);
    const before = known?.row;
    const entry = known ?? new Entry(this, table, key, row);
    if (known === undefined) rows.set(key, entry);
    entry.row = row;
    if (this.limited) this.measure(entry);
    if (this.ttlNs > 0) {
      this.kernel.cancel(entry.timer);
      entry.timer = this.kernel.schedule(this.ttlNs, entry, 0);
    }
    return { table, key, before, after: row };
  }

  remove(entry: Entry): RowChange {
    const { table, key, row, bytes, timer } = entry;
    this.kernel.cancel(timer);
    this.rows(table).delete(key);
    this.byUse.delete(entry);
    this.usedBytes -= bytes;
    return { table, key, before: row, after: undefined };
  }

  leastRecentlyUsed(): Entry | undefined {
    return this.byUse.values().next().value;
  }

  /** Removes everything; what goes is listed by table and key. */
  clear(): RowChange[] {
    const changes: RowChange[] = [];
    for (const rows of this.tables) {
      for (const key of rows.keys()) {
        const entry = rows.get(key);
        if (entry !== undefined) changes.push(this.remove(entry));
      }
    }
    return changes;
  }

  private measure(entry: Entry): void {
    this.usedBytes -= entry.bytes;
    entry.bytes = bytesOf(entry.key, entry.row);
    this.usedBytes += entry.bytes;
    this.touch(entry);
  }

  private touch(entry: Entry): void {
    this.byUse.delete(entry);
    this.byUse.add(entry);
  }
}
