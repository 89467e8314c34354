import { expect, test } from 'vitest';
import { CopiedRows } from './copied-rows';

test('both sides hold the same, whatever the order of fields, or they do not', () => {
  const rows = new CopiedRows();
  const put = (left: unknown, right: unknown): boolean => {
    rows.put('a', false, left as never); // plain values
    rows.put('a', true, right as never);
    return rows.holds('a');
  };
  expect(rows.holds('a')).toBe(true);
  expect(put({ x: 1, y: [1, { z: 2 }] }, { y: [1, { z: 2 }], x: 1 })).toBe(true);
  expect(put({ x: 1 }, undefined)).toBe(false);
  expect(put(undefined, { x: 1 })).toBe(false);
  expect(put({ x: 1 }, { x: 1, y: null })).toBe(false);
  expect(put({ x: [1, 2] }, { x: [1] })).toBe(false);
  expect(put({ x: [] }, { x: {} })).toBe(false);
  expect(put(null, null)).toBe(true);
  expect([rows.size, rows.has('a'), [...rows.keys()]]).toEqual([1, true, ['a']]);
  put(undefined, undefined);
  expect([rows.size, rows.has('a')]).toEqual([0, false]);
});
