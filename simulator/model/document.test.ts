import { expect, test } from 'vitest';
import { documentJsonSchema, readDocument } from './document';
import type { CheckedDocument } from './document';
import { TEST_CATALOGUE } from './testing/catalogue';
import { changed, shopDocument } from './testing/document';

function read(input: unknown): CheckedDocument {
  const result = readDocument(input, TEST_CATALOGUE);
  if (!result.ok) throw new Error(JSON.stringify(result.faults, null, 1));
  return result.checked;
}

function faultsOf(input: unknown) {
  const result = readDocument(input, TEST_CATALOGUE);
  return result.ok ? [] : result.faults;
}

test('defaults are filled in, durations become ns and sizes bytes', () => {
  const { modules, deployments } = read(shopDocument());
  expect(modules['orders']).toMatchObject({
    external: false,
    operations: { list: { work: { kind: 'constant', value: 1e6 }, calls: [] } },
  });
  expect(deployments['monolith']?.services['shop']).toEqual({
    modules: ['orders', 'payments'],
    instances: 1,
    parameters: { cpus: 2, memory: 536_870_912, concurrency: 200 },
  });
  expect(deployments['apart']?.stores['payments-cache']).toEqual({
    kind: 'cache',
    modules: ['payments'],
    parameters: { memory: 268_435_456 },
  });
});

test('the document comes back in the form in which it was written, and the input is left alone', () => {
  const input = shopDocument();
  const result = readDocument(input, TEST_CATALOGUE);
  expect(result.ok ? result.document : undefined).toEqual(shopDocument());
  expect(input).toEqual(shopDocument());
});

const service = ['deployments', 'monolith', 'services', 'shop'] as const;
const store = ['deployments', 'monolith', 'stores', 'database'] as const;

test.each<[string, readonly (string | number)[], unknown, string]>([
  ['missing title', ['title'], undefined, 'a text is missing here'],
  ['wrong-type summary', ['summary'], ['x'], 'this is a list, not a text'],
  [
    'unknown-key modules.orders.operation',
    ['modules', 'orders', 'operation'],
    {},
    'did you mean `operations`?',
  ],
  ['unknown-key deployments.monolith.services.shop.cpu', [...service, 'cpu'], 1, 'did you mean `cpus`?'],
  [
    'wrong-type deployments.monolith.services.shop.cpus',
    [...service, 'cpus'],
    '2',
    'this is a text, not a number',
  ],
  ['out-of-bounds deployments.monolith.services.shop.cpus', [...service, 'cpus'], 0, 'choose at least 0.001'],
  ['bad-size deployments.monolith.services.shop.memory', [...service, 'memory'], '5MB', '`256MiB`'],
  [
    'bad-size deployments.monolith.services.shop.memory',
    [...service, 'memory'],
    '5B',
    'choose from 1MiB to 1TiB',
  ],
  [
    'wrong-type deployments.monolith.services.shop.instances',
    [...service, 'instances'],
    1.5,
    'not a whole number',
  ],
  [
    'wrong-form deployments.monolith.stores.database.kind',
    [...store, 'kind'],
    'databse',
    'did you mean `database`?',
  ],
  [
    'wrong-form deployments.monolith.stores.database.kind',
    [...store, 'kind'],
    undefined,
    'say its `kind`: `database`, `cache`',
  ],
  [
    'unknown-word deployments.monolith.stores.database.isolation',
    [...store, 'isolation'],
    'serialisable',
    'did you mean `serializable`?',
  ],
  ['bad-duration experiments.open.length', ['experiments', 'open', 'length'], '60', '`1.5s`'],
  [
    'bad-distribution modules.orders.operations.list.work',
    ['modules', 'orders', 'operations', 'list', 'work'],
    '5 ms',
    '`"5ms"`',
  ],
  [
    'bad-distribution modules.orders.operations.list.work.uniform.to',
    ['modules', 'orders', 'operations', 'list', 'work'],
    { uniform: { from: '2s', to: '1s' } },
    'swap them',
  ],
  [
    'missing experiments.closed.workload.closed.think',
    ['experiments', 'closed', 'workload', 'closed', 'think'],
    undefined,
    '',
  ],
  [
    'out-of-bounds experiments.open.workload.open.rate',
    ['experiments', 'open', 'workload', 'open', 'rate'],
    -1,
    '',
  ],
  ['wrong-form experiments.open.workload', ['experiments', 'open', 'workload'], { opne: {} }, ''],
  ['bad-name modules["a b"]', ['modules', 'a b'], { explains: '', operations: {} }, 'use letters'],
  [
    'bad-name modules.constructor',
    ['modules', 'constructor'],
    { explains: '', operations: {} },
    'use letters',
  ],
  ['bad-name name', ['name'], '$x', 'use letters'],
  ['out-of-bounds tasks.look.steps', ['tasks', 'look', 'steps'], [], 'choose at least 1'],
])('%s (%#)', (fault, path, value, words) => {
  const found = faultsOf(changed(path, value)).find(({ code, path: at }) => `${code} ${at}` === fault);
  expect(found, JSON.stringify(faultsOf(changed(path, value)), null, 1)).toBeDefined();
  expect(`${found?.message} ${found?.hint}`).toContain(words);
});

test('what is no document at all is said so', () => {
  expect(faultsOf([])).toMatchObject([{ code: 'wrong-type', path: 'document' }]);
  expect(faultsOf(null)).toMatchObject([{ code: 'wrong-type', path: 'document' }]);
  expect(faultsOf({})).toMatchObject([{ code: 'no-format', path: 'format' }]);
  expect(faultsOf({ format: 'faultline/9' })).toMatchObject([
    { code: 'newer-format', hint: 'open it with a newer Faultline' },
  ]);
});

test('a hundred thousand mistakes end after some', () => {
  const keys = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`k${i}`, i]));
  const faults = faultsOf({ ...shopDocument(), ...keys });
  expect(faults).toHaveLength(201);
  expect(faults.at(-1)?.code).toBe('too-many-faults');
});

test('the JSON Schema describes what a person writes, parameters and their defaults included', () => {
  const schema = documentJsonSchema(TEST_CATALOGUE);
  const text = JSON.stringify(schema);
  expect(schema).toMatchObject({
    type: 'object',
    required: expect.arrayContaining(['format', 'modules']) as unknown,
  });
  expect(text).toContain('"const":"faultline/1"');
  expect(text).toContain('"default":"256MiB"');
  expect(text).toContain('"const":"cache"');
  expect(text).toContain('"lognormal"');
});
