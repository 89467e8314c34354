import { expect, test } from 'vitest';
import { isPlainData, type Bounds } from './plain';

const BOUNDS: Bounds = { values: 20, characters: 30, bytes: 64, depth: 4 };

test.each([
  ['a status', { state: 'paused', now: 1, none: null, not: undefined }],
  ['rows', [{ key: 'a', row: [1, 'b', null] }]],
  ['keys that only look special', { constructor: 1, then: 2, toJSON: 3 }],
  ['columns', { times: new Float64Array(4), kinds: new Uint8Array(8) }],
])('%s is plain', (_what, value) => {
  expect(isPlainData(value, BOUNDS)).toBe(true);
});

class Thing {
  readonly size = 1;
}

test.each([
  ['a map', new Map()],
  ['a date', new Date(0)],
  ['an error', new Error('words')],
  ['a pattern', /x/],
  ['a big integer', 1n],
  ['a function', () => 0],
  ['a symbol', Symbol('s')],
  ['an instance', new Thing()],
  ['an object without a prototype', Object.create(null)],
  ['memory as such', new ArrayBuffer(4)],
  ['shared memory', new Uint8Array(new SharedArrayBuffer(4))],
  ['a key that sets the prototype', JSON.parse('{"__proto__": 1}')],
])('%s is not, however deep it lies', (_what, value) => {
  expect(isPlainData(value, BOUNDS)).toBe(false);
  expect(isPlainData({ held: [value] }, BOUNDS)).toBe(false);
});

test.each([
  ['values', new Array(20).fill(0)],
  ['characters', ['x'.repeat(16), 'x'.repeat(15)]],
  ['characters of keys', { ['x'.repeat(31)]: 0 }],
  ['bytes', [new Float64Array(5), new Float64Array(4)]],
  ['depth', [[[[[0]]]]]],
])('too many %s are refused', (_what, value) => {
  expect(isPlainData(value, BOUNDS)).toBe(false);
  expect(isPlainData(value)).toBe(true);
});

test('what refers to itself is refused, not followed for ever', () => {
  const loop: unknown[] = [];
  loop.push(loop);
  expect(isPlainData(loop)).toBe(false);
});
