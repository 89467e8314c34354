/** A deployment as a report reads it: its plan, what the handlers' texts say, and the names of things. */
import { codeOf, LinkFinder, type OperationCode } from '../../engine/code/wiring';
import { createDistribution } from '../../kernel/distributions';
import type { Plan } from '../../model/plan';

/** As much of a document as has handlers in it. */
export interface WithHandlers {
  readonly modules: Readonly<Record<string, { readonly handlers?: string | undefined }>>;
}

/** One deployment, ready to be asked. Indices are the plan's; -1 where there is none. */
export class Subject {
  readonly code: readonly OperationCode[];
  readonly links: LinkFinder;

  constructor(
    readonly plan: Plan,
    document: WithHandlers,
  ) {
    this.code = codeOf(plan, (module) => document.modules[module]?.handlers);
    this.links = new LinkFinder(plan);
  }

  operation(index: number): string {
    return this.plan.operations[index]?.name ?? '';
  }

  table(index: number): string {
    return this.plan.tables[index]?.name ?? '';
  }

  moduleOf(operation: number): number {
    return this.plan.operations[operation]?.module ?? -1;
  }

  serviceOf(operation: number): number {
    return this.links.serviceOf(operation);
  }

  /** Store that keeps a module's tables. */
  storeOf(module: number): number {
    return this.plan.modules[module]?.store ?? -1;
  }

  ownerOf(table: number): number {
    return this.plan.tables[table]?.module ?? -1;
  }

  isDatabase(store: number): boolean {
    return this.plan.stores[store]?.kind === 'database';
  }

  /** Mean time there and back, ns; 0 where no link leads. */
  roundTripNs(link: number): number {
    const latency = this.plan.links[link]?.latency;
    return latency === undefined ? 0 : 2 * createDistribution(latency).mean;
  }

  linkName(link: number): string {
    return this.plan.links[link]?.name ?? '';
  }

  /** The policies that guard a remote call, outermost first; the first entry that matches applies. */
  guardsOf(fromService: number, operation: number): Plan['policies'][number]['chain'] {
    const entry = this.plan.policies.find(
      (one) => one.operation === operation && (one.fromService === -1 || one.fromService === fromService),
    );
    return entry?.chain ?? [];
  }
}

/** What stands between two deployments: facts that only one of them has. */
export function difference<Fact>(
  before: ReadonlyMap<string, Fact>,
  after: ReadonlyMap<string, Fact>,
): { readonly effect: 'cost' | 'relief'; readonly fact: Fact }[] {
  const only = (these: ReadonlyMap<string, Fact>, those: ReadonlyMap<string, Fact>): Fact[] =>
    [...these].flatMap(([key, fact]) => (those.has(key) ? [] : [fact]));
  return [
    ...only(after, before).map((fact) => ({ effect: 'cost' as const, fact })),
    ...only(before, after).map((fact) => ({ effect: 'relief' as const, fact })),
  ];
}
