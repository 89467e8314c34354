import { powerOfTwo } from './bits';
import { HALF_LN2, INV_LN2, THREE_HALVES_LN2 } from './exp';
import { LN2_HIGH, LN2_LOW } from './log';

const OVERFLOW = 709.782712893384;
/** 56·ln 2: below its negative the result rounds to -1. */
const ALL_BUT_ONE = 38.81622314453125;
/** 2^-54: below it the result rounds to x. */
const TINY = 5.551115123125783e-17;

/**
 * e^x - 1, within 1 ulp for small x too. Method and constants: fdlibm 5.3, s_expm1.c.
 * x = k·ln 2 + r, with the error of rounding r kept in `lost`; a rational function gives e^r - 1 = r - error; then 2^k is
 * multiplied in, in the order that loses least for that k.
 */
export function expm1(x: number): number {
  if (x > OVERFLOW) return Infinity;
  if (x <= -ALL_BUT_ONE) return -1;
  const magnitude = Math.abs(x);
  if (magnitude < TINY) return x;
  let k = 0;
  let r = x;
  let lost = 0;
  if (magnitude >= HALF_LN2) {
    if (magnitude < THREE_HALVES_LN2) k = x < 0 ? -1 : 1;
    else k = Math.trunc(INV_LN2 * x + (x < 0 ? -0.5 : 0.5));
    const hi = x - k * LN2_HIGH;
    const lo = k * LN2_LOW;
    r = hi - lo;
    lost = hi - r - lo;
  }

  const halfR = 0.5 * r;
  const half = r * halfR;
  const r1 = series(half);
  const t = 3 - r1 * halfR;
  const e = half * ((r1 - t) / (6 - r * t));
  if (k === 0) return r - (r * e - half);
  return scale(r, r * (e - lost) - lost - half, k);
}

/** R1 in r·(e^r+1)/(e^r-1) = 2 + r²/6·R1(r²), of r²/2; error below 2^-61 (Q1 to Q5 of the source, scaled). */
function series(half: number): number {
  return (
    1 +
    half *
      (-0.03333333333333313 +
        half *
          (0.0015873015872548146 +
            half * (-7.93650757867488e-5 + half * (4.008217827329362e-6 + half * -2.0109921818362437e-7))))
  );
}

/** 2^k·(1 + r - error) - 1, where k is not 0. */
function scale(r: number, error: number, k: number): number {
  if (k === -1) return 0.5 * (r - error) - 0.5;
  if (k === 1) return r < -0.25 ? -2 * (error - (r + 0.5)) : 1 + 2 * (r - error);
  if (k <= -2 || k > 56) {
    const y = 1 - (error - r);
    return (k === 1024 ? y * 2 * powerOfTwo(1023) : y * powerOfTwo(k)) - 1;
  }
  if (k < 20) return (1 - powerOfTwo(-k) - (error - r)) * powerOfTwo(k);
  return (r - (error + powerOfTwo(-k)) + 1) * powerOfTwo(k);
}
