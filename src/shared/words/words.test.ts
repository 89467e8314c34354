import { expect, test } from 'vitest';
import { Outcome } from '../../../simulator';
import type { Intervention, LogLine, Plan } from '../../../simulator';
import { counted, countText, measured, sizeText } from './figures';
import { narrate, narrateFailure } from './narration';
import { rowWords } from './rows';
import { sourceWords, thingOf } from './things';

test.each([
  [measured(1_234_567), '1.23 ms'],
  [measured(Number.NaN), '–'],
  [measured(undefined), '–'],
  [sizeText(640 * 2 ** 20), '640 MiB'],
  [sizeText(1.5 * 2 ** 30), '1.5 GiB'],
  [sizeText(0), '0 B'],
  [countText(99.96), '100'],
  [countText(0.3333), '0.333'],
  [counted(0, 'gap'), 'no gap'],
  [counted(1, 'gap'), '1 gap'],
  [counted(4, 'gap'), '4 gaps'],
])('%s', (said, expected) => {
  expect(said).toBe(expected);
});

// As much of a plan as the words look at.
const plan = {
  services: [
    { name: 'shop', kind: 'service', instances: 2 },
    { name: 'bank', kind: 'external', instances: 1 },
  ],
  stores: [{ name: 'shop-database', kind: 'database' }],
  links: [{ name: 'shop->bank', from: { kind: 'service', index: 0 }, to: { kind: 'service', index: 1 } }],
  modules: [],
  operations: [],
  policies: [],
  instruments: { sampling: 1, services: [] },
} as unknown as Plan;
// The words of the document are looked up for modules and operations only.
const NO_DOCUMENT = { modules: {} } as unknown as Parameters<typeof thingOf>[2];

test('things are called by their names', () => {
  const name = (kind: 'service' | 'instance' | 'link' | 'store', index: number) =>
    thingOf({ kind, index }, plan, NO_DOCUMENT);
  expect(name('instance', 1)).toMatchObject({ name: 'shop#2', kind: 'instance', target: 'shop#2' });
  expect(name('instance', 2)).toMatchObject({ name: 'bank#1' });
  expect(name('service', 1)).toMatchObject({ kind: 'external party' });
  expect(name('link', 0)).toMatchObject({
    name: 'shop → bank',
    where: 'bank (from shop)',
    target: 'shop->bank',
  });
  expect(name('store', 1)).toBeUndefined();
});

const line = (text: string): LogLine => ({ row: 1, timeNs: 5, severity: 'info', text, span: 0 });
const made = (...requests: readonly Intervention['request'][]): Intervention[] =>
  requests.map((request) => ({ atNs: 0, sequence: 0, request }));
const change = { target: { kind: 'service', index: 0 }, name: 'memory', value: 2 ** 26 } as const;

test('lines become sentences; names keep their small letter', () => {
  const gaps = [{ key: 'o-1', request: 7, sinceNs: 1, openedNs: 5, closedNs: undefined }];
  const one = {
    name: 'one-debit',
    says: 'One debit an order.',
    violations: 1,
    openGaps: 1,
    longestGapMs: 0,
    gaps,
  };
  const story = {
    plan,
    interventions: [],
    faults: [],
    invariants: [{ ...one, transient: { count: 0, longestMs: 0 } }],
  };
  const broken = { ...line('broken promise: one-debit for order o-1'), severity: 'error' } as const;
  expect(narrate(broken, story)).toMatchObject({
    text: 'A promise is broken for order o-1: One debit an order.',
    request: 7,
  });
  expect(narrate(line('promise kept again after 2s: one-debit for order o-1'), story)?.text).toBe(
    'After 2s the promise is kept again for order o-1: One debit an order.',
  );
  expect(narrate(line('fault: crash shop'), story)?.text).toBe('Fault: crash shop.');
  expect(narrate(line('shop#1 crashed'), story)?.text).toBe('shop#1 crashed.');
  expect(narrate(line('Is it done?'), story)?.text).toBe('Is it done?');
});

test('an intervention is told by what was done, and a change only once', () => {
  const interventions = made({ kind: 'lift', fault: 0 }, { kind: 'parameter', change });
  const story = { plan, interventions, faults: [{ text: 'cut bank', kind: 'cut' }], invariants: [] };
  expect(narrate(line('intervention 1'), story)?.text).toBe('You repaired: cut bank.');
  expect(narrate(line('intervention 2'), story)).toBeUndefined();
  expect(narrate(line('intervention 3'), story)?.text).toBe('Intervention 3.');
});

test('a request that ended badly is told as its customer sees it', () => {
  expect(narrateFailure(1, 2, 3, 'orders.place', Outcome.timeout).text).toBe(
    'Request 3, orders.place: the customer does not know: no answer came in time; whether the work was done is unknown.',
  );
  expect(narrateFailure(1, 2, 3, 'orders.place', Outcome.overloaded).text).toContain('has an error');
});

test('a row is its fields; a long one is cut', () => {
  expect(rowWords({ user: 'ada', amount: 747 })).toBe('user ada, amount 747');
  expect(rowWords({ order: 'o-1', amount: 747 }, 120, 'order')).toBe('amount 747');
  expect(rowWords([1, 2])).toBe('[1,2]');
  expect(rowWords('x'.repeat(200))).toHaveLength(120);
});

test('a default says whose choice it is', () => {
  expect(sourceWords('our choice: one CPU')).toEqual({ isOurs: true, text: 'one CPU' });
  expect(sourceWords('PostgreSQL, lock_timeout = 0')).toEqual({
    isOurs: false,
    text: 'PostgreSQL, lock_timeout = 0',
  });
});
