import { expect, test } from 'vitest';
import { printValue } from './unit';

test.each<[number, string]>([
  [2304 * 2 ** 20, '2.25 GiB'],
  [1792 * 2 ** 20, '1.75 GiB'],
  [640 * 2 ** 20, '640 MiB'],
  [500, '500 B'],
  [0, '0 B'],
  // What a slider gives that stands between two round sizes.
  [0.06 * 2 ** 30, '61.4 MiB'],
  [1.2345 * 2 ** 30, '1.23 GiB'],
])('%d bytes as %s', (bytes, words) => {
  expect(printValue('size', bytes)).toBe(words);
});
