import { expect, test } from 'vitest';
import { TEST_CATALOGUE } from '../../model/testing/catalogue';
import { changed, shopDocument } from '../../model/testing/document';
import type { Plan } from '../../model/plan';
import { compileWith } from './compiler';
import type { RunChoice } from './compiler';

/** The plan of a document that compiles. */
function planOf(document: unknown, choice: Partial<RunChoice> = {}): Plan {
  const compiled = compileWith(TEST_CATALOGUE, document, { seed: 1, ...choice });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults, null, 1));
  return compiled.plan;
}

const linkNames = (plan: Plan): string[] => plan.links.map((link) => link.name);

test('the first deployment and experiment are chosen when none is named', () => {
  expect(planOf(shopDocument())).toMatchObject({
    system: 'shop',
    deployment: 'monolith',
    experiment: 'open',
    seed: 1,
    lengthNs: 60e9,
  });
  expect(planOf(shopDocument(), { deployment: 'apart', experiment: 'hand', lengthNs: 7 })).toMatchObject({
    deployment: 'apart',
    experiment: 'hand',
    lengthNs: 7,
  });
});

test('modules, services and stores refer to each other by index; what is outside stands apart with a store of its own', () => {
  const { modules, services, stores } = planOf(shopDocument(), { deployment: 'apart' });
  expect(modules).toEqual([
    { name: 'orders', external: false, service: 0, store: 0, hasHandlers: false },
    { name: 'payments', external: false, service: 1, store: 1, hasHandlers: true },
    { name: 'card-network', external: true, service: 2, store: 2, hasHandlers: false },
  ]);
  expect(services).toEqual([
    {
      name: 'shop',
      kind: 'service',
      modules: [0],
      instances: 2,
      parameters: { cpus: 1, memory: 268_435_456, concurrency: 200 },
    },
    {
      name: 'payments',
      kind: 'service',
      modules: [1],
      instances: 1,
      parameters: { cpus: 1, memory: 268_435_456, concurrency: 200 },
    },
    { name: 'card-network', kind: 'external', modules: [2], instances: 1, parameters: { cpus: 64 } },
  ]);
  expect(stores.map(({ name, kind, parameters }) => [name, kind, parameters['isolation'] ?? ''])).toEqual([
    ['shop-database', 'database', 'serializable'],
    ['payments-cache', 'cache', ''],
    ['card-network-store', 'database', 'read committed'],
  ]);
});

test('operations carry their work, their calls and whether handlers bring them', () => {
  expect(planOf(shopDocument()).operations).toEqual([
    {
      name: 'orders.place',
      module: 0,
      work: { kind: 'exponential', mean: 2e6 },
      calls: [2],
      callsInParallel: false,
      isDefault: false,
    },
    {
      name: 'orders.list',
      module: 0,
      work: { kind: 'constant', value: 1e6 },
      calls: [],
      callsInParallel: false,
      isDefault: false,
    },
    {
      name: 'payments.charge',
      module: 1,
      work: { kind: 'constant', value: 1e6 },
      calls: [3],
      callsInParallel: false,
      isDefault: false,
    },
    {
      name: 'card-network.pay',
      module: 2,
      work: { kind: 'constant', value: 10e6 },
      calls: [],
      callsInParallel: false,
      isDefault: false,
    },
  ]);
  const refund = changed(['modules', 'payments', 'operations', 'refund'], {});
  expect(planOf(refund).operations.find((operation) => operation.name === 'payments.refund')).toMatchObject({
    isDefault: true,
  });
});

test('one link leads from each party to each that it may talk to', () => {
  expect(linkNames(planOf(shopDocument(), { deployment: 'apart' }))).toEqual([
    'clients->shop',
    'shop->payments',
    'shop->card-network',
    'payments->shop',
    'payments->card-network',
    'card-network->shop',
    'card-network->payments',
    'shop->shop-database',
    'payments->payments-cache',
    'card-network->card-network-store',
  ]);
  expect(linkNames(planOf(shopDocument()))).toEqual([
    'clients->shop',
    'shop->card-network',
    'card-network->shop',
    'shop->database',
    'card-network->card-network-store',
  ]);
});

test('a link has its own latency and loss, else those of its class, else the default, else ours', () => {
  const latencies = (plan: Plan) =>
    Object.fromEntries(plan.links.map(({ name, latency }) => [name, latency]));
  const ours = latencies(planOf(shopDocument(), { deployment: 'apart' }));
  const constant = (value: number) => ({ kind: 'constant', value });
  expect(ours).toMatchObject({
    'clients->shop': constant(5e6),
    'shop->payments': constant(1e6),
    'payments->shop': constant(250e3),
    'payments->card-network': constant(30e6),
    'shop->shop-database': constant(100e3),
  });
  const theirs = changed(['deployments', 'apart', 'links', 'default'], { latency: '9ms', loss: 0.5 });
  const plan = planOf(theirs, { deployment: 'apart' });
  expect(latencies(plan)).toMatchObject({
    'clients->shop': constant(9e6),
    'shop->payments': constant(1e6),
    'card-network->shop': constant(30e6),
  });
  const between = [{ from: 'payments', to: 'card-network', latency: '2ms' }];
  const own = changed(['deployments', 'apart', 'links', 'between'], between);
  expect(latencies(planOf(own, { deployment: 'apart' }))).toMatchObject({
    'payments->card-network': constant(2e6),
  });
  expect(plan.links.map((link) => link.lossProbability)).toEqual([
    0.5, 0.01, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5,
  ]);
});

test('a policy of a module guards each of its operations, and * guards all', () => {
  const chain = [
    { kind: 'retry', parameters: { backoff: 0 } },
    { kind: 'timeout', parameters: { after: 500e6 } },
  ];
  expect(planOf(shopDocument(), { deployment: 'apart' }).policies).toEqual([
    { fromService: 0, operation: 2, chain },
  ]);
  const all = changed(['deployments', 'apart', 'policies', 0], { call: '*', chain: [] });
  expect(planOf(all, { deployment: 'apart' }).policies.map((policy) => policy.operation)).toEqual([
    0, 1, 2, 3,
  ]);
});

test('tasks become steps whose arguments are drawn', () => {
  const { workload } = planOf(shopDocument());
  expect(workload).toMatchObject({
    kind: 'open',
    interarrival: { kind: 'exponential', mean: 1e7 },
    sessions: 10,
  });
  const buy = workload.kind === 'open' ? workload.tasks[0] : undefined;
  expect(buy).toEqual({
    name: 'buy',
    weight: 1,
    bindings: [['product', { kind: 'pick', from: ['tea', 'coffee'] }]],
    steps: [
      { operation: 1, args: { kind: 'value', value: {} } },
      {
        operation: 0,
        args: {
          kind: 'object',
          fields: [
            ['order', { kind: 'unique', prefix: 'order' }],
            ['product', { kind: 'bound', name: 'product' }],
            ['pieces', { kind: 'integer', from: 1, to: 3 }],
            ['gift', { kind: 'value', value: false }],
          ],
        },
      },
    ],
  });
});

test('an experiment may choose its tasks, and weighs them anew', () => {
  const { workload } = planOf(shopDocument(), { experiment: 'closed' });
  expect(workload).toMatchObject({
    kind: 'closed',
    users: 5,
    think: { kind: 'uniform', from: 1e9, to: 2e9 },
    first: { name: 'look' },
  });
  expect(workload.kind === 'closed' ? workload.tasks.map(({ name, weight }) => [name, weight]) : []).toEqual([
    ['buy', 2],
  ]);
  expect(planOf(shopDocument(), { experiment: 'hand' }).workload).toMatchObject({
    requests: [{ atNs: 1e9, task: { name: 'buy' } }],
  });
});

test('the client gives up as the experiment says, else as the deployment does, else after a minute', () => {
  expect(planOf(shopDocument(), { deployment: 'apart', experiment: 'closed' }).clientTimeoutNs).toBe(1e9);
  expect(planOf(shopDocument(), { deployment: 'apart' }).clientTimeoutNs).toBe(3e9);
  expect(planOf(shopDocument()).clientTimeoutNs).toBe(60e9);
});

test('faults of the experiment come first, then those of the run', () => {
  const { faults } = planOf(shopDocument(), { experiment: 'closed', faults: ['crash shop at 5s'] });
  expect(faults).toEqual([
    {
      text: 'cut payments reply after charge returns',
      kind: 'cut',
      target: { kind: 'module', index: 1 },
      trigger: { kind: 'event', operation: 2, event: 'returns', nth: 1 },
      durationNs: 0,
      once: false,
      parameters: { leg: 'reply' },
    },
    {
      text: 'crash shop at 5s',
      kind: 'crash',
      target: { kind: 'service', index: 0 },
      trigger: { kind: 'time', atNs: 5e9 },
      durationNs: 0,
      once: false,
      parameters: {},
    },
  ]);
});

test('invariants count rows of their tables', () => {
  expect(planOf(shopDocument()).invariants).toEqual([
    {
      name: 'debit-iff-order',
      says: 'No debit without an order.',
      keyName: 'order',
      rule: 'iff',
      left: { table: 0, field: '' },
      right: { table: 1, field: 'order' },
      withinNs: 2e9,
    },
  ]);
});

test('a plan is plain JSON, and equal documents make equal plans', () => {
  const plan = planOf(shopDocument(), { deployment: 'apart', experiment: 'closed' });
  expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
  expect(planOf(shopDocument(), { deployment: 'apart', experiment: 'closed' })).toEqual(plan);
});
