import { highWord, powerOfTwo } from './bits';
import { LN2_HIGH, LN2_LOW } from './log';

/**
 * log(1 + x), within 1 ulp for small x too. Method and constants: fdlibm 5.3, s_log1p.c.
 * 1+x = 2^k·(1+f); where rounding 1+x lost something, the loss divided by u = 1+x is added back.
 */
export function log1p(x: number): number {
  const high = highWord(x);
  const magnitude = high & 0x7fffffff;
  if (high < 0x3fda827a) {
    if (magnitude >= 0x3ff00000) return x === -1 ? -Infinity : NaN;
    if (magnitude < 0x3c900000) return x;
    if (magnitude < 0x3e200000) return x - x * x * 0.5;
    // sqrt(2)/2 <= 1+x < sqrt(2): f is x itself. The words are unsigned here: -0.2929 is 0xbfd2bec4 and below.
    if (high > 0 || magnitude <= 0x3fd2bec4) return seriesNearOne(x, 0, 0, magnitude);
  }
  if (high >= 0x7ff00000) return x;

  const u = high < 0x43400000 ? 1 + x : x;
  const uHigh = highWord(u);
  let k = (uHigh >> 20) - 1023;
  const lost = high < 0x43400000 ? (k > 0 ? 1 - (u - x) : x - (u - 1)) / u : 0;
  const mantissa = uHigh & 0x000fffff;
  if (mantissa < 0x6a09e) return seriesNearOne(u * powerOfTwo(-k) - 1, k, lost, mantissa);
  k += 1;
  return seriesNearOne(u * powerOfTwo(-k) - 1, k, lost, (0x00100000 - mantissa) >> 2);
}

/** k·ln 2 + log(1+f) + lost; `size` is 0 where |f| < 2^-20. */
function seriesNearOne(f: number, k: number, lost: number, size: number): number {
  const half = 0.5 * f * f;
  if (size === 0) {
    if (f === 0) return k * LN2_HIGH + (lost + k * LN2_LOW);
    const r = half * (1 - 0.6666666666666666 * f);
    return k * LN2_HIGH - (r - (k * LN2_LOW + lost) - f);
  }
  const s = f / (2 + f);
  const z = s * s;
  const r =
    z *
    (0.6666666666666735 +
      z *
        (0.3999999999940942 +
          z *
            (0.2857142874366239 +
              z *
                (0.22222198432149784 +
                  z * (0.1818357216161805 + z * (0.15313837699209373 + z * 0.14798198605116586))))));
  return k * LN2_HIGH - (half - (s * (half + r) + (k * LN2_LOW + lost)) - f);
}
