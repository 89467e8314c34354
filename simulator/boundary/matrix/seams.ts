/**
 * Where a service could be parted, and where not. What shares a transaction or a table hangs together: modules that hang
 * together, however far round, are a knot, and a boundary through a knot breaks a promise or leaves a shared table. Between
 * knots is a seam; what it costs are the calls across it, and how much that is shows in their share of all the calls that the
 * knot makes and takes, its own within it included (conductance, as graph partitioning calls it).
 */
import type { Plan } from '../../model/plan';
import { listed } from '../report/statement';
import type { Coupled, CouplingMatrix } from './coupling-matrix';

/** Some modules of a service, and whether they can leave it. */
export interface Suggestion {
  readonly service: string;
  readonly modules: readonly string[];
  /** Whether neither a transaction nor a table crosses the boundary around them. */
  readonly isSeam: boolean;
  /** Operations whose transactions cross it. */
  readonly transactions: readonly string[];
  /** Tables that one side uses and the other owns. */
  readonly tables: readonly string[];
  /** Known calls that cross it, to and from the rest of the service. */
  readonly callsAcross: number;
  /** Calls and messages a second that crossed it; undefined without a run. */
  readonly callsPerSecond: number | undefined;
  /** Share of the calls of these modules within the service that cross the boundary, 0 to 1: measured where there is a run. */
  readonly share: number;
  readonly says: string;
}

/** For every service of several modules: its seams first, the cheapest first, then the modules that cannot leave alone. */
export function seamsOf(plan: Plan, matrix: CouplingMatrix): Suggestion[] {
  return plan.services.flatMap(({ name, kind, modules: indices }) => {
    const modules = indices.map((index) => plan.modules[index]?.name ?? '');
    if (kind !== 'service' || modules.length < 2) return [];
    const within = matrix.coupled.filter(({ from, to }) => modules.includes(from) && modules.includes(to));
    const knots = knotsOf(modules, within);
    const judge = (some: readonly string[]): Suggestion => judged(name, some, within);
    const seams = knots.length < 2 ? [] : knots.map(judge).sort(byPrice);
    const tied = knots
      .filter((knot) => knot.length > 1)
      .flatMap((knot) => knot.map((module) => judge([module])));
    return [...seams, ...tied.sort(byPrice)];
  });
}

/** Modules that transactions and tables tie together, each in one knot. */
function knotsOf(modules: readonly string[], within: readonly Coupled[]): string[][] {
  const knotOf = new Map(modules.map((module) => [module, [module]]));
  for (const { from, to, tables, transactions, measured } of within) {
    const isTied =
      tables.length > 0 ||
      transactions.length > 0 ||
      (measured !== undefined && measured.transactionsPerSecond + measured.statementsPerSecond > 0);
    const [one, other] = [knotOf.get(from) ?? [], knotOf.get(to) ?? []];
    if (!isTied || one === other) continue;
    const both = [...one, ...other];
    for (const module of both) knotOf.set(module, both);
  }
  return [...new Set(knotOf.values())].map((knot) => modules.filter((module) => knot.includes(module)));
}

function judged(service: string, some: readonly string[], within: readonly Coupled[]): Suggestion {
  const inside = (module: string): boolean => some.includes(module);
  const across = within.filter(({ from, to }) => inside(from) !== inside(to));
  const own = within.filter(({ from, to }) => inside(from) && inside(to));
  const transactions = [...new Set(across.flatMap((pair) => pair.transactions))];
  const tables = [...new Set(across.flatMap((pair) => pair.tables))];
  const callsAcross = sum(across, ({ calls }) => calls.length);
  const isMeasured = within.some(({ measured }) => measured !== undefined);
  const rate = (pairs: readonly Coupled[]): number =>
    sum(pairs, ({ measured }) => (measured?.callsPerSecond ?? 0) + (measured?.messagesPerSecond ?? 0));
  const [crossing, staying] = isMeasured
    ? [rate(across), rate(own)]
    : [callsAcross, sum(own, ({ calls }) => calls.length)];
  const callsPerSecond = isMeasured ? rate(across) : undefined;
  const share = crossing === 0 ? 0 : crossing / (crossing + staying);
  const isSeam =
    transactions.length === 0 &&
    tables.length === 0 &&
    !across.some(
      ({ measured }) => (measured?.transactionsPerSecond ?? 0) + (measured?.statementsPerSecond ?? 0) > 0,
    );
  const facts = { service, modules: some, isSeam, transactions, tables, callsAcross, callsPerSecond, share };
  return { ...facts, says: wordsFor(facts) };
}

function wordsFor(facts: Omit<Suggestion, 'says'>): string {
  const { modules, service, isSeam, transactions, tables, callsAcross, callsPerSecond } = facts;
  const who = listed(modules);
  if (!isSeam) {
    const reasons = [
      ...(transactions.length > 0
        ? [
            `${listed(transactions)} ${transactions.length === 1 ? 'holds' : 'hold'} it and others in one transaction`,
          ]
        : []),
      ...(tables.length > 0 ? [`${listed(tables)} would be shared across it`] : []),
    ];
    const why =
      reasons.length === 0 ? 'a run showed a transaction or a table across it' : reasons.join(', and ');
    return `No seam around ${who} in ${service}: ${why}.`;
  }
  const often = callsPerSecond === undefined ? '' : `, ${Number(callsPerSecond.toPrecision(3))} a second`;
  const calls =
    callsAcross === 0 && (callsPerSecond ?? 0) === 0
      ? 'nothing known crosses it'
      : `${callsAcross} known ${callsAcross === 1 ? 'call' : 'calls'}${often} would go over a wire`;
  return `A seam around ${who} in ${service}: no transaction and no table crosses it, and ${calls}.`;
}

/** The cheapest first: what fewest calls cross, then what hangs together most. */
function byPrice(one: Suggestion, other: Suggestion): number {
  const price = ({ callsPerSecond, callsAcross }: Suggestion): number => callsPerSecond ?? callsAcross;
  return price(one) - price(other) || one.share - other.share;
}

function sum(pairs: readonly Coupled[], of: (pair: Coupled) => number): number {
  return pairs.reduce((total, pair) => total + of(pair), 0);
}
