/**
 * What a database has committed to some of its tables, in order, for whoever captures it: the part of the write-ahead log
 * behind a replication slot, which is kept until its reader says how far it has come
 * (https://www.postgresql.org/docs/17/logicaldecoding-explanation.html). It is on the disk and outlives every crash.
 */
import { RunFailure } from '../kernel/run-failure';
import type { RowChange } from './store';

/** A change of a row, and the row of the journal that says that it is committed. */
export interface LoggedChange extends RowChange {
  readonly row: number;
}

/** Changes that are kept at most. */
const MAX_CHANGES = 1_000_000;

export class ChangeLog {
  private kept: LoggedChange[] = [];
  /** Place of the first one that is kept, and of the first that is still of use. */
  private first = 0;
  private released = 0;

  constructor(private readonly tables: ReadonlySet<number>) {}

  committed(changes: readonly RowChange[], row: number): void {
    for (const change of changes) {
      if (!this.tables.has(change.table)) continue;
      if (this.kept.length >= MAX_CHANGES)
        throw new RunFailure(
          'TOO_MANY_ROWS',
          'nobody captures changes, and their log is longer than a run may hold',
        );
      this.kept.push({ ...change, row });
    }
  }

  /** At most `limit` changes from a place on. */
  from(place: number, limit: number): readonly LoggedChange[] {
    const start = place - this.first;
    return this.kept.slice(start, start + limit);
  }

  /** What lies before a place is needed no more. */
  release(place: number): void {
    this.released = Math.max(this.released, place);
    if (this.released - this.first < this.kept.length / 2) return;
    this.kept = this.kept.slice(this.released - this.first);
    this.first = this.released;
  }
}
