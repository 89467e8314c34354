import { cbrt } from './cbrt';
import { exp } from './exp';
import { expm1 } from './expm1';
import { acosh, asinh, atanh } from './inverse-hyperbolic';
import { acos, asin, atan, atan2 } from './inverse-trigonometry';
import { cosh, sinh, tanh } from './hyperbolic';
import { hypot } from './hypot';
import { log } from './log';
import { log1p } from './log1p';
import { log10, log2 } from './log-bases';
import { pow } from './pow';
import { cos, sin, tan } from './trigonometry';

/** The names of JavaScript's `Math` in ES2023, but for `random`, which needs a stream. */
export type PortableMath = Readonly<Omit<Math, 'random'>>;

/** A guest may pass anything: as JavaScript does, the argument becomes a number first, once. */
function ofNumber(fn: (x: number) => number): (x: number) => number {
  return (x) => fn(+x);
}

function ofNumbers(fn: (a: number, b: number) => number): (a: number, b: number) => number {
  return (a, b) => fn(+a, +b);
}

/** The length of a vector of any dimension: two at a time, within 1 ulp for each. Infinity wins over no number. */
function hypotOfAll(...values: number[]): number {
  let sum = 0;
  for (const value of values.map((v) => +v)) sum = hypot(sum, value);
  return sum;
}

/**
 * `Math` for guests: what engines compute differently comes from this folder; the rest is specified to the bit by
 * ECMAScript, and is the engine's own.
 */
export const portableMath: PortableMath = Object.freeze({
  E: Math.E,
  LN10: Math.LN10,
  LN2: Math.LN2,
  LOG10E: Math.LOG10E,
  LOG2E: Math.LOG2E,
  PI: Math.PI,
  SQRT1_2: Math.SQRT1_2,
  SQRT2: Math.SQRT2,

  abs: Math.abs,
  ceil: Math.ceil,
  clz32: Math.clz32,
  floor: Math.floor,
  fround: Math.fround,
  imul: Math.imul,
  max: Math.max,
  min: Math.min,
  round: Math.round,
  sign: Math.sign,
  sqrt: Math.sqrt,
  trunc: Math.trunc,

  acos: ofNumber(acos),
  acosh: ofNumber(acosh),
  asin: ofNumber(asin),
  asinh: ofNumber(asinh),
  atan: ofNumber(atan),
  atanh: ofNumber(atanh),
  atan2: ofNumbers(atan2),
  cbrt: ofNumber(cbrt),
  cos: ofNumber(cos),
  cosh: ofNumber(cosh),
  exp: ofNumber(exp),
  expm1: ofNumber(expm1),
  hypot: hypotOfAll,
  log: ofNumber(log),
  log1p: ofNumber(log1p),
  log10: ofNumber(log10),
  log2: ofNumber(log2),
  pow: ofNumbers(pow),
  sin: ofNumber(sin),
  sinh: ofNumber(sinh),
  tan: ofNumber(tan),
  tanh: ofNumber(tanh),
  [Symbol.toStringTag]: 'Math',
});

/**
 * The `Math` that one guest gets, frozen: `portableMath`, with the chance that the engine gives that guest.
 * @param random A number in [0, 1) from the guest's own stream.
 */
export function createGuestMath(random: () => number): Readonly<Math> {
  return Object.freeze({ ...portableMath, random: () => random() });
}
