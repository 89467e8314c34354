/**
 * What talks to what. A plan has a link for every pair that may talk; drawn are those that the system's code or its workload
 * use, and those on which something was seen to move.
 */
import type { PartyPlan, Plan, TaskPlan } from '../../model/plan';
import { readHandlers } from './handlers';

/** What an operation does besides its own work; indices are the plan's operations. */
export interface OperationCode {
  readonly calls: readonly number[];
  /** Topics of brokers that it publishes to. */
  readonly publishes: readonly number[];
  /** Those of `calls` that stand inside a transaction which the operation begins. */
  readonly transacted: readonly number[];
  readonly hasTransaction: boolean;
  /** What it does to tables, by their numbers. */
  readonly tables: readonly {
    readonly table: number;
    /** Inside a transaction that the operation begins. */
    readonly inside: boolean;
    readonly writes: boolean;
  }[];
}

/** The code of every operation: what is declared, and what the handlers' texts (by module name) show beyond it. */
export function codeOf(plan: Plan, textOf: (module: string) => string | undefined): readonly OperationCode[] {
  const numbers = new Map(plan.operations.map((operation, index) => [operation.name, index]));
  const numbersOf = (names: Iterable<string>): number[] =>
    [...names].flatMap((name) => numbers.get(name) ?? []);
  const tables = new Map(plan.tables.map(({ name }, index) => [name, index]));
  const handlers = plan.modules.map((module) =>
    module.hasHandlers ? readHandlers(textOf(module.name) ?? '') : undefined,
  );
  return plan.operations.map((operation) => {
    const name = operation.name.slice(operation.name.indexOf('.') + 1);
    const read = operation.isDefault ? undefined : handlers[operation.module]?.get(name);
    const published = new Set([...(operation.publishes ?? []), ...(read?.publishes ?? [])]);
    // What no broker carries is a call of each subscriber.
    const direct = plan.topics.filter(({ name, broker }) => broker < 0 && published.has(name));
    const called = [...numbersOf(read?.calls ?? []), ...direct.flatMap(({ subscribers }) => subscribers)];
    const calls = new Set([...operation.calls, ...called]);
    const carried = plan.topics.flatMap(({ name, broker }, topic) =>
      broker >= 0 && published.has(name) ? [topic] : [],
    );
    return {
      calls: [...calls],
      publishes: carried,
      transacted: numbersOf(read?.transacted ?? []),
      hasTransaction: read?.hasTransaction ?? false,
      tables: (read?.tables ?? []).flatMap(({ name: table, ...use }) => {
        const full = table.includes('.') ? table : `${plan.modules[operation.module]?.name ?? ''}.${table}`;
        const index = tables.get(full);
        return index === undefined ? [] : [{ table: index, ...use }];
      }),
    };
  });
}

/** Operations that clients ask for, in the plan's order. */
export function requestedOperations(plan: Plan): readonly number[] {
  const { workload } = plan;
  const tasks: TaskPlan[] =
    workload.kind === 'requests' ? workload.requests.map(({ task }) => task) : [...workload.tasks];
  if (workload.kind === 'closed' && workload.first !== null) tasks.push(workload.first);
  const requested = new Set(tasks.flatMap((task) => task.steps.map(({ operation }) => operation)));
  return [...requested].sort((a, b) => a - b);
}

/** Links by their two ends; a plan has thousands of them and never changes. */
const linksOf = new WeakMap<Plan, ReadonlyMap<number, number>>();

function linksByEnds(plan: Plan): ReadonlyMap<number, number> {
  const known = linksOf.get(plan);
  if (known !== undefined) return known;
  const links = new Map(plan.links.map(({ from, to }, index) => [keyOf(from, to), index]));
  linksOf.set(plan, links);
  return links;
}

/** Finds the link between two parties of a plan; -1 = none. */
export class LinkFinder {
  private readonly links: ReadonlyMap<number, number>;

  constructor(private readonly plan: Plan) {
    this.links = linksByEnds(plan);
  }

  between(from: PartyPlan, to: PartyPlan): number {
    return this.links.get(keyOf(from, to)) ?? -1;
  }

  /** `from` -1 = the clients. */
  toService(from: number, to: number): number {
    return this.between(callerAt(from), { kind: 'service', index: to });
  }

  toStore(from: number, store: number): number {
    return this.between(callerAt(from), { kind: 'store', index: store });
  }

  /** Service that runs an operation. */
  serviceOf(operation: number): number {
    return this.plan.modules[this.plan.operations[operation]?.module ?? -1]?.service ?? -1;
  }
}

/** Far above the number of any party. */
const PARTIES = 1 << 16;
const KINDS = ['clients', 'service', 'store', 'broker', 'registry'] as const;

function keyOf(from: PartyPlan, to: PartyPlan): number {
  return numberOf(from) * KINDS.length * PARTIES + numberOf(to);
}

function numberOf(party: PartyPlan): number {
  return KINDS.indexOf(party.kind) * PARTIES + (party.kind === 'clients' ? 0 : party.index + 1);
}

function callerAt(service: number): PartyPlan {
  return service < 0 ? { kind: 'clients' } : { kind: 'service', index: service };
}

/** The links that are in use, ascending; `seen` are links on which something moved. */
export function usedLinks(
  plan: Plan,
  code: readonly OperationCode[],
  seen: Iterable<number> = [],
): readonly number[] {
  const finder = new LinkFinder(plan);
  const used = new Set<number>(seen);
  const requested = requestedOperations(plan);
  for (const operation of requested) used.add(finder.toService(-1, finder.serviceOf(operation)));
  // Where nobody asks for anything by himself, whatever can be asked for by hand has its wire.
  if (requested.length === 0) {
    plan.links.forEach(({ from }, link) => {
      if (from.kind === 'clients') used.add(link);
    });
  }
  code.forEach(({ calls }, caller) => {
    for (const callee of calls)
      used.add(finder.toService(finder.serviceOf(caller), finder.serviceOf(callee)));
  });
  for (const module of plan.modules) used.add(finder.toStore(module.service, module.store));
  for (const { module, store, by, isRead, connector } of plan.copies ?? []) {
    const { service = -1, store: home = -1 } = plan.modules[module] ?? {};
    if (by === 'dual-writes' || isRead) used.add(finder.toStore(service, store));
    for (const end of connector < 0 ? [] : [home, store]) used.add(finder.toStore(connector, end));
  }
  code.forEach(({ publishes }, operation) => {
    const from = { kind: 'service', index: finder.serviceOf(operation) } as const;
    for (const topic of publishes) {
      const broker = { kind: 'broker', index: plan.topics[topic]?.broker ?? -1 } as const;
      used.add(finder.between(from, broker));
      for (const subscriber of plan.topics[topic]?.subscribers ?? [])
        used.add(finder.between(broker, { kind: 'service', index: finder.serviceOf(subscriber) }));
    }
  });
  // Whoever calls a service asks its registry where it is; and the registry asks its instances whether they are ready.
  plan.registries.forEach(({ services }, index) => {
    const registry = { kind: 'registry', index } as const;
    for (const service of services) {
      const callers = [...used].flatMap((link) => {
        const { from, to } = plan.links[link] ?? {};
        return from !== undefined && to?.kind === 'service' && to.index === service ? [from] : [];
      });
      for (const caller of callers) used.add(finder.between(caller, registry));
      used.add(finder.between(registry, { kind: 'service', index: service }));
    }
  });
  used.delete(-1);
  return [...used].filter((link) => plan.links[link] !== undefined).sort((a, b) => a - b);
}
