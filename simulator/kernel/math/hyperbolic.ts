import { exp, HALF_LN2 } from './exp';
import { expm1 } from './expm1';

/** 2^-28: below it sinh and tanh round to their argument. */
const TINY = 3.725290298461914e-9;
/** Beyond 22 the smaller of e^x and e^-x no longer counts. */
const ONE_SIDED = 22;
/** log of the largest double, to 21 bits: beyond it e^x overflows although e^x/2 may not. */
const LOG_LARGEST = 709.7822265625;

/** e^|x|/2 for |x| > 22, without overflow where the result has none. */
function halfExp(magnitude: number): number {
  if (magnitude < LOG_LARGEST) return 0.5 * exp(magnitude);
  const root = exp(0.5 * magnitude);
  return 0.5 * root * root;
}

/** The hyperbolic sine, within 2 ulp. Method: fdlibm 5.3, e_sinh.c, from expm1. */
export function sinh(x: number): number {
  const magnitude = Math.abs(x);
  if (!(magnitude >= TINY)) return x;
  const half = x < 0 ? -0.5 : 0.5;
  if (magnitude < ONE_SIDED) {
    const t = expm1(magnitude);
    return magnitude < 1 ? half * (2 * t - (t * t) / (t + 1)) : half * (t + t / (t + 1));
  }
  return x < 0 ? -halfExp(magnitude) : halfExp(magnitude);
}

/** The hyperbolic cosine, within 1 ulp. Method: fdlibm 5.3, e_cosh.c. */
export function cosh(x: number): number {
  const magnitude = Math.abs(x);
  if (magnitude < HALF_LN2) {
    const t = expm1(magnitude);
    return 1 + (t * t) / (1 + t + (1 + t));
  }
  if (magnitude < ONE_SIDED) {
    const t = exp(magnitude);
    return 0.5 * t + 0.5 / t;
  }
  return halfExp(magnitude);
}

/** The hyperbolic tangent, within 2 ulp. Method: fdlibm 5.3, s_tanh.c. */
export function tanh(x: number): number {
  const magnitude = Math.abs(x);
  if (!(magnitude >= TINY)) return x;
  let result = 1;
  if (magnitude < 1) {
    const t = expm1(-2 * magnitude);
    result = -t / (t + 2);
  } else if (magnitude < ONE_SIDED) {
    result = 1 - 2 / (expm1(2 * magnitude) + 2);
  }
  return x < 0 ? -result : result;
}
