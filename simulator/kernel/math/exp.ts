import { scaleByPowerOfTwo } from './bits';
import { LN2_HIGH, LN2_LOW } from './log';

export const INV_LN2 = 1.4426950408889634;
const OVERFLOW = 709.782712893384;
const UNDERFLOW = -745.1332191019411;
/** ln(2)/2 and 3·ln(2)/2, rounded up to 21 significant bits: where the argument begins to be reduced. */
export const HALF_LN2 = 0.3465735912322998;
export const THREE_HALVES_LN2 = 1.0397205352783203;
const TINY = 3.725290298461914e-9;

/**
 * r - r²·P(r²): what exp(r) = 1 + r·c/(2-c) + r is made of, c being this, for |r| <= ln(2)/2. The minimax polynomial's
 * error is below 2^-59 (fdlibm 5.3, e_exp.c, P1 to P5).
 */
export function expSeries(r: number): number {
  const t = r * r;
  return (
    r -
    t *
      (0.16666666666666602 +
        t *
          (-0.0027777777777015593 +
            t * (6.613756321437934e-5 + t * (-1.6533902205465252e-6 + t * 4.1381367970572385e-8))))
  );
}

/**
 * e^x, within 1 ulp. Method and constants: fdlibm 5.3, e_exp.c.
 * x = k·ln 2 + r with |r| <= ln(2)/2 and r kept as hi - lo; then exp(r), scaled by 2^k. exp(1) is Math.E, where the
 * algorithm alone would be 1 ulp off: a reader who compares the two is right.
 */
export function exp(x: number): number {
  if (x > OVERFLOW) return Infinity;
  if (x < UNDERFLOW) return 0;
  if (x === 1) return Math.E;
  const magnitude = Math.abs(x);
  if (magnitude < TINY) return 1 + x;
  let k = 0;
  let hi = x;
  let lo = 0;
  if (magnitude >= HALF_LN2) {
    if (magnitude < THREE_HALVES_LN2) k = x < 0 ? -1 : 1;
    else k = Math.trunc(INV_LN2 * x + (x < 0 ? -0.5 : 0.5));
    hi = x - k * LN2_HIGH;
    lo = k * LN2_LOW;
  }
  const r = hi - lo;
  const c = expSeries(r);
  return scaleByPowerOfTwo(1 - (lo - (r * c) / (2 - c) - hi), k);
}
