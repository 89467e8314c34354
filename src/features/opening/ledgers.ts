/** The two ledgers as lines: for every order what was debited and what was ordered, in the shop's own words. */
import type { Plan } from '../../../simulator';
import type { LedgerView, Run } from '../../shared/run';
import { PROMISE } from './story';

export interface LedgerLine {
  /** The order's name. */
  readonly order: string;
  /** What the customer paid, once or more often: `Ada: −€4.10`. */
  readonly debits: readonly string[];
  /** `Ada: 1 × tea`; undefined when there is no such order. */
  readonly ordered: string | undefined;
  /** `gap`: the two do not match, and the customer has an answer. `underWay`: nobody was told anything yet. */
  readonly state: 'held' | 'underWay' | 'gap';
  /** Simulated time since which it is so, ns. */
  readonly sinceNs: number | undefined;
  readonly isDebitedTwice: boolean;
}

/** Both ledgers, the newest order first; none where the system makes no such promise. */
export async function readLedgers({
  plan,
  ledger,
}: Pick<Run, 'plan' | 'ledger'>): Promise<readonly LedgerLine[]> {
  const index = plan.invariants.findIndex(({ name }) => name === PROMISE);
  const view = index < 0 ? undefined : await ledger(index, LINES);
  return view === undefined ? [] : linesOf(view, titlesOf(plan));
}

/** Orders shown at most. */
const LINES = 3;

type Titles = ReadonlyMap<string, string>;

/** Names of products and customers as people write them, by key. */
function titlesOf(plan: Pick<Plan, 'tables'>): Titles {
  const rows = plan.tables.flatMap((table) => table.rows);
  return new Map(rows.flatMap(({ key, row }) => (isNamed(row) ? [[key, row.name] as const] : [])));
}

export function linesOf({ entries }: Pick<LedgerView, 'entries'>, titles: Titles): LedgerLine[] {
  const titled = (key: unknown): string => titles.get(String(key)) ?? String(key);
  return entries.map(({ key, left, right, state, sinceNs }) => {
    const [order] = right.map(({ row }) => fieldsOf(row));
    return {
      order: key,
      debits: left.map(({ row }) => {
        const { user, amount } = fieldsOf(row);
        return `${titled(user)} −${euros(Number(amount))}`;
      }),
      ordered:
        order === undefined
          ? undefined
          : `${titled(order['user'])}: ${Number(order['quantity'])} × ${titled(order['product']).toLowerCase()}`,
      state,
      sinceNs,
      isDebitedTwice: left.length > 1,
    };
  });
}

/** Cents as euros. */
export function euros(cents: number): string {
  return `€${(cents / 100).toFixed(2)}`;
}

function isNamed(row: unknown): row is { readonly name: string } {
  return typeof fieldsOf(row)['name'] === 'string';
}

function fieldsOf(row: unknown): Readonly<Record<string, unknown>> {
  // Every object is a record of unknowns.
  return typeof row === 'object' && row !== null ? (row as Record<string, unknown>) : {};
}
