import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KeySums, weightOf } from './key-sums';

test('what moves from one side to the other is kept, and what goes away is missed', () => {
  const sums = new KeySums();
  sums.add('ada', false, 1000);
  expect(sums.holds('ada')).toBe(false);
  sums.begin();
  expect(sums.holds('ada')).toBe(true);

  sums.add('ada', false, -30);
  sums.add('ada', true, 30);
  expect(sums.holds('ada')).toBe(true);
  sums.add('ada', false, -30);
  expect(sums.holds('ada')).toBe(false);
  expect(sums.holds('barbara')).toBe(true);
});

test('moving any amounts keeps the sum, in whatever fractions', () => {
  fc.assert(
    fc.property(fc.array(fc.float({ min: 0, max: 1000, noNaN: true }), { maxLength: 50 }), (amounts) => {
      const sums = new KeySums();
      sums.add('ada', false, 100_000);
      sums.begin();
      for (const amount of amounts) sums.add('ada', false, -amount);
      for (const amount of amounts) sums.add('ada', true, amount);
      expect(sums.holds('ada')).toBe(true);
    }),
  );
});

test('a row counts as one, or as the number in its field', () => {
  expect(weightOf({ table: 0, field: '' }, { amount: 5 })).toBe(1);
  expect(weightOf({ table: 0, field: '', sum: 'amount' }, { amount: 5 })).toBe(5);
  expect(weightOf({ table: 0, field: '', sum: 'amount' }, { amount: '5' })).toBe(0);
  expect(weightOf({ table: 0, field: '', sum: 'constructor' }, {})).toBe(0);
  expect(weightOf({ table: 0, field: '', sum: 'amount' }, undefined)).toBe(0);
});
