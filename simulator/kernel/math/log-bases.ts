import { head, highWord, powerOfTwo } from './bits';
import { logSeries, TWO_54 } from './log';

const SMALLEST_NORMAL = 2.2250738585072014e-308;

/**
 * k·step + log(1+f)·inverse for x = 2^k·(1+f), where the two constants come as a head of few bits and a tail, so that the
 * products of heads are exact, and what the last sum rounds away is put back.
 */
function scaledLog(x: number, inverse: number, inverseTail: number, step: number, stepTail: number): number {
  if (x === 0) return -Infinity;
  if (!(x > 0)) return NaN;
  if (x === Infinity) return x;
  const normal = x < SMALLEST_NORMAL ? x * TWO_54 : x;
  const high = highWord(normal);
  const exponent = (high >> 20) - 1023 + (((high & 0x000fffff) + 0x95f64) >> 20);
  const k = x < SMALLEST_NORMAL ? exponent - 54 : exponent;

  const f = normal * powerOfTwo(-exponent) - 1;
  const half = 0.5 * f * f;
  const s = f / (2 + f);
  const logHead = head(f - half);
  const logTail = f - logHead - half + s * (half + logSeries(s));

  const main = logHead * inverse;
  const rest = k * stepTail + (logTail + logHead) * inverseTail + logTail * inverse;
  const whole = k * step;
  const sum = whole + main;
  return rest + (whole - sum + main) + sum;
}

/**
 * The logarithm to base 2, within 1 ulp, and exact for powers of two. Method and constants: FreeBSD msun, e_log2.c
 * (1/ln 2 in two pieces).
 */
export function log2(x: number): number {
  return scaledLog(x, 1.4426950407214463, 1.6751713164886512e-10, 1, 0);
}

/**
 * The logarithm to base 10, within 1 ulp. Method and constants: FreeBSD msun, e_log10.c (1/ln 10 and log10(2), each in two
 * pieces).
 */
export function log10(x: number): number {
  return scaledLog(x, 0.4342944818781689, 2.5082946711645275e-11, 0.30102999566361177, 3.694239077158931e-13);
}
