import { expect, test } from 'vitest';
import { clockText, momentText, spanText } from './time-text';

test.each([
  [clockText(0), '0.000'],
  [clockText(12_345_678_900), '12.345'],
  [clockText(187_500_000_000, 1), '3:07.5'],
  [momentText(13_634_000, 50e6), '13.63 ms'],
  [momentText(1_204_000_000, 5e9), '1.204 s'],
  [momentText(59_960_000_000, 600e9), '0:59.9'],
  [momentText(187_500_000_000, 600e9), '3:07.5'],
  [spanText(350_000), '350 µs'],
  [spanText(1_020_000_000), '1.02 s'],
  [spanText(5), '5 ns'],
])('%s', (said, expected) => {
  expect(said).toBe(expected);
});
