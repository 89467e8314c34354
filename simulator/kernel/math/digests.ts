/**
 * One 32-bit number for each function here, made of its results on many arguments: equal digests in two engines say that the
 * results are equal, bit by bit. For tests, here and in browsers.
 */
import { highWord, lowWord } from './bits';
import * as math from './index';
import { sampleArguments } from './sample-arguments';

/** FNV-1a over the results' 32-bit words, stirred; every NaN counts as one, since engines may store it differently. */
function digestOf(values: Float64Array): number {
  let digest = 0x811c9dc5;
  for (const value of values) {
    digest = Math.imul(digest ^ (value === value ? lowWord(value) : 0), 0x01000193);
    digest ^= digest >>> 15;
    digest = Math.imul(digest ^ (value === value ? highWord(value) : 0x7ff80000), 0x01000193);
    digest ^= digest >>> 13;
  }
  return digest >>> 0;
}

const { createGuestMath: _guest, portableMath: _portable, atan2, hypot, pow, ...ofOne } = math;
const ofTwo = { atan2, hypot, pow };

/** The digest of every function over `count` arguments (or pairs of them). */
export function computeMathDigests(count: number): Record<string, number> {
  const first = sampleArguments(count, 1);
  const second = sampleArguments(count, 2);
  const digests: Record<string, number> = {};
  for (const [name, fn] of Object.entries(ofOne)) digests[name] = digestOf(first.map((x) => fn(x)));
  for (const [name, fn] of Object.entries(ofTwo)) {
    // 7919 is prime to the count: special numbers meet all kinds of numbers, and each other.
    const partner = (i: number) => second[(i * 7919) % count] ?? NaN;
    digests[name] = digestOf(first.map((x, i) => fn(x, i < 169 ? (second[i % 13] ?? NaN) : partner(i))));
  }
  return digests;
}
