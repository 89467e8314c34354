import { expect, test } from 'vitest';
import type { Plan } from '../model/plan';
import { needsFew } from './enough';

const PLAN = {
  modules: [{}],
  stores: [{ kind: 'database' }],
  brokers: [],
  registries: [],
} as unknown as Plan; // what is asked of it

test('databases and handlers that compute nothing run in the small engine', () => {
  expect(needsFew(PLAN, 'ctx.now() + aMaths')).toBe(true);
});

test.each([
  ['a cache', { ...PLAN, stores: [{ kind: 'cache' }] }, ''],
  ['another version', { ...PLAN, modules: [{ versions: [{}] }] }, ''],
  ['a broker', { ...PLAN, brokers: [{}] }, ''],
  ['a registry', { ...PLAN, registries: [{}] }, ''],
  ['a copy', { ...PLAN, copies: [{}] }, ''],
  ['Math', PLAN, '$.globals.Math.sin(1)'],
  ['a debug build', PLAN, 'if ($.at(7)) $.look(7, () => a);'],
])('%s takes the whole engine', (_, plan, text) => {
  expect(needsFew(plan as Plan, text)).toBe(false);
});
