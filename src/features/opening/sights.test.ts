import { expect, test } from 'vitest';
import { Fact, Leg, Outcome, type FrameRows } from '../../../simulator';
import { isWhole, requestIn, sightsIn, sightsOf, type Promises } from './sights';

type Row = readonly [kind: number, a?: number, b?: number, c?: number];

function rowsOf(...rows: readonly Row[]): FrameRows {
  const column = (at: 1 | 2 | 3) => Int32Array.from(rows, (row) => row[at] ?? 0);
  return {
    first: 0,
    skipped: 0,
    times: new Float64Array(rows.length),
    values: new Float64Array(rows.length),
    kinds: Uint8Array.from(rows, ([kind]) => kind),
    a: column(1),
    b: column(2),
    c: column(3),
    causes: new Int32Array(rows.length),
  };
}

/** Two modules with a table each, on the stores given. */
function planOn(...stores: readonly number[]): Promises {
  const names = ['payments', 'orders'];
  return {
    modules: stores.map((store, index) => ({
      name: names[index] ?? '',
      external: false,
      service: 0,
      store,
      hasHandlers: true,
    })),
    tables: [0, 1].map((module) => ({ name: `${names[module]}.rows`, module, rows: [] })),
    invariants: [
      {
        name: 'both',
        says: '',
        keyName: 'order',
        rule: 'iff',
        left: { table: 0, field: 'order' },
        right: { table: 1, field: '' },
        withinNs: 0,
      },
      {
        name: 'once',
        says: '',
        keyName: 'order',
        rule: 'atMostOne',
        left: { table: 0, field: 'order' },
        right: null,
        withinNs: 0,
      },
    ],
  };
}

test('each consequence is found in its row, in the order of the rows', () => {
  const rows = rowsOf(
    [Fact.requestStarted, 7],
    [Fact.messageSent],
    [Fact.messageLost, 0, 0, Leg.reply],
    [Fact.callStarted, 0, 0, 5 + 65_536],
    [Fact.transactionRolledBack],
    [Fact.instanceDown],
    [Fact.requestEnded, 7, Outcome.timeout],
    [Fact.gapOpened, 1],
    [Fact.requestEnded, 8, Outcome.ok],
  );
  const expected = ['started', 'lost', 'retried', 'rolledBack', 'down', 'refused', 'gap:once', 'answered'];
  expect(sightsIn(rows, planOn(0, 0))).toEqual(expected);
  expect(requestIn(rows)).toBe(7);
});

test('a first attempt is no retry, and a request that is lost is no lost answer', () => {
  const rows = rowsOf([Fact.callStarted, 0, 0, 5], [Fact.messageLost, 0, 0, Leg.request]);
  expect(sightsIn(rows, planOn(0, 0))).toEqual([]);
  expect(requestIn(rows)).toBeUndefined();
});

test('a promise about two stores is torn; one about a single table never is', () => {
  expect(sightsOf(planOn(0, 0))).toEqual(['whole:both', 'whole:once']);
  expect(sightsOf(planOn(0, 1))).toEqual(['torn:both', 'whole:once']);
  const apart = planOn(0, 1);
  expect(apart.invariants.map((invariant) => isWhole(apart, invariant))).toEqual([false, true]);
});
