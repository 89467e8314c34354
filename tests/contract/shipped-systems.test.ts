import { expect, test } from 'vitest';
import { SYSTEMS } from '../../lessons/systems';
import { lower } from '../../simulator/lowering';
import { CATALOGUE } from '../../simulator/engine/catalogue';
import { checkDocument } from '../../simulator/engine/check';
import { compile } from '../../simulator/engine/compile';

test.each(SYSTEMS.map((system) => [system.name, system] as const))('%s has no faults', (_, system) => {
  expect(checkDocument(system, lower)).toEqual([]);
});

test('the catalogue offers what documents name', () => {
  expect(Object.keys(CATALOGUE.stores)).toEqual(expect.arrayContaining(['database', 'cache']));
  expect(Object.keys(CATALOGUE.policies)).toEqual(expect.arrayContaining(['timeout', 'retry']));
});

test.each([
  'cut payments reply after charge returns',
  'crash shop#1 for 5s at 10s',
  'hang payments.charge from 10s to 20s',
  'slow payments by 5x',
  'slow payments by 100ms',
  'fail payments 20%',
  `throw in payments 'no luck'`,
  'leak payments 10MiB',
  'delay shop->payments by 100ms',
  'lose payments 5% once',
  'cut clients->shop request when orders.place starts the 3rd time for 2s',
])('the corner shop can be told: %s', (text) => {
  const shop = SYSTEMS.find((system) => system.name === 'corner-shop');
  const compiled = compile(shop, { deployment: 'payments-apart', seed: 1, faults: [text] });
  expect(compiled.ok ? compiled.plan.faults.map((fault) => fault.text) : compiled.faults).toEqual([text]);
});

test('handlers that cannot be lowered are faults at their place', () => {
  const shop = structuredClone(SYSTEMS[0]);
  const users = shop?.modules['users'];
  const get = 'export async function get(ctx) {\n  fetch("http://example.org");\n}';
  const broken = { ...shop, modules: { ...shop?.modules, users: { ...users, handlers: get } } };
  expect(checkDocument(broken, lower)).toMatchObject([
    { path: 'modules.users.handlers', line: 2, column: 3 },
  ]);
});
