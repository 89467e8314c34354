import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MAX_DURATION_NS, parseDuration, printDuration } from './durations';

test('durations are read in every unit', () => {
  const known = {
    '0': 0,
    '0s': 0,
    '40ns': 40,
    '250us': 250_000,
    '250µs': 250_000,
    '5ms': 5e6,
    '1.5s': 1.5e9,
    '2m': 120e9,
    '1h': 3.6e12,
    '0.1s': 1e8,
    '1.001ms': 1_001_000,
  };
  for (const [text, ns] of Object.entries(known)) expect(parseDuration(text), text).toBe(ns);
});

test('what is no duration is none', () => {
  for (const text of [
    '',
    '5',
    'ms',
    '-5ms',
    '5 ms',
    '1e3ms',
    '.5s',
    '5.s',
    '0.5ns',
    '5MS',
    '99999999h',
    'NaNs',
    '5ms5s',
  ])
    expect(parseDuration(text), text).toBeUndefined();
});

test('printing picks the readable unit', () => {
  const known = {
    '1.5s': 1.5e9,
    '5ms': 5e6,
    '250us': 250_000,
    '1h': 3.6e12,
    '1.5m': 90e9,
    '0s': 0,
    '1234.567us': 1_234_567,
  };
  for (const [text, ns] of Object.entries(known)) expect(printDuration(ns)).toBe(text);
});

test('whatever is printed parses back to the same nanoseconds', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: MAX_DURATION_NS }),
      fc.constantFrom(1, 1e3, 1e6, 1e8, 1e9),
      (n, step) => {
        const ns = n - (n % step);
        expect(parseDuration(printDuration(ns))).toBe(ns);
      },
    ),
  );
});
