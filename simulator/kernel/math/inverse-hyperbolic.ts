import { log } from './log';
import { log1p } from './log1p';

const LN2 = 0.6931471805599453;
/** 2^-28: below it asinh and atanh round to their argument. */
const TINY = 3.725290298461914e-9;
/** 2^28: from there on x² + 1 rounds to x². */
const LARGE = 268435456;
/** 2 and 2^28 with the last bit of the upper word added: the source compares upper words. */
const JUST_ABOVE_TWO = 2.000001907348633;
const JUST_ABOVE_LARGE = 268435712;

/** The inverse hyperbolic sine, within 2 ulp. Method: fdlibm 5.3, s_asinh.c. */
export function asinh(x: number): number {
  const t = Math.abs(x);
  if (!(t >= TINY)) return x;
  let result;
  if (t >= JUST_ABOVE_LARGE) result = log(t) + LN2;
  else if (t >= JUST_ABOVE_TWO) result = log(2 * t + 1 / (Math.sqrt(x * x + 1) + t));
  else result = log1p(t + (x * x) / (1 + Math.sqrt(1 + x * x)));
  return x < 0 ? -result : result;
}

/** The inverse hyperbolic cosine, within 2 ulp; no number below 1. Method: fdlibm 5.3, e_acosh.c. */
export function acosh(x: number): number {
  if (!(x >= 1)) return NaN;
  if (x >= LARGE) return log(x) + LN2;
  if (x >= JUST_ABOVE_TWO) return log(2 * x - 1 / (x + Math.sqrt(x * x - 1)));
  const t = x - 1;
  return log1p(t + Math.sqrt(2 * t + t * t));
}

/** The inverse hyperbolic tangent, within 2 ulp; no number beyond ±1. Method: fdlibm 5.3, e_atanh.c. */
export function atanh(x: number): number {
  const t = Math.abs(x);
  if (t < TINY) return x;
  if (!(t < 1)) return t === 1 ? x * Infinity : NaN;
  const double = t + t;
  const result = 0.5 * log1p(t < 0.5 ? double + (double * t) / (1 - t) : double / (1 - t));
  return x < 0 ? -result : result;
}
