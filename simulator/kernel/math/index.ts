/**
 * Mathematical functions whose results are the same, to the bit, in every engine. ECMAScript leaves `Math.log`, `exp`,
 * `pow`, the trigonometric functions and their kin to the implementation, and engines differ in the last bits; the four
 * operations, `Math.sqrt`, rounding and typed-array access are specified exactly, and these functions use nothing else.
 * Algorithms and constants are those of Sun's fdlibm 5.3 and its descendants (FreeBSD msun, musl), each named where used.
 */
export { cbrt } from './cbrt';
export { exp } from './exp';
export { expm1 } from './expm1';
export { createGuestMath, portableMath, type PortableMath } from './guest-math';
export { cosh, sinh, tanh } from './hyperbolic';
export { hypot } from './hypot';
export { acosh, asinh, atanh } from './inverse-hyperbolic';
export { acos, asin, atan, atan2 } from './inverse-trigonometry';
export { log } from './log';
export { log1p } from './log1p';
export { log10, log2 } from './log-bases';
export { pow } from './pow';
export { sqrt } from './sqrt';
export { cos, sin, tan } from './trigonometry';
