/** The cells of the coupling matrix: one number, how it weighs, and in words what it counts. */
import type { Coupled, CouplingMatrix } from '../../../simulator';

export interface Cell {
  /** What is counted, as it is printed. */
  readonly figure: string;
  /** A transaction or a table ties the two: no boundary between them is free. */
  readonly isTied: boolean;
  /** 0 to 1, against the most of the matrix. */
  readonly heat: number;
  readonly says: string;
}

/** Cells by row and column, both in the order of `matrix.modules`; undefined where two have nothing to do with each other. */
export function cellsOf({ modules, coupled }: CouplingMatrix): readonly (readonly (Cell | undefined)[])[] {
  const most = Math.max(...coupled.map(weightOf), 1e-9);
  const found = new Map(coupled.map((pair) => [`${pair.from} ${pair.to}`, pair]));
  return modules.map((from) =>
    modules.map((to) => {
      const pair = found.get(`${from} ${to}`);
      if (pair === undefined) return undefined;
      return {
        figure: figureOf(weightOf(pair)),
        isTied: isTied(pair),
        heat: weightOf(pair) / most,
        says: wordsFor(pair),
      };
    }),
  );
}

/** All that passes between two: of the code, ways; of a run, how often a second. */
function weightOf({ calls, tables, transactions, measured }: Coupled): number {
  if (measured === undefined) return calls.length + tables.length + transactions.length;
  const { callsPerSecond, messagesPerSecond, statementsPerSecond, transactionsPerSecond } = measured;
  return callsPerSecond + messagesPerSecond + statementsPerSecond + transactionsPerSecond;
}

function isTied({ tables, transactions, measured }: Coupled): boolean {
  const seen = (measured?.statementsPerSecond ?? 0) + (measured?.transactionsPerSecond ?? 0);
  return tables.length + transactions.length > 0 || seen > 0;
}

function figureOf(weight: number): string {
  return weight >= 100 ? `${Math.round(weight)}` : `${Number(weight.toPrecision(2))}`;
}

function wordsFor({ from, to, calls, tables, transactions, measured }: Coupled): string {
  const facts = [
    ...calls.map((call) => `${call.from} calls ${call.to}`),
    ...(tables.length > 0 ? [`${from} uses ${tables.join(', ')}`] : []),
    ...(transactions.length > 0 ? [`${transactions.join(', ')} holds both in one transaction`] : []),
  ];
  const rates =
    measured === undefined
      ? []
      : (
          [
            [measured.callsPerSecond, 'calls'],
            [measured.messagesPerSecond, 'messages'],
            [measured.statementsPerSecond, 'statements'],
            [measured.transactionsPerSecond, 'shared transactions'],
          ] as const
        ).flatMap(([rate, what]) => (rate > 0 ? [`${figureOf(rate)} ${what}`] : []));
  const seen = rates.length === 0 ? [] : [`${rates.join(', ')} a second`];
  const all = [...facts, ...seen];
  return `${from} → ${to}: ${all.length === 0 ? 'nothing passed in this run' : all.join('; ')}.`;
}
