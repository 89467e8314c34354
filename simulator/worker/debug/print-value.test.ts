import { expect, test } from 'vitest';
import { KernelPromise } from '../../kernel/promise';
import { NOT_YET, printValue } from './print-value';

class Order {
  total = 3;
  get dear(): boolean {
    throw new Error('nobody asks a getter');
  }
}

test.each<[value: unknown, text: string]>([
  [undefined, 'undefined'],
  [null, 'null'],
  [-0, '-0'],
  [12n, '12n'],
  [10n ** 5000n, 'a very large bigint'],
  ['a "b"\n', String.raw`"a \"b\"\n"`],
  [Symbol('x'), 'Symbol'],
  [() => 1, 'function'],
  [printValue, 'function printValue'],
  [NOT_YET, 'no value yet'],
  [new KernelPromise(), 'Promise'],
  [[1, 'a', [2]], '[1, "a", [2]]'],
  [{ a: 1, 'b-c': { d: null } }, '{ a: 1, "b-c": { d: null } }'],
  [{}, '{}'],
  [Object.create(null), '{}'],
  [new Order(), 'Order { total: 3 }'],
  [new Map([['a', { n: 1 }]]), 'Map {"a" → { n: 1 }}'],
  [new Set([1, 2]), 'Set {1, 2}'],
  [new TypeError('no'), 'TypeError { "no" }'],
  [Object.create(Map.prototype), 'something that cannot be shown'],
  [
    {
      get a() {
        throw new Error('nobody asks a getter');
      },
    },
    '{ a: undefined }',
  ],
  [
    {
      toString: () => {
        throw new Error('nor this');
      },
    },
    '{ toString: function toString }',
  ],
])('prints %#', (value, text) => {
  expect(printValue(value)).toBe(text);
});

test('what is large or has no end is cut', () => {
  const ring: { self?: unknown } = {};
  ring.self = ring;
  expect(printValue(ring)).toBe('{ self: { self: { self: { self: … } } } }');
  expect(printValue('x'.repeat(1e6)).length).toBeLessThanOrEqual(400);
  expect(printValue(Array.from({ length: 1000 }, () => 'x'.repeat(1000))).length).toBeLessThanOrEqual(400);
  expect(printValue(Array.from({ length: 30 }, (_, index) => index))).toMatch(/19, … 10 more\]$/);
});
