/**
 * Arguments to compare mathematical functions on: the same in every engine, and covering every range where an algorithm
 * takes another path. For tests, here and of other engines.
 */
import { fromWords } from './bits';

/** A small generator of 32-bit integers (Marsaglia's xorshift32), kept apart from the one that runs use. */
function createXorshift(seed: number): () => number {
  let state = seed | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state;
  };
}

/** Where some function here changes its method, overflows, underflows or has an exact value. */
const LANDMARKS = [
  0, 0.25, 0.4375, 0.5, 0.6744, 0.6875, 0.7071067811865476, 0.7853981633974483, 0.975, 1, 1.1875,
  1.224744871391589, 1.4142135623730951, 1.5, 1.5707963267948966, 1.7320508075688772, 2, 2.356194490192345,
  2.4375, 3, 3.141592653589793, 3.9269908169872414, 4.71238898038469, 5.497787143782138, 6.283185307179586,
  7.0685834705770345, 10, 22, 100, 1000, 1647099, 0.34657359027997264, 0.6931471805599453, 1.0397207708399179,
  38.816242111356935, 709.782712893384, 710.4758600739439, -745.1332191019411, -708.3964185322641, 1023, 1024,
  -1022, -1074, -1075, 3.725290298461914e-9, 1.862645149230957e-9, 7.450580596923828e-9,
  5.551115123125783e-17, 1e-300, 2.2250738585072014e-308, 5e-324, 268435456, 4294967296, 9007199254740992,
  1.7976931348623157e308, 1e22, 0.2928932188134524, 0.41421356237309503,
];

/** Numbers that are no ordinary ones. */
export const SPECIAL_NUMBERS: readonly number[] = [
  0,
  -0,
  1,
  -1,
  2,
  -2,
  0.5,
  -0.5,
  3,
  -3,
  NaN,
  Infinity,
  -Infinity,
];

/**
 * `count` doubles: special numbers, the neighbours of landmarks (both signs), then by turns random bits with every exponent
 * in order, numbers near 1, very near and near multiples of π/2, small integers and halves, and even spreads over [-1, 1],
 * [-40, 40] and [-800, 800].
 */
export function sampleArguments(count: number, seed: number): Float64Array {
  const next = createXorshift(seed);
  const unit = () => (next() >>> 0) / 4294967296 + (next() >>> 0) / 18446744073709551616;
  const signed = () => 2 * unit() - 1;
  const kinds = [
    (i: number) => fromWords((next() & 0x800fffff) | ((i % 2047) << 20), next()),
    (i: number) => fromWords(((i % 2047) << 20) | (next() & 0x800fffff), i % 3 === 0 ? 0 : next()),
    () => (next() & 1 ? 1 : -1) + signed() / (1 << (next() & 31)) / (1 << (next() & 15)),
    () => (next() >> (next() & 31)) * 1.5707963267948966 * (1 + (next() & 3) * 2.220446049250313e-16),
    // The same, but so that 8 to 40 leading bits cancel.
    () => (next() >> (next() & 31)) * 1.5707963267948966 * (1 + signed() / 256 / (1 << (next() & 31))),
    () => (next() >> (next() & 31)) / 2,
    signed,
    () => signed() * 40,
    () => signed() * 800,
  ];
  const result = new Float64Array(count);
  result.set(SPECIAL_NUMBERS.slice(0, count));
  let filled = Math.min(count, SPECIAL_NUMBERS.length);
  for (const landmark of LANDMARKS) {
    const step = Math.max(Math.abs(landmark) * 1.1102230246251565e-16, 5e-324);
    for (let k = -8; k <= 8 && filled + 1 < count; k++) {
      result[filled++] = landmark + k * step;
      result[filled++] = -landmark + k * step;
    }
  }
  for (let i = 0; filled < count; i++)
    result[filled++] = kinds[i % kinds.length]?.(Math.floor(i / kinds.length)) ?? NaN;
  return result;
}
