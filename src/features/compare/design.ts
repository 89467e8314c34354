/** What two designs differ in before anything runs, as far as it explains their figures: from their plans and handlers alone. */
import { loadBoundary, type Plan, type SystemDocument } from '../../../simulator';

export interface Designed {
  readonly plan: Plan;
  readonly document: SystemDocument;
}

type Boundary = Awaited<ReturnType<typeof loadBoundary>>;
type Cost = ReturnType<Boundary['boundaryReport']>['cost']['before'];

/** Something that one of the two has more of: `by` is 1 for the first, -1 for the second. */
interface Because {
  readonly by: number;
  readonly says: string;
}

export interface Design {
  /** Of the first and the second; with the CPUs of each of their own services. */
  readonly cost: readonly [first: Costing, second: Costing];
  /** Promises that nothing guarantees in one of them. */
  readonly promises: readonly (Because & { readonly invariant: string })[];
  /** Round trips on the way of an operation's requests. */
  readonly hops: readonly (Because & {
    readonly operation: string;
    /** What they are estimated to take, ns. */
    readonly estimateNs: number;
  })[];
}

type Costing = Cost & { readonly cpusOf: ReadonlyMap<string, number> };

/** Rejects when what compares deployments cannot be fetched. */
export async function designOf(first: Designed, second: Designed): Promise<Design> {
  const { boundaryReport } = await loadBoundary();
  const { statements, cost } = boundaryReport(second, first);
  return {
    cost: [
      { ...cost.after, cpusOf: cpusOf(first.plan) },
      { ...cost.before, cpusOf: cpusOf(second.plan) },
    ],
    promises: statements.flatMap((statement) =>
      statement.kind === 'invariant'
        ? [
            {
              invariant: statement.invariant,
              by: statement.effect === 'cost' ? 1 : -1,
              says: tornWords(statement),
            },
          ]
        : [],
    ),
    hops: statements.flatMap((statement) => {
      if (statement.kind !== 'latency') return [];
      const [second, first] = statement.hops;
      if (first === second) return [];
      const by = Math.sign(first - second);
      return [
        {
          operation: statement.operation,
          by,
          estimateNs: Math.abs(statement.afterNs - statement.beforeNs),
          says: `${trips(first)} to other services on its way, against ${second}`,
        },
      ];
    }),
  };
}

function trips(count: number): string {
  return count === 1 ? '1 round trip' : `${count} round trips`;
}

interface Torn {
  readonly because: 'torn' | 'repeated';
  readonly operation: string;
  readonly effect: 'cost' | 'relief';
}

function tornWords({ because, operation, effect }: Torn): string {
  const isHere = effect === 'cost';
  const keeps =
    because === 'torn'
      ? `one transaction of ${operation} holds both sides`
      : `${operation} cannot do it twice`;
  return isHere ? `${keeps} in the other, and not here` : `${keeps} here, and not in the other`;
}

function cpusOf({ services }: Plan): Map<string, number> {
  return new Map(
    services
      .filter(({ kind }) => kind === 'service')
      .map(({ name, instances, parameters }) => [name, instances * Number(parameters['cpus'] ?? 0)]),
  );
}
