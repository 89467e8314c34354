/** The statements of a report in the order in which they weigh: what is promised first, what is paid last. */
import type { Statement } from '../../../simulator';

export interface Group {
  readonly title: string;
  readonly effect: Statement['effect'];
  readonly statements: readonly Statement[];
}

const COSTS: readonly { readonly title: string; readonly kinds: readonly Statement['kind'][] }[] = [
  { title: 'Promises that lost their guarantee', kinds: ['invariant'] },
  { title: 'Transactions that no longer reach across', kinds: ['transaction'] },
  { title: 'Calls that became remote', kinds: ['call'] },
  { title: 'Data that services share', kinds: ['table', 'store'] },
  { title: 'Data in two places', kinds: ['copy'] },
  { title: 'Time added', kinds: ['latency'] },
  { title: 'What more it takes to run', kinds: ['cost'] },
];

/** What is taken away or has to be paid for, kind by kind; then all that it relieves. */
export function groupsOf(statements: readonly Statement[]): readonly Group[] {
  const costs = COSTS.map(({ title, kinds }): Group => ({
    title,
    effect: 'cost',
    statements: statements.filter(({ kind, effect }) => effect === 'cost' && kinds.includes(kind)),
  }));
  const relief = statements.filter(({ effect }) => effect === 'relief');
  return [...costs, { title: 'What it relieves', effect: 'relief' as const, statements: relief }].filter(
    (group) => group.statements.length > 0,
  );
}
