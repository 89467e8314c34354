import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSize, printSize } from './sizes';

test('sizes are read in every unit, and nothing else is', () => {
  const known = {
    '0': 0,
    '512B': 512,
    '64KiB': 65_536,
    '256MiB': 268_435_456,
    '1.5GiB': 1_610_612_736,
    '1TiB': 2 ** 40,
  };
  for (const [text, bytes] of Object.entries(known)) expect(parseSize(text), text).toBe(bytes);
  for (const text of ['', '5', '5MB', '-1B', '0.5B', '1 MiB', '99999999TiB'])
    expect(parseSize(text), text).toBeUndefined();
});

test('whatever is printed parses back to the same bytes', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), fc.constantFrom(1, 1024, 2 ** 20, 2 ** 29), (n, step) => {
      const bytes = n - (n % step);
      expect(parseSize(printSize(bytes))).toBe(bytes);
    }),
  );
  expect(printSize(268_435_456)).toBe('256MiB');
  expect(printSize(1_610_612_736)).toBe('1.5GiB');
});
