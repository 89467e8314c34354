/**
 * Business state ready to be shown: a table's newest rows, and for an invariant its two sides beside each other, matched by
 * key. Made when somebody looks, at one moment, so that both sides are of the same instant.
 */
import { keyOf } from '../consistency/key-counts';
import type { CountedTable, Plain } from '../model/plan';
import { storeOfTable } from '../model/tables';
import type { Nanoseconds } from '../model/units';
import type { Simulation } from './simulation';

export interface RowView {
  readonly key: string;
  readonly row: Plain;
}

/** One table as its store holds it now: what is committed. */
export interface TableView {
  readonly table: number;
  /** Those that came last first. */
  readonly rows: readonly RowView[];
  /** Rows that there are, those beyond the limit included. */
  readonly count: number;
}

/** What the two sides of an invariant hold for one key. */
export interface LedgerEntry {
  readonly key: string;
  readonly left: readonly RowView[];
  readonly right: readonly RowView[];
  /** `underWay`: the sides differ, and the request that made them differ has not ended. `gap`: the promise is broken. */
  readonly state: 'held' | 'underWay' | 'gap';
  /** Since when it does not hold, ns; undefined while it does. */
  readonly sinceNs: Nanoseconds | undefined;
  /** The request that made it so; 0 = none. */
  readonly request: number;
}

export interface LedgerView {
  readonly invariant: number;
  /** The newest keys first; those for which the invariant does not hold are there however old they are. */
  readonly entries: readonly LedgerEntry[];
  /** Keys that there are, those left out included. */
  readonly count: number;
}

/** A table's newest rows, at most `limit`; undefined when the plan has no such table. */
export function tableView({ plan, system }: Simulation, table: number, limit: number): TableView | undefined {
  const store = system.stores[storeOfTable(plan, table)];
  if (store === undefined) return undefined;
  const { rows, count } = store.newest(table, limit);
  return { table, rows, count };
}

/** The newest keys of an invariant with the rows that carry them; undefined when the plan has no such invariant. */
export function ledgerView(simulation: Simulation, invariant: number, limit: number): LedgerView | undefined {
  const plan = simulation.plan.invariants[invariant];
  if (plan === undefined) return undefined;
  const { standings, count } = simulation.monitor.standings(invariant, limit);
  const wanted = new Set(standings.map(({ key }) => key));
  const left = rowsByKey(simulation, plan.left, wanted);
  const right = rowsByKey(simulation, plan.right, wanted);
  const entries = standings.map((standing) => ({
    ...standing,
    left: left.get(standing.key) ?? [],
    right: right.get(standing.key) ?? [],
  }));
  return { invariant, entries, count };
}

/** The rows of a counted table that carry one of the keys. */
function rowsByKey(
  { plan, system }: Simulation,
  counted: CountedTable | null,
  wanted: ReadonlySet<string>,
): Map<string, RowView[]> {
  const found = new Map<string, RowView[]>();
  if (counted === null) return found;
  const store = system.stores[storeOfTable(plan, counted.table)];
  for (const { key, row } of store?.rows(counted.table) ?? []) {
    const carried = keyOf(counted, key, row);
    if (carried === undefined || !wanted.has(carried)) continue;
    const others = found.get(carried);
    if (others === undefined) found.set(carried, [{ key, row }]);
    else others.push({ key, row });
  }
  return found;
}
