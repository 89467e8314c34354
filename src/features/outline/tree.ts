/** The tree of a system: what stands in it, from a plan. */
import { tablesIn, type Plan } from '../../../simulator';
import type { Selection } from '../../shared/run';

/** What an entry's condition is told of, in a frame. */
export type Subject =
  | { readonly kind: 'clients' }
  | {
      readonly kind: 'instances';
      readonly first: number;
      readonly count: number;
      readonly concurrency: number;
    }
  | { readonly kind: 'store'; readonly index: number }
  | { readonly kind: 'broker'; readonly index: number }
  | { readonly kind: 'registry'; readonly index: number };

export interface Entry {
  readonly id: string;
  readonly label: string;
  /** What the document says it is for, or ''. */
  readonly says: string;
  readonly selects: NonNullable<Selection>;
  readonly subject: Subject | undefined;
  readonly children: readonly Entry[];
}

/** What a document says of its parts, as far as it is told here. */
export interface Said {
  readonly modules: Readonly<
    Record<
      string,
      {
        readonly explains?: string | undefined;
        readonly operations?:
          Readonly<Record<string, { readonly explains?: string | undefined }>> | undefined;
      }
    >
  >;
}

/** Clients, services with their modules, operations, instances and calls, and stores. `links` are those in use. */
export function treeOf(plan: Plan, links: readonly number[], said: Said): readonly Entry[] {
  let first = 0;
  const services = plan.services.map((service, index) => {
    const entry = serviceEntry(plan, index, first, links, said);
    first += service.instances;
    return entry;
  });
  const clients: Entry = {
    id: 'clients',
    label: 'Clients',
    says: 'Who sends the requests, from outside.',
    selects: { kind: 'clients', index: 0 },
    subject: { kind: 'clients' },
    children: callEntries(plan, links, ({ from }) => from.kind === 'clients'),
  };
  return [
    clients,
    ...services,
    ...plan.stores.map((_, store) => storeEntry(plan, store)),
    ...plan.brokers.map((_, index) => betweenEntry(plan, 'broker', index, links)),
    ...plan.registries.map((_, index) => betweenEntry(plan, 'registry', index, links)),
  ];
}

/** A broker, with the topics that it carries, or a registry, with the services that it knows. */
function betweenEntry(
  plan: Plan,
  kind: 'broker' | 'registry',
  index: number,
  links: readonly number[],
): Entry {
  const isBroker = kind === 'broker';
  const { name = '' } = plan[isBroker ? 'brokers' : 'registries'][index] ?? {};
  const parts = isBroker
    ? (plan.brokers[index]?.topics ?? []).map((topic) => plan.topics[topic]?.name ?? '')
    : (plan.registries[index]?.services ?? []).map((service) => plan.services[service]?.name ?? '');
  return {
    id: `${kind} ${index}`,
    label: `${isBroker ? 'Broker' : 'Registry'} ${name}`,
    says: `${isBroker ? 'Carries' : 'Knows the instances of'} ${parts.join(', ')}.`,
    selects: { kind, index },
    subject: { kind, index },
    children: callEntries(plan, links, ({ from }) => from.kind === kind && from.index === index),
  };
}

function serviceEntry(plan: Plan, index: number, first: number, links: readonly number[], said: Said): Entry {
  const service = plan.services[index];
  const count = service?.instances ?? 1;
  const allowed = service?.parameters['concurrency'];
  const concurrency = typeof allowed === 'number' ? allowed : 0;
  const modules = (service?.modules ?? []).map((module) => moduleEntry(plan, module, said));
  const single = (i: number): Entry => ({
    id: `instance ${first + i}`,
    label: `Instance ${service?.name ?? ''}#${i + 1}`,
    says: '',
    selects: { kind: 'instance', index: first + i },
    subject: { kind: 'instances', first: first + i, count: 1, concurrency },
    children: [],
  });
  const instances = count > 1 ? Array.from({ length: count }, (_, i) => single(i)) : [];
  const calls = callEntries(plan, links, ({ from }) => from.kind === 'service' && from.index === index);
  return {
    id: `service ${index}`,
    label: `${service?.kind === 'external' ? 'External party' : 'Service'} ${service?.name ?? ''}`,
    says: '',
    selects: { kind: 'service', index },
    subject: { kind: 'instances', first, count, concurrency },
    children: [...modules, ...instances, ...calls],
  };
}

function moduleEntry(plan: Plan, index: number, said: Said): Entry {
  const name = plan.modules[index]?.name ?? '';
  const words = said.modules[name];
  return {
    id: `module ${index}`,
    label: `Module ${name}`,
    says: words?.explains ?? '',
    selects: { kind: 'module', index },
    subject: undefined,
    children: plan.operations.flatMap((operation, number) => {
      if (operation.module !== index) return [];
      return [
        {
          id: `operation ${number}`,
          label: `Operation ${operation.name}`,
          says: words?.operations?.[operation.name.slice(name.length + 1)]?.explains ?? '',
          selects: { kind: 'operation', index: number },
          subject: undefined,
          children: [],
        },
      ];
    }),
  };
}

function storeEntry(plan: Plan, index: number): Entry {
  const tables = tablesIn(plan, index).map((table) => plan.tables[table]?.name ?? '');
  return {
    id: `store ${index}`,
    label: `Store ${plan.stores[index]?.name ?? ''}`,
    says: tables.length === 0 ? 'It has no tables.' : `Keeps ${tables.join(', ')}.`,
    selects: { kind: 'store', index },
    subject: { kind: 'store', index },
    children: [],
  };
}

function callEntries(
  plan: Plan,
  links: readonly number[],
  isOurs: (link: Plan['links'][number]) => boolean,
): readonly Entry[] {
  return links.flatMap((index): Entry[] => {
    const link = plan.links[index];
    if (link === undefined || !isOurs(link)) return [];
    const { to, name } = link;
    const target = name.slice(name.indexOf('->') + 2);
    return [
      {
        id: `link ${index}`,
        label: to.kind === 'store' ? `Wire to its store ${target}` : `Wire to ${target}`,
        says: '',
        selects: { kind: 'link', index },
        subject: undefined,
        children: [],
      },
    ];
  });
}

/** An entry as it stands in the list of those that can be seen. */
export interface Row {
  readonly entry: Entry;
  /** From 1. */
  readonly level: number;
  readonly parent: string;
  readonly position: number;
  readonly siblings: number;
}

/** The entries that can be seen when those in `open` are open, from top to bottom. */
export function rowsOf(
  entries: readonly Entry[],
  open: ReadonlySet<string>,
  level = 1,
  parent = '',
): readonly Row[] {
  return entries.flatMap((entry, i) => [
    { entry, level, parent, position: i + 1, siblings: entries.length },
    ...(open.has(entry.id) ? rowsOf(entry.children, open, level + 1, entry.id) : []),
  ]);
}

/** Ids of what has to be open for an entry to be seen; undefined when there is no such entry. */
export function pathTo(
  entries: readonly Entry[],
  wanted: (entry: Entry) => boolean,
): readonly string[] | undefined {
  for (const entry of entries) {
    if (wanted(entry)) return [];
    const below = pathTo(entry.children, wanted);
    if (below !== undefined) return [entry.id, ...below];
  }
  return undefined;
}
