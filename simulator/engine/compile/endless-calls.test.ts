import { expect, test } from 'vitest';
import { endlessCalls } from './endless-calls';

/** Names of the operations on a circle, given each one's calls; those in `handled` have handlers. */
function circles(calls: readonly (readonly number[])[], handled: readonly number[] = []): string[] {
  const operations = calls.map((callees, index) => ({
    name: String(index),
    module: index,
    work: { kind: 'constant', value: 1 } as const,
    calls: callees,
    callsInParallel: false,
    isDefault: false,
  }));
  return endlessCalls(operations, [], (module) => handled.includes(module)).map(
    (operation) => operation.name,
  );
}

test('chains and diamonds end, circles do not', () => {
  expect(circles([[1, 2], [3], [3], []])).toEqual([]);
  expect(circles([[0]])).toEqual(['0']);
  expect(circles([[1], [2], [1, 3], []])).toEqual(['1', '2']);
});

test('what only leads to a circle is not on it', () => {
  expect(circles([[1, 1], [2], [3], [2, 4], []])).toEqual(['2', '3']);
  expect(circles([[1], [0, 2], [3], [4], [3]])).toEqual(['0', '1', '2', '3', '4']);
});

test('a long chain is searched in a moment', () => {
  const length = 20_000;
  expect(circles(Array.from({ length }, (_, i) => (i + 1 < length ? [i + 1] : [])))).toEqual([]);
});

test('a circle through a written handler is for its author to judge', () => {
  expect(circles([[1], [0]], [1])).toEqual([]);
});
