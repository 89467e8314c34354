import { expect, test } from 'vitest';
import type { Plan } from '../../../simulator';
import { columnsOf, newest } from './columns';
import { subjectOf, subjectsOf } from './subjects';

const window = { startNs: 0, ended: 50, errors: 5, unknown: 2, p50Ns: 2e6, p95Ns: 5e6, p99Ns: 9e6 };

test('counts become rates, and what was not measured is left out', () => {
  const nothing = { startNs: 5e8, ended: 0, errors: 0, unknown: 0, p50Ns: NaN, p95Ns: NaN, p99Ns: NaN };
  const columns = columnsOf({ windowNs: 5e8, windows: [window, nothing] });
  expect(columns).toEqual({
    times: [0.5, 1],
    rates: [100, 0],
    failed: [6, 0],
    unknown: [4, 0],
    p50: [2, null],
    p95: [5, null],
    p99: [9, null],
  });
  expect([newest(columns.rates), newest(columns.p95)]).toEqual([0, undefined]);
});

test('a selection stands for its own figures, if it has any', () => {
  const named = (...names: string[]) => names.map((name) => ({ name }));
  const plan = { operations: named('a.b'), services: named('shop', 'bank'), stores: named('db'), links: [] };
  const subjects = subjectsOf(plan as unknown as Plan); // all that is looked at
  expect(subjects.map(({ title }) => title)).toEqual([
    'All requests',
    'operation a.b',
    'service shop',
    'service bank',
    'store db',
  ]);
  expect(subjectOf({ kind: 'service', index: 1 }, subjects)?.title).toBe('service bank');
  expect(subjectOf({ kind: 'module', index: 0 }, subjects)).toBeUndefined();
  expect(subjectOf({ kind: 'request', request: 1 }, subjects)).toBeUndefined();
});
