/** Where a plan's tables lie. */
import type { Plan } from './plan';

/** The store that keeps a table, -1 = none: its module's, or another for a copy. */
export function storeOfTable({ tables, modules }: Pick<Plan, 'tables' | 'modules'>, table: number): number {
  const { module = -1, store } = tables[table] ?? {};
  return store ?? modules[module]?.store ?? -1;
}

/** The tables that a store keeps, copies among them. */
export function tablesIn(plan: Pick<Plan, 'tables' | 'modules'>, store: number): readonly number[] {
  return plan.tables.flatMap((_, table) => (storeOfTable(plan, table) === store ? [table] : []));
}
