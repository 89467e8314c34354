/** Which tables and stores services share. */
import { couplingsOf } from '../../engine/coupling';
import { listed, type StoreStatement, type TableStatement } from './statement';
import { difference, type Subject } from './subject';

type Shared = Omit<TableStatement, 'effect'> | Omit<StoreStatement, 'effect'>;

/** What services share now and did not, and what they no longer share. */
export function dataStatements(before: Subject, after: Subject): (TableStatement | StoreStatement)[] {
  const [was, is] = [shared(before), shared(after)];
  return difference(was, is).flatMap(({ effect, fact }) => {
    // One more that shares a store is no relief for those that did before, nor is one less a burden.
    const counterpart = [...(effect === 'cost' ? was : is).values()];
    if (counterpart.some((other) => isSharedByMore(other, fact))) return [];
    return [{ ...fact, effect, says: effect === 'cost' ? fact.says : relieved(fact) }];
  });
}

function isSharedByMore(other: Shared, fact: Shared): boolean {
  return (
    other.kind === 'store' &&
    fact.kind === 'store' &&
    other.store === fact.store &&
    other.services.length >= fact.services.length
  );
}

function shared({ plan }: Subject): Map<string, Shared> {
  const service = (index: number): string => plan.services[index]?.name ?? '';
  return new Map(
    couplingsOf(plan).map((coupling): [string, Shared] => {
      const { says } = coupling;
      if (coupling.kind === 'store') {
        const store = plan.stores[coupling.store]?.name ?? '';
        const services = coupling.services.map(service);
        return [`${store} ${[...services].sort().join(' ')}`, { kind: 'store', store, services, says }];
      }
      const table = plan.tables[coupling.table]?.name ?? '';
      const module = plan.modules[coupling.module]?.name ?? '';
      const [user, owner] = [service(coupling.service), service(coupling.owner)];
      return [`${table} ${module}`, { kind: 'table', table, module, service: user, owner, says }];
    }),
  );
}

function relieved(fact: Shared): string {
  if (fact.kind === 'store') return `${listed(fact.services)} no longer share ${fact.store} as they did.`;
  return `${fact.module} and the owner of ${fact.table} are in one service again, which can change the table alone.`;
}
