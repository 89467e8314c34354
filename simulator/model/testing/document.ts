/** A small document for tests: a shop with payments and a card network outside, in two deployments. */

/** A fresh copy, free to be changed. */
export function shopDocument() {
  return {
    format: 'faultline/1',
    name: 'shop',
    title: 'A shop',
    summary: 'For tests.',
    modules: {
      orders: {
        explains: 'Takes orders.',
        operations: {
          place: { work: { exponential: { mean: '2ms' } }, calls: ['payments.charge'] },
          list: {},
        },
        tables: { orders: { rows: { first: { user: 'ada' } } } },
      },
      payments: {
        explains: 'Takes money.',
        operations: { charge: { calls: ['card-network.pay'] } },
        tables: { debits: {} },
        handlers: 'export async function charge(ctx, args) { await ctx.work(); }',
      },
      'card-network': {
        explains: 'Somebody else.',
        external: true,
        operations: { pay: { work: '10ms' } },
        tables: { transfers: {} },
      },
    },
    tasks: {
      buy: {
        weight: 1,
        let: { product: { $pick: ['tea', 'coffee'] } },
        steps: [
          { request: 'orders.list' },
          {
            request: 'orders.place',
            with: {
              order: { $unique: 'order' },
              product: { $let: 'product' },
              pieces: { $integer: [1, 3] },
              gift: false,
            },
          },
        ],
      },
      look: { weight: 3, steps: [{ request: 'orders.list', with: { user: { $user: true } } }] },
    },
    invariants: [
      {
        name: 'debit-iff-order',
        says: 'No debit without an order.',
        key: 'order',
        rule: { iff: ['orders.orders', { table: 'payments.debits', by: 'order' }] },
        within: '2s',
      },
    ],
    deployments: {
      monolith: {
        explains: 'All in one.',
        services: { shop: { modules: ['orders', 'payments'], cpus: 2, memory: '512MiB' } },
        stores: { database: { kind: 'database', modules: ['orders', 'payments'] } },
      },
      apart: {
        explains: 'Payments apart.',
        services: { shop: { modules: ['orders'], instances: 2 }, payments: { modules: ['payments'] } },
        stores: {
          'shop-database': { kind: 'database', modules: ['orders'], isolation: 'serializable' },
          'payments-cache': { kind: 'cache', modules: ['payments'] },
        },
        links: {
          between: [{ from: 'shop', to: 'payments', latency: '1ms', loss: 0.01 }],
          external: { latency: '30ms' },
        },
        policies: [
          { from: 'shop', call: 'payments', chain: [{ kind: 'retry' }, { kind: 'timeout', after: '500ms' }] },
        ],
        clientTimeout: '3s',
      },
    },
    experiments: {
      open: { workload: { open: { arrivals: 'poisson', rate: 100, sessions: 10 } }, length: '60s' },
      closed: {
        workload: {
          closed: {
            users: 5,
            think: { uniform: { from: '1s', to: '2s' } },
            first: 'look',
            tasks: { buy: 2 },
          },
        },
        faults: ['cut payments reply after charge returns'],
        length: '30s',
        clientTimeout: '1s',
      },
      hand: { workload: { requests: [{ at: '1s', task: 'buy' }] }, length: '5s' },
    },
  };
}

/** The document with something put at a path, or taken away when `value` is undefined. */
export function changed(path: readonly (string | number)[], value: unknown): unknown {
  // Tests reach into the document by paths that no type can follow.
  const document = shopDocument() as unknown as Record<string | number, unknown>;
  const last = path.at(-1) ?? '';
  let parent = document;
  for (const key of path.slice(0, -1)) parent = parent[key] as Record<string | number, unknown>;
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return document;
}
