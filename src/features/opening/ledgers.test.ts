import { expect, test } from 'vitest';
import { euros, linesOf } from './ledgers';

const TITLES = new Map([
  ['ada', 'Ada'],
  ['tea', 'Tea'],
]);
const DEBIT = { key: 'debit-1', row: { order: 'order-1', user: 'ada', amount: 1230 } };
const ORDER = { key: 'order-1', row: { user: 'ada', product: 'tea', quantity: 3, total: 1230 } };

test('a debit and its order stand on one line, in words', () => {
  const entry = {
    key: 'order-1',
    left: [DEBIT],
    right: [ORDER],
    state: 'held',
    sinceNs: undefined,
    request: 1,
  } as const;
  expect(linesOf({ entries: [entry] }, TITLES)).toEqual([
    {
      order: 'order-1',
      debits: ['Ada −€12.30'],
      ordered: 'Ada: 3 × tea',
      state: 'held',
      sinceNs: undefined,
      isDebitedTwice: false,
    },
  ]);
});

test('a debit without an order leaves a hole; a second debit is seen', () => {
  const entry = {
    key: 'order-1',
    left: [DEBIT, DEBIT],
    right: [],
    state: 'gap',
    sinceNs: 5,
    request: 1,
  } as const;
  expect(linesOf({ entries: [entry] }, new Map())).toMatchObject([
    {
      debits: ['ada −€12.30', 'ada −€12.30'],
      ordered: undefined,
      state: 'gap',
      sinceNs: 5,
      isDebitedTwice: true,
    },
  ]);
});

test('cents are written as euros', () => {
  expect([euros(5), euros(99), euros(123_456)]).toEqual(['€0.05', '€0.99', '€1234.56']);
});
