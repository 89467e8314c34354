import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scrollTo, windowOf } from './window';

const ROW = 24;

test('ten thousand rows: a screenful is made, wherever one is', () => {
  expect(windowOf(0, 240, ROW, 10_000)).toEqual({ first: 0, end: 18, offset: 0, total: 240_000 });
  expect(windowOf(120_000, 240, ROW, 10_000)).toEqual({
    first: 4992,
    end: 5018,
    offset: 119_808,
    total: 240_000,
  });
  expect(windowOf(239_760, 240, ROW, 10_000)).toMatchObject({ end: 10_000 });
});

test('a list that has become shorter than where one was still shows its end', () => {
  expect(windowOf(120_000, 240, ROW, 3)).toMatchObject({ first: 2, end: 3 });
  expect(windowOf(120_000, 240, ROW, 0)).toMatchObject({ first: 0, end: 0 });
});

test('every row in sight is made, and not many more', () => {
  const numbers = { top: fc.nat(300_000), height: fc.integer({ min: 1, max: 2000 }), count: fc.nat(10_000) };
  fc.assert(
    fc.property(fc.record(numbers), ({ top, height, count }) => {
      const { first, end, offset } = windowOf(top, height, ROW, count);
      expect(offset).toBe(first * ROW);
      expect(end - first).toBeLessThanOrEqual(height / ROW + 18);
      for (let row = Math.floor(top / ROW); row * ROW < top + height && row < count; row++) {
        expect(row >= first && row < end).toBe(true);
      }
    }),
  );
});

test('a row is brought into sight, and what is in sight stays where it is', () => {
  expect(scrollTo(5, 0, 240, ROW)).toBe(0);
  expect(scrollTo(10, 0, 240, ROW)).toBe(24);
  expect(scrollTo(2, 120, 240, ROW)).toBe(48);
});
