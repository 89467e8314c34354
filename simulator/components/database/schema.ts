/**
 * The columns of one table and what a migration does to them, after PostgreSQL: a new name, a new column and one that goes are
 * changes of the catalogue alone, which need the table for themselves for a moment
 * (https://www.postgresql.org/docs/17/sql-altertable.html). Tables that declare no columns have no schema.
 */
import { Outcome } from '../../model/failures';
import type { Plain, SchemaChange } from '../../model/plan';
import type { Rows } from '../rows';
import { isRow, StoreVerb, type StoreRequest } from '../store';
import { TableLock } from './table-locks';

/** Why a statement cannot be carried out, and the row with which that came about. */
export interface Refusal {
  readonly outcome: Outcome;
  /** -1 when it has always been so. */
  readonly row: number;
}

export class Schema {
  readonly lock = new TableLock();
  private readonly columns: Set<string>;
  /** Columns that are no more, with the row of the change that took each away. */
  private readonly gone = new Map<string, number>();

  constructor(columns: readonly string[]) {
    this.columns = new Set(columns);
  }

  /** What is wrong with a statement that has come to this table; undefined when it can be carried out. */
  refusal(request: StoreRequest): Refusal | undefined {
    const { change, verb, columns } = request;
    if (change !== undefined) return this.refusalOfChange(change);
    if (verb === StoreVerb.put && columns === undefined) return { outcome: Outcome.badArgument, row: -1 };
    const missing = columns?.find((column) => !this.columns.has(column));
    return missing === undefined ? undefined : this.noColumn(missing);
  }

  /** The row that a `put` leaves: the columns that it does not name keep what they had. */
  written(before: Plain | undefined, row: Plain): Plain {
    const base = isRow(before)
      ? before
      : Object.fromEntries([...this.columns].map((column) => [column, null]));
    return isRow(row) ? { ...base, ...row } : base; // a refused statement does not come here
  }

  /** Changes the catalogue, and the rows as they are shown; `row` is the journal's. What a copy writes is written already. */
  apply({ does, column, to }: SchemaChange, rows: Rows<Plain>, row: number): void {
    if (does === 'copy') return;
    if (does !== 'add') {
      this.columns.delete(column);
      this.gone.set(column, row);
    }
    if (does !== 'drop') {
      const added = does === 'add' ? column : to;
      this.columns.add(added);
      this.gone.delete(added);
    }
    for (const key of rows.keys()) {
      const before = rows.get(key);
      if (isRow(before)) rows.set(key, reshaped(before, does, column, to));
    }
  }

  private refusalOfChange({ does, column, to }: SchemaChange): Refusal | undefined {
    if (does === 'add') return this.columns.has(column) ? taken() : undefined;
    if (!this.columns.has(column)) return this.noColumn(column);
    if (does === 'rename') return this.columns.has(to) ? taken() : undefined;
    return does === 'copy' && !this.columns.has(to) ? this.noColumn(to) : undefined;
  }

  private noColumn(column: string): Refusal {
    return { outcome: Outcome.undefinedColumn, row: this.gone.get(column) ?? -1 };
  }
}

/** Whether a change needs the table for itself (ACCESS EXCLUSIVE). A copy is an UPDATE: it locks rows. */
export function isExclusive({ change }: StoreRequest): boolean {
  return change !== undefined && change.does !== 'copy';
}

/** A row after a copy. */
export function copied(row: Plain | undefined, { column, to }: SchemaChange): Plain | undefined {
  return isRow(row) ? { ...row, [to]: row[column] ?? null } : row;
}

function taken(): Refusal {
  return { outcome: Outcome.duplicateColumn, row: -1 };
}

function reshaped(
  row: { readonly [column: string]: Plain },
  does: SchemaChange['does'],
  column: string,
  to: string,
): Plain {
  const { [column]: value = null, ...others } = row;
  if (does === 'add') return { ...row, [column]: null };
  return does === 'rename' ? { ...others, [to]: value } : others;
}
