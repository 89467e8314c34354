import { highWord, powerOfTwo } from './bits';

export const LN2_HIGH = 0.6931471803691238;
export const LN2_LOW = 1.9082149292705877e-10;
export const TWO_54 = 18014398509481984;

/**
 * The odd and even parts of log((1+s)/(1-s)) = 2s + s·R(s²): R, as a minimax polynomial on s² up to 0.0295 with an error
 * below 2^-58.45 (fdlibm 5.3, e_log.c, Lg1 to Lg7).
 */
export function logSeries(s: number): number {
  const z = s * s;
  const w = z * z;
  const odd = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  const even =
    z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
  return even + odd;
}

/**
 * The natural logarithm, within 1 ulp. Method and constants: fdlibm 5.3, e_log.c.
 * x = 2^k·(1+f) with sqrt(2)/2 < 1+f < sqrt(2); log(1+f) from s = f/(2+f); k·ln 2 is added in two pieces.
 */
export function log(x: number): number {
  let k = 0;
  let high = highWord(x);
  if (high < 0x00100000) {
    if (x === 0) return -Infinity;
    if (!(x > 0)) return NaN;
    k = -54;
    x *= TWO_54;
    high = highWord(x);
  }
  if (high >= 0x7ff00000) return x;
  const mantissa = high & 0x000fffff;
  const exponent = (high >> 20) - 1023 + ((mantissa + 0x95f64) >> 20);
  k += exponent;
  const f = x * powerOfTwo(-exponent) - 1;

  // |f| < 2^-20: two terms of the series are enough.
  if ((0x000fffff & (2 + mantissa)) < 3) {
    if (f === 0) return k * LN2_HIGH + k * LN2_LOW;
    const r = f * f * (0.5 - 0.3333333333333333 * f);
    return k * LN2_HIGH - (r - k * LN2_LOW - f);
  }

  const s = f / (2 + f);
  const r = logSeries(s);
  if (((mantissa - 0x6147a) | (0x6b851 - mantissa)) > 0) {
    // Away from 1, f - f²/2 is formed first: the sum of the smaller terms then loses nothing.
    const half = 0.5 * f * f;
    return k * LN2_HIGH - (half - (s * (half + r) + k * LN2_LOW) - f);
  }
  return k * LN2_HIGH - (s * (f - r) - k * LN2_LOW - f);
}
