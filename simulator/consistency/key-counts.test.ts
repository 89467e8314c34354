import { expect, test } from 'vitest';
import { KeyCounts, keyOf } from './key-counts';

test('a key that no row carries any more is forgotten', () => {
  const counts = new KeyCounts('iff');
  counts.add('a', false, 1);
  counts.add('a', true, 1);
  counts.add('b', true, 1);
  expect(counts.size).toBe(2);
  counts.add('a', true, -1);
  counts.add('a', false, -1);
  expect([...counts.keys()]).toEqual(['b']);
});

test('the two sides do not run into each other, however many rows there are', () => {
  const counts = new KeyCounts('iff');
  for (let i = 0; i < 100_000; i++) counts.add('a', false, 1);
  expect(counts.holds('a')).toBe(false);
  for (let i = 0; i < 100_000; i++) counts.add('a', true, 1);
  for (let i = 0; i < 100_000; i++) counts.add('a', false, -1);
  expect(counts.holds('a')).toBe(false);
  for (let i = 0; i < 100_000; i++) counts.add('a', true, -1);
  expect(counts.size).toBe(0);
});

test('a key is the row’s own or one of its fields, never something that every object has', () => {
  const byField = { table: 0, field: 'order' };
  expect(keyOf({ table: 0, field: '' }, 'k', null)).toBe('k');
  expect(keyOf({ table: 0, field: '' }, 'k', undefined)).toBeUndefined();
  expect(keyOf(byField, 'k', { order: 7 })).toBe('7');
  expect(keyOf(byField, 'k', { order: true })).toBe('true');
  expect(keyOf(byField, 'k', { order: null })).toBeUndefined();
  expect(keyOf({ table: 0, field: 'constructor' }, 'k', {})).toBeUndefined();
});
