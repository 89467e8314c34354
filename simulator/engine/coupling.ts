/**
 * Services that a plan couples through their data: who uses a table of somebody else's, and who keeps tables in one store.
 * Neither is an error, and both undo what a boundary is for: a service that owns its data can change it alone.
 */
import type { Plan } from '../model/plan';

/** What couples some services, and what that costs. Indices are the plan's. */
export type Coupling =
  /** A module of `service` uses a table that a module of the service `owner` owns. */
  | {
      readonly kind: 'table';
      readonly service: number;
      readonly owner: number;
      readonly module: number;
      readonly table: number;
      /** What that costs, in a sentence or two. */
      readonly says: string;
    }
  /** Several services keep tables in one store. */
  | {
      readonly kind: 'store';
      readonly store: number;
      readonly services: readonly number[];
      readonly says: string;
    };

/** All couplings of a plan: tables first, in the order of the modules, then stores. */
export function couplingsOf(plan: Plan): readonly Coupling[] {
  return [...tableCouplings(plan), ...storeCouplings(plan)];
}

function tableCouplings(plan: Plan): Coupling[] {
  return plan.modules.flatMap(({ name, service, uses = [], columnsRead = [] }, module) =>
    uses.flatMap((table): Coupling[] => {
      const used = plan.tables[table];
      const owning = plan.modules[used?.module ?? -1];
      if (used === undefined || owning === undefined || owning.service === service) return [];
      const columns = columnsRead.find((read) => read.table === table)?.columns ?? [];
      const which = columns.length === 0 ? '' : `; it reads ${listed(columns)} there`;
      const says = `${serviceName(plan, service)} uses ${used.name}, which ${owning.name} owns${which}. ${owning.name} cannot rename, move or drop what it keeps there without breaking ${name}, which it never hears from: no call tells who reads a table.`;
      return [{ kind: 'table', service, owner: owning.service, module, table, says }];
    }),
  );
}

function storeCouplings(plan: Plan): Coupling[] {
  const keeping = new Set(plan.tables.map(({ module }) => module));
  return plan.stores.flatMap(({ name }, store): Coupling[] => {
    const services = new Set(
      plan.modules.flatMap((module, index) =>
        (module.store === store && keeping.has(index)) || keepsCopyIn(plan, index, store)
          ? [module.service]
          : [],
      ),
    );
    if (services.size < 2) return [];
    const names = listed([...services].map((service) => serviceName(plan, service)));
    const says = `${names} keep their tables in ${name}. They share its connections, CPUs and locks, so one that is slow there slows the others, and when it is down, all of them are.`;
    return [{ kind: 'store', store, services: [...services], says }];
  });
}

/** Whether a module itself writes, or reads, a copy of its tables in a store. */
function keepsCopyIn({ copies = [] }: Plan, module: number, store: number): boolean {
  return copies.some(
    (copy) => copy.module === module && copy.store === store && (copy.by === 'dual-writes' || copy.isRead),
  );
}

function serviceName(plan: Plan, service: number): string {
  return plan.services[service]?.name ?? '';
}

function listed(names: readonly string[]): string {
  const [last = '', ...others] = names.toReversed();
  return others.length === 0 ? last : `${others.toReversed().join(', ')} and ${last}`;
}
