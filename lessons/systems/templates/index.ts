/**
 * What a document of one's own can begin from: small, and without code. The default handlers do some work, and call, read and
 * write what they are wired to. They are no systems to look at, so they stand in no list of those.
 */
import type { ShippedDocument } from '../assemble';
import { SHOP, type Modules } from './shop';

/** Which modules share a process, by service, and which keep their data together, by store. */
interface Placing {
  readonly services: Readonly<Record<string, readonly string[]>>;
  readonly stores: Readonly<Record<string, readonly string[]>>;
}

/** Requests by name: what is asked for, and how often relative to the others. */
type Requests = Readonly<Record<string, { readonly operation: string; readonly weight: number }>>;

const EXPERIMENTS = {
  'by-hand': {
    title: 'You alone ask',
    explains: 'Nobody asks for anything, except you.',
    workload: { requests: [] },
    length: '10m',
  },
  'open-loop': {
    title: 'Open loop',
    explains: 'Twenty requests a second arrive whatever becomes of the earlier ones.',
    workload: { open: { arrivals: 'poisson', rate: 20, sessions: 20 } },
    length: '60s',
  },
};

function template(
  said: { readonly name: string; readonly title: string; readonly summary: string },
  modules: Modules,
  requests: Requests,
  placing: Placing,
): ShippedDocument {
  const services = Object.entries(placing.services).map(([name, placed]) => [name, { modules: placed }]);
  const stores = Object.entries(placing.stores).map(([name, placed]) => [
    name,
    { kind: 'database', modules: placed },
  ]);
  const tasks = Object.entries(requests).map(([name, { operation, weight }]) => [
    name,
    { weight, steps: [{ request: operation }] },
  ]);
  const deployment = {
    title: said.title,
    explains: said.summary,
    services: Object.fromEntries(services),
    stores: Object.fromEntries(stores),
    clientTimeout: '5s',
  };
  return {
    ...{ format: 'faultline/1', ...said, modules, tasks: Object.fromEntries(tasks) },
    ...{ deployments: { [said.name]: deployment }, experiments: EXPERIMENTS },
  };
}

const SHOP_REQUESTS = {
  browse: { operation: 'catalogue.browse', weight: 3 },
  placeOrder: { operation: 'orders.place', weight: 1 },
};

const HOPS = ['first', 'second', 'third', 'fourth', 'fifth'];

/** Each asks the next; the last one keeps something. */
function chainModules(): Modules {
  const hops = HOPS.map((name, place) => {
    const next = HOPS[place + 1];
    if (next !== undefined)
      return [name, { explains: `Asks the ${next}.`, operations: { handle: { calls: [`${next}.handle`] } } }];
    const operation = { reads: ['items'], writes: ['items'] };
    return [name, { explains: 'Keeps something.', operations: { handle: operation }, tables: { items: {} } }];
  });
  const gateway = {
    explains: 'Where every request enters.',
    operations: { handle: { calls: ['first.handle'] } },
  };
  return { gateway, ...Object.fromEntries(hops) };
}

/** Every template, the smallest first. The documents are shared: copy before changing one. */
export const TEMPLATES: readonly ShippedDocument[] = [
  template(
    {
      name: 'one-service',
      title: 'One service',
      summary: 'A service that does a little work, and nothing else: the least that runs.',
    },
    { web: { explains: 'Does a little work.', operations: { handle: {} } } },
    { ask: { operation: 'web.handle', weight: 1 } },
    { services: { web: ['web'] }, stores: {} },
  ),
  template(
    {
      name: 'monolith',
      title: 'Monolith',
      summary: 'One module does everything, in one process, on one database.',
    },
    {
      shop: {
        explains: 'Shows what there is, and takes orders.',
        operations: {
          browse: { reads: ['products'] },
          order: { reads: ['products'], writes: ['products', 'orders', 'charges'] },
        },
        tables: { products: {}, orders: {}, charges: {} },
      },
    },
    { browse: { operation: 'shop.browse', weight: 3 }, order: { operation: 'shop.order', weight: 1 } },
    { services: { shop: ['shop'] }, stores: { database: ['shop'] } },
  ),
  template(
    {
      name: 'modular-monolith',
      title: 'Modular monolith',
      summary:
        'Three modules with an operation for each thing that others may ask of them, in one process and on one database.',
    },
    SHOP,
    SHOP_REQUESTS,
    { services: { shop: Object.keys(SHOP) }, stores: { database: Object.keys(SHOP) } },
  ),
  template(
    {
      name: 'three-services',
      title: 'Three services',
      summary: 'The same three modules, each in a service of its own with a database of its own.',
    },
    SHOP,
    SHOP_REQUESTS,
    {
      services: { catalogue: ['catalogue'], orders: ['orders'], payments: ['payments'] },
      stores: {
        'catalogue-database': ['catalogue'],
        'orders-database': ['orders'],
        'payments-database': ['payments'],
      },
    },
  ),
  template(
    {
      name: 'gateway-and-chain',
      title: 'A gateway and a chain of five',
      summary: 'Every request enters through one gateway, and passes five services in a row.',
    },
    chainModules(),
    { ask: { operation: 'gateway.handle', weight: 1 } },
    {
      services: Object.fromEntries(['gateway', ...HOPS].map((name) => [name, [name]])),
      stores: { database: ['fifth'] },
    },
  ),
];
