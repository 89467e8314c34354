import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RowChange, StatementOwner } from '../components/store';
import type { Kernel } from '../kernel/kernel';
import { testKernel } from '../kernel/testing';
import type { InvariantPlan, Plain, Plan } from '../model/plan';
import { NS_PER_MS } from '../model/units';
import { Fact } from '../telemetry/facts';
import { Numbering } from '../telemetry/numbering';
import { DEBITS, ORDERS, testPlan } from '../telemetry/testing';
import { InvariantMonitor, type InvariantState } from './invariants';

/** A monitor on a kernel of its own, driven by hand. Times are in milliseconds. */
class Shop {
  readonly kernel: Kernel = testKernel();
  readonly numbering = new Numbering();
  readonly monitor: InvariantMonitor;

  constructor(over: Partial<Plan> = {}) {
    this.monitor = new InvariantMonitor(this.kernel, this.numbering, testPlan(over));
  }

  at(ms: number): this {
    this.kernel.advance(ms * NS_PER_MS, 1_000_000);
    return this;
  }

  commit(request: number, ...changes: RowChange[]): this {
    const owner = request < 0 ? undefined : ({ request } as StatementOwner); // the monitor reads nothing else of it
    const row = this.kernel.journal.append(Fact.transactionCommitted, 1, changes.length, 0, 0, -1);
    this.monitor.committed(changes, owner, row);
    return this;
  }

  ends(request: number): this {
    const row = this.kernel.journal.append(Fact.requestEnded, request, 0, 0, 0, -1);
    this.monitor.requestEnded(request, row);
    return this;
  }

  get state(): InvariantState {
    const [state] = this.monitor.states();
    if (state === undefined) throw new Error('the plan has an invariant');
    return state;
  }

  /** Facts of the monitor's own: kind, key, request, value in ms, and the kind of the fact that caused it. */
  facts(): (readonly [string, string | undefined, number, number, string])[] {
    const { journal } = this.kernel;
    const name = (kind: number): string =>
      Object.entries(Fact).find(([, number]) => number === kind)?.[0] ?? '';
    return Array.from({ length: journal.length }, (_, row) => row)
      .filter(
        (row) => (journal.kinds[row] ?? 0) >= Fact.diverged && (journal.kinds[row] ?? 0) <= Fact.gapClosed,
      )
      .map((row) => {
        const cause = journal.causes[row] ?? -1;
        return [
          name(journal.kinds[row] ?? 0),
          this.numbering.words[journal.b[row] ?? -1],
          journal.c[row] ?? -1,
          (journal.values[row] ?? 0) / NS_PER_MS,
          cause < 0 ? '' : name(journal.kinds[cause] ?? 0),
        ] as const;
      });
  }
}

const order = (key: string): RowChange => ({ table: ORDERS, key, before: undefined, after: { total: 5 } });
const debit = (key: string, of: Plain): RowChange => ({
  table: DEBITS,
  key,
  before: undefined,
  after: { order: of },
});
const undo = ({ table, key, after }: RowChange): RowChange => ({
  table,
  key,
  before: after,
  after: undefined,
});

function withRule(rule: InvariantPlan['rule']): Partial<Plan> {
  const [invariant] = testPlan().invariants;
  if (invariant === undefined) throw new Error('the plan has an invariant');
  return { invariants: [{ ...invariant, rule, right: rule === 'atMostOne' ? null : invariant.right }] };
}

test('a transaction that keeps the promise leaves no trace of it', () => {
  const shop = new Shop().commit(1, order('o1'), debit('d1', 'o1')).ends(1);
  expect(shop.facts()).toEqual([]);
  expect(shop.state).toMatchObject({ violations: 0, openGaps: 0, longestGapMs: 0, transient: { count: 0 } });
});

test('a divergence that heals before its request ends is no broken promise', () => {
  const shop = new Shop().at(10).commit(1, debit('d1', 'o1')).at(13).commit(1, order('o1')).ends(1);
  expect(shop.facts()).toEqual([
    ['diverged', 'o1', 1, 0, 'transactionCommitted'],
    ['healed', 'o1', 1, 3, 'transactionCommitted'],
  ]);
  expect(shop.state).toMatchObject({ violations: 0, transient: { count: 1, longestMs: 3 } });
  expect(shop.at(60_000).state.violations).toBe(0);
});

test('when the request ends and the state is still apart, a gap opens; when it holds again, the gap closes', () => {
  const shop = new Shop().at(10).commit(1, debit('d1', 'o1')).at(15).ends(1);
  expect(shop.at(20).state).toMatchObject({ violations: 1, openGaps: 1, longestGapMs: 10 });
  shop.at(40).commit(2, order('o1')).at(50);
  expect(shop.facts()).toEqual([
    ['diverged', 'o1', 1, 0, 'transactionCommitted'],
    ['gapOpened', 'o1', 1, 10, 'requestEnded'],
    ['gapClosed', 'o1', 1, 30, 'transactionCommitted'],
  ]);
  expect(shop.state).toMatchObject({
    violations: 1,
    openGaps: 0,
    longestGapMs: 30,
    gaps: [{ key: 'o1', request: 1, sinceNs: 10e6, openedNs: 15e6, closedNs: 40e6 }],
    transient: { count: 0 },
  });
});

test('a gap that its request’s end has opened is not opened again when it grows old', () => {
  const shop = new Shop().at(10).commit(1, debit('d1', 'o1')).at(15).ends(1);
  expect(shop.kernel.pending).toBe(0);
  expect(shop.at(60_000).state).toMatchObject({ violations: 1, openGaps: 1, longestGapMs: 59_990 });
});

test('the end of another request opens no gap', () => {
  const shop = new Shop().at(10).commit(1, debit('d1', 'o1')).ends(2);
  expect(shop.state.violations).toBe(0);
});

test('a divergence that outlasts the invariant’s patience is a gap although its request is under way, and only once', () => {
  const shop = new Shop().at(10).commit(1, debit('d1', 'o1')).at(5_009);
  expect(shop.state.violations).toBe(0);
  shop.at(5_010);
  expect(shop.state).toMatchObject({ violations: 1, openGaps: 1, longestGapMs: 5_000 });
  shop.ends(1);
  expect(shop.state.violations).toBe(1);
  expect(shop.facts().map(([kind, , , , cause]) => [kind, cause])).toEqual([
    ['diverged', 'transactionCommitted'],
    ['gapOpened', 'diverged'],
  ]);
});

test.each([
  ['nobody’s request', 0],
  ['a store by itself', -1],
])('what %s does is a gap at once', (_, request) => {
  const shop = new Shop().at(10).commit(request, debit('d1', 'o1'));
  expect(shop.facts().map(([kind, key, by]) => [kind, key, by])).toEqual([
    ['diverged', 'o1', 0],
    ['gapOpened', 'o1', 0],
  ]);
});

test('what a handler does after its client has given up is a gap at once', () => {
  const shop = new Shop().ends(1).at(10).commit(1, debit('d1', 'o1'));
  expect(shop.state).toMatchObject({ violations: 1, openGaps: 1 });
});

test('timers and requests are forgotten once a key holds again: it can diverge anew', () => {
  const shop = new Shop().at(10).commit(1, debit('d1', 'o1')).commit(1, order('o1'));
  expect(shop.kernel.pending).toBe(0);
  shop
    .at(20)
    .commit(2, undo(order('o1')))
    .at(30)
    .ends(1);
  expect(shop.state.violations).toBe(0);
  expect(shop.ends(2).state.gaps).toMatchObject([{ request: 2, sinceNs: 20e6, openedNs: 30e6 }]);
});

test('iff wants both or neither, however many', () => {
  const shop = new Shop().commit(0, order('o1'), debit('d1', 'o1'), debit('d2', 'o1'));
  expect(shop.state.openGaps).toBe(0);
  shop.commit(0, undo(debit('d1', 'o1')));
  expect(shop.state.openGaps).toBe(0);
  shop.commit(0, undo(debit('d2', 'o1')));
  expect(shop.state.openGaps).toBe(1);
  shop.commit(0, undo(order('o1')));
  expect(shop.state.openGaps).toBe(0);
});

test('implies allows the right side alone', () => {
  const shop = new Shop(withRule('implies')).commit(0, order('o1'));
  expect(shop.state.violations).toBe(0);
  expect(shop.commit(0, debit('d1', 'o1')).state.violations).toBe(0);
  expect(shop.commit(0, debit('d2', 'o2')).state.violations).toBe(1);
});

test('at most one finds a second debit', () => {
  const shop = new Shop(withRule('atMostOne')).commit(1, debit('d1', 'o1')).ends(1);
  expect(shop.state.violations).toBe(0);
  expect(shop.commit(2, debit('d2', 'o1')).ends(2).state).toMatchObject({
    violations: 1,
    gaps: [{ request: 2 }],
  });
});

test('a row that changes its key counts for the new one only', () => {
  const shop = new Shop().commit(0, order('o1'), order('o2'), debit('d1', 'o1'), debit('d2', 'o2'));
  shop.commit(0, { table: DEBITS, key: 'd1', before: { order: 'o1' }, after: { order: 'o2' } });
  expect(shop.state).toMatchObject({ openGaps: 1, gaps: [{ key: 'o1' }] });
});

test('keys are words or numbers; rows without one do not count', () => {
  const shop = new Shop().commit(0, order('7'), debit('d1', 7), debit('d2', null), debit('d3', { a: 1 }));
  const bare: RowChange = { table: DEBITS, key: 'd4', before: undefined, after: ['order'] };
  expect(shop.commit(0, bare).state.violations).toBe(0);
});

test('rows that are there at the start count, and what they break is told as the run’s first event', () => {
  const [orders, debits] = testPlan().tables;
  if (orders === undefined || debits === undefined) throw new Error('the plan has tables');
  const tables = [
    {
      ...orders,
      rows: [
        { key: 'o1', row: {} },
        { key: 'o2', row: {} },
      ],
    },
    { ...debits, rows: [{ key: 'd1', row: { order: 'o1' } }] },
  ];
  const shop = new Shop({ tables });
  expect(shop.facts()).toEqual([]);
  expect(
    shop
      .at(0)
      .facts()
      .map(([kind, key]) => [kind, key]),
  ).toEqual([
    ['diverged', 'o2'],
    ['gapOpened', 'o2'],
  ]);
  expect(shop.commit(0, debit('d2', 'o2')).state.openGaps).toBe(0);
});

test('only the newest thousand gaps are kept; all are counted', () => {
  const shop = new Shop();
  for (let i = 0; i < 1_200; i++) shop.commit(0, order(`o${i}`));
  expect([shop.state.violations, shop.state.openGaps, shop.state.gaps.length]).toEqual([1_200, 1_200, 1_000]);
  expect(shop.state.gaps[0]?.key).toBe('o200');
});

/** What a random history does: adds or removes an order or a debit of one of a few keys, or ends a request. */
const step = fc.record({
  action: fc.constantFrom('order', 'debit', 'unorder', 'undebit', 'end', 'wait'),
  key: fc.constantFrom('a', 'b', 'c'),
  request: fc.integer({ min: 0, max: 4 }),
});

test('after any history the open gaps are the keys that a recount finds apart, once nobody is under way', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const shop = new Shop();
      const rows = { order: new Map<string, RowChange>(), debit: new Map<string, RowChange>() };
      let made = 0;
      steps.forEach(({ action, key, request }, index) => {
        shop.at(index);
        if (action === 'end') return shop.ends(request);
        if (action === 'wait') return shop.at(index);
        const kind = action.endsWith('order') ? 'order' : 'debit';
        const there = rows[kind].get(key);
        if (action.startsWith('un') && there !== undefined) {
          rows[kind].delete(key);
          return shop.commit(request, undo(there));
        }
        if (action.startsWith('un') || there !== undefined) return shop;
        const change = kind === 'order' ? order(key) : debit(`d${made++}`, key);
        rows[kind].set(key, change);
        return shop.commit(request, change);
      });
      const opened = shop.facts().filter(([kind]) => kind === 'gapOpened').length;
      expect(shop.state.violations).toBe(opened);
      for (let request = 1; request <= 4; request++) shop.ends(request);
      const apart = ['a', 'b', 'c'].filter((key) => rows.order.has(key) !== rows.debit.has(key));
      const open = shop.state.gaps.filter(({ closedNs }) => closedNs === undefined).map(({ key }) => key);
      expect(open.sort()).toEqual(apart);
      expect(shop.state.openGaps).toBe(apart.length);
      const { journal } = shop.kernel;
      const told = (kind: number): number =>
        journal.kinds.subarray(0, journal.length).filter((one) => one === kind).length;
      expect(told(Fact.diverged)).toBe(told(Fact.healed) + told(Fact.gapOpened));
      expect(told(Fact.gapOpened)).toBe(told(Fact.gapClosed) + apart.length);
      expect(shop.at(100_000).kernel.pending).toBe(0);
    }),
    { numRuns: 100 },
  );
});
