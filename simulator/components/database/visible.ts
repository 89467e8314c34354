/** A table as a transaction sees it: its own writes, and else what is committed (read committed). */
import type { Plain } from '../../model/plan';
import type { Database } from './database';
import type { RowLock } from './locks';

/** Every row, in the order of the keys; `written` is what the transaction has written. */
export function visibleRows(
  database: Database,
  written: readonly RowLock[],
  table: number,
): { key: string; row: Plain }[] {
  const own = new Map<string, Plain | undefined>();
  for (const lock of written) if (lock.table === table) own.set(lock.key, lock.after);
  const committed = database.rows(table);
  if (own.size === 0) return committed;
  const rows = committed.filter(({ key }) => !own.has(key));
  for (const [key, row] of own) if (row !== undefined) rows.push({ key, row });
  return rows.sort((a, b) => (a.key < b.key ? -1 : 1));
}
