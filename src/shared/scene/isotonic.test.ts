import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { spread } from './isotonic';

test('what has room stays where it wants to be', () => {
  expect(spread([0, 50, 200], [10, 10, 10])).toEqual([0, 50, 200]);
});

test('what collides moves apart evenly', () => {
  expect(spread([0, 0], [10, 10])).toEqual([-5, 5]);
});

test('the order and the distances are kept, and the whole stays balanced', () => {
  const lines = fc.array(
    fc.record({ want: fc.integer({ min: -500, max: 500 }), apart: fc.integer({ min: 0, max: 90 }) }),
    {
      minLength: 1,
      maxLength: 30,
    },
  );
  fc.assert(
    fc.property(lines, (line) => {
      const wanted = line.map(({ want }) => want);
      const positions = spread(
        wanted,
        line.map(({ apart }) => apart),
      );
      positions.slice(1).forEach((position, i) => {
        expect(position - (positions[i] ?? 0)).toBeGreaterThanOrEqual((line[i]?.apart ?? 0) - 1e-6);
      });
      // The sum of all shifts is zero: no other arrangement is nearer to what is wanted.
      const shift = positions.reduce((sum, position, i) => sum + position - (wanted[i] ?? 0), 0);
      expect(Math.abs(shift)).toBeLessThan(1e-6 * line.length + 1e-6);
    }),
  );
});
