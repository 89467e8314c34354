import fc from 'fast-check';
import { expect, test } from 'vitest';
import { glideMs, readingMs } from './pacing';

test('a longer way takes longer, but never so long that one waits for it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e12 }), fc.integer({ min: 1, max: 1e12 }), (one, other) => {
      const [short, long] = one < other ? [one, other] : [other, one];
      expect(glideMs(short, 1)).toBeLessThanOrEqual(glideMs(long, 1));
      expect(glideMs(long, 1)).toBeLessThanOrEqual(1400);
      expect(glideMs(short, 1)).toBeGreaterThanOrEqual(200);
    }),
  );
  expect(glideMs(1e9, 1)).toBeGreaterThan(glideMs(1e6, 1));
});

test('no way takes no time, and the tempo shortens both', () => {
  expect(glideMs(0, 1)).toBe(0);
  expect(glideMs(1e6, 2)).toBe(glideMs(1e6, 1) / 2);
  expect(readingMs(['Some words.'], 2)).toBe(readingMs(['Some words.'], 1) / 2);
});

test('more words take longer to read', () => {
  expect(readingMs(['One.', 'And another one.'], 1)).toBeGreaterThan(readingMs(['One.'], 1));
  expect(readingMs(['x'.repeat(10_000)], 1)).toBe(5000);
});
