import { expect, test } from 'vitest';
import { TEST_CATALOGUE } from '../../model/testing/catalogue';
import { changed } from '../../model/testing/document';
import { compileWith } from './compiler';
import type { RunChoice } from './compiler';

/** The faults of a document that does not compile, as `code path`. */
function faultsOf(document: unknown, choice: Partial<RunChoice> = {}): string[] {
  const compiled = compileWith(TEST_CATALOGUE, document, { seed: 1, ...choice });
  return compiled.ok ? [] : compiled.faults.map(({ code, path }) => `${code} ${path}`);
}

test.each<[string, readonly (string | number)[], unknown, Partial<RunChoice>]>([
  [
    'unknown-module deployments.monolith.services.shop.modules[2]',
    ['deployments', 'monolith', 'services', 'shop', 'modules', 2],
    'user',
    {},
  ],
  [
    'external-module deployments.monolith.services.shop.modules[2]',
    ['deployments', 'monolith', 'services', 'shop', 'modules', 2],
    'card-network',
    {},
  ],
  [
    'module-twice deployments.monolith.services.shop.modules[2]',
    ['deployments', 'monolith', 'services', 'shop', 'modules', 2],
    'orders',
    {},
  ],
  [
    'module-nowhere deployments.monolith.services',
    ['deployments', 'monolith', 'services', 'shop', 'modules'],
    ['orders'],
    {},
  ],
  [
    'tables-nowhere deployments.monolith.stores',
    ['deployments', 'monolith', 'stores', 'database', 'modules'],
    ['orders'],
    {},
  ],
  [
    'taken-name deployments.monolith.services.payments',
    ['deployments', 'monolith', 'services', 'payments'],
    { modules: [] },
    {},
  ],
  [
    'taken-name deployments.monolith.services.clients',
    ['deployments', 'monolith', 'services', 'clients'],
    { modules: [] },
    {},
  ],
  [
    'taken-name deployments.monolith.stores.shop',
    ['deployments', 'monolith', 'stores', 'shop'],
    { kind: 'cache', modules: [] },
    {},
  ],
  [
    'unknown-operation modules.orders.operations.place.calls[0]',
    ['modules', 'orders', 'operations', 'place', 'calls', 0],
    'payments.chrage',
    {},
  ],
  [
    'too-little-memory deployments.monolith.services.shop.memory',
    ['modules', 'payments', 'memory'],
    '513MiB',
    {},
  ],
  [
    'undeclared-operation modules.payments.handlers',
    ['modules', 'payments', 'handlers'],
    'export async function refund() {}\nexport async function charge() {}',
    {},
  ],
  [
    'endless-calls modules.orders.operations.list.calls',
    ['modules', 'orders', 'operations', 'list', 'calls'],
    ['orders.list'],
    {},
  ],
  [
    'unknown-operation tasks.look.steps[0].request',
    ['tasks', 'look', 'steps', 0, 'request'],
    'orders.lst',
    {},
  ],
  [
    'bad-template tasks.look.steps[0].with.$let',
    ['tasks', 'look', 'steps', 0, 'with'],
    { $let: 'product' },
    {},
  ],
  [
    'bad-template tasks.look.steps[0].with.a[0].$picks',
    ['tasks', 'look', 'steps', 0, 'with'],
    { a: [{ $picks: [] }] },
    {},
  ],
  [
    'bad-template tasks.look.steps[0].with.$integer',
    ['tasks', 'look', 'steps', 0, 'with'],
    { $integer: [3, 1] },
    {},
  ],
  ['unknown-table invariants[0].rule.iff[0]', ['invariants', 0, 'rule', 'iff', 0], 'orders.order', {}],
  [
    'unknown-task experiments.open.workload.open.tasks.bye',
    ['experiments', 'open', 'workload', 'open', 'tasks'],
    { bye: 1 },
    {},
  ],
  [
    'no-tasks experiments.open.workload.open',
    ['experiments', 'open', 'workload', 'open', 'tasks'],
    { buy: 0 },
    {},
  ],
  ['bad-fault experiments.open.faults[0]', ['experiments', 'open', 'faults'], ['cut'], {}],
  [
    'unknown-link deployments.monolith.links.between[0]',
    ['deployments', 'monolith', 'links'],
    { between: [{ from: 'shop', to: 'shop' }] },
    {},
  ],
  [
    'unknown-service deployments.monolith.policies[0].from',
    ['deployments', 'monolith', 'policies'],
    [{ from: 'shp', call: '*', chain: [] }],
    {},
  ],
  [
    'unknown-operation deployments.monolith.policies[0].call',
    ['deployments', 'monolith', 'policies'],
    [{ call: 'pay', chain: [] }],
    {},
  ],
  ['unknown-deployment deployment', ['title'], 'A shop', { deployment: 'monolit' }],
  ['unknown-experiment experiment', ['title'], 'A shop', { experiment: 'opn' }],
  ['bad-seed seed', ['title'], 'A shop', { seed: 1.5 }],
  ['bad-length length', ['title'], 'A shop', { lengthNs: 0 }],
  ['bad-fault faults[0]', ['title'], 'A shop', { faults: ['crash shpo'] }],
])('%s', (fault, path, value, choice) => {
  expect(faultsOf(changed(path, value), choice)).toContain(fault);
});

test('all faults are reported at once, with hints', () => {
  const document = changed(['modules', 'orders', 'operations', 'place', 'calls', 0], 'payments.chrage');
  const compiled = compileWith(TEST_CATALOGUE, document, {
    seed: -1,
    deployment: 'monolit',
    faults: ['cut'],
  });
  expect(compiled.ok ? [] : compiled.faults.map((fault) => [fault.path, fault.hint])).toEqual([
    ['modules.orders.operations.place.calls[0]', 'did you mean `payments.charge`?'],
    ['deployment', 'did you mean `monolith`?'],
    ['seed', 'choose 1'],
  ]);
});

test('faults of another deployment are no matter of this run', () => {
  const document = changed(['deployments', 'apart', 'services', 'shop', 'modules', 0], 'ordrs');
  expect(faultsOf(document)).toEqual([]);
  expect(faultsOf(document, { deployment: 'apart' })).toContain(
    'unknown-module deployments.apart.services.shop.modules[0]',
  );
});

test('services and those outside may be a hundred together', () => {
  const services = Object.fromEntries(Array.from({ length: 99 }, (_, i) => [`s${i}`, { modules: [] }]));
  const all = { shop: { modules: ['orders', 'payments'] }, ...services };
  expect(faultsOf(changed(['deployments', 'monolith', 'services'], all))).toEqual([
    'too-many deployments.monolith.services',
  ]);
  const { s98, ...fewer } = all as Record<string, unknown>;
  expect(s98).toBeDefined();
  expect(faultsOf(changed(['deployments', 'monolith', 'services'], fewer))).toEqual([]);
});

test('a run has 4,045 instances at most, over all services and those outside', () => {
  const shops = Object.fromEntries(
    Array.from({ length: 4 }, (_, i) => [`s${i}`, { modules: [], instances: 1_000 }]),
  );
  const withShop = (instances: number) =>
    changed(['deployments', 'monolith', 'services'], {
      shop: { modules: ['orders', 'payments'], instances },
      ...shops,
    });
  expect(faultsOf(withShop(44))).toEqual([]);
  expect(faultsOf(withShop(45))).toEqual(['too-many deployments.monolith.services']);
});
