import { fromWords, highWord, lowWord } from './bits';
import { TWO_54 } from './log';

/** (1023 - 1023/3 - 0.03306235651)·2^20, and the same for an argument that was multiplied by 2^54. */
const BIAS = 715094163;
const BIAS_SUBNORMAL = 696219795;

/**
 * The cube root, within 0.667 ulp. Method and constants: FreeBSD msun, s_cbrt.c.
 * A third of the exponent gives 5 bits, a polynomial 23 bits, one Newton step from there all 53.
 */
export function cbrt(x: number): number {
  const high = highWord(x) & 0x7fffffff;
  if (high >= 0x7ff00000 || x === 0) return x;
  const sign = x < 0 ? -0x80000000 : 0;
  const rough =
    high < 0x00100000
      ? Math.floor((highWord(x * TWO_54) & 0x7fffffff) / 3) + BIAS_SUBNORMAL
      : Math.floor(high / 3) + BIAS;
  let t = fromWords(sign | rough, 0);

  let r = t * t * (t / x);
  t *=
    1.87595182427177 +
    r * (-1.8849797954337717 + r * 1.6214297201053545) +
    r * r * r * (-0.758397934778766 + r * 0.14599619288661245);

  // To 23 bits, away from zero: t·t is then exact.
  const low = lowWord(t) + 0x80000000;
  t = fromWords(highWord(t) + (low >= 0x100000000 ? 1 : 0), low & 0xc0000000);

  r = x / (t * t);
  return t + t * ((r - t) / (t + t + r));
}
