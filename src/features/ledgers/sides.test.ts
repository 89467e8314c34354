import { expect, test } from 'vitest';
import type { LedgerView } from '../../shared/run';
import { lineOf } from './sides';

function entry(left: number, right: number): LedgerView['entries'][number] {
  const rows = (count: number) => Array.from({ length: count }, (_, place) => ({ key: `${place}`, row: {} }));
  return { key: 'o-1', left: rows(left), right: rows(right), state: 'held', sinceNs: undefined, request: 0 };
}

test.each([
  ['iff', 1, 1, false, false],
  ['iff', 1, 0, false, true],
  ['iff', 0, 1, true, false],
  ['implies', 1, 0, false, true],
  ['implies', 0, 1, false, false],
] as const)('%s, %i beside %i: what is missing', (rule, left, right, isLeftMissing, isRightMissing) => {
  const line = lineOf(entry(left, right), rule);
  expect([line.left.isMissing, line.right?.isMissing]).toEqual([isLeftMissing, isRightMissing]);
});

test('of a promise about one table the second row is one too many', () => {
  const line = lineOf(entry(2, 0), 'atMostOne');
  expect(line.right).toBeUndefined();
  expect(line.left).toMatchObject({ allowed: 1, isMissing: false });
  expect(line.left.rows).toHaveLength(2);
});
