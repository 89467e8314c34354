import { head, highWord } from './bits';

const PI = 3.141592653589793;
const PI_TAIL = 1.2246467991473532e-16;
const PI2 = 1.5707963267948966;
const PI2_TAIL = 6.123233995736766e-17;
const PI4 = 0.7853981633974483;
/** Below 2^-27 (arcsine) or 2^-29 (arctangent) the result rounds to the argument. */
const TINY_SINE = 7.450580596923828e-9;
const TINY_TANGENT = 1.862645149230957e-9;

/** (asin(x) - x)/x³·x² of z = x², a rational function for |x| <= 0.5; error below 2^-58.75 (fdlibm 5.3, e_asin.c). */
function arcSeries(z: number): number {
  const p =
    z *
    (0.16666666666666666 +
      z *
        (-0.3255658186224009 +
          z *
            (0.20121253213486293 +
              z * (-0.04005553450067941 + z * (0.0007915349942898145 + z * 3.479331075960212e-5)))));
  const q =
    1 +
    z * (-2.403394911734414 + z * (2.0209457602335057 + z * (-0.6882839716054533 + z * 0.07703815055590194)));
  return p / q;
}

/** The arcsine in radians, within 1 ulp. Method: fdlibm 5.3, e_asin.c: above 0.5 by π/2 - 2·asin(sqrt((1-x)/2)). */
export function asin(x: number): number {
  const magnitude = Math.abs(x);
  if (!(magnitude < 1)) return magnitude === 1 ? x * PI2 + x * PI2_TAIL : NaN;
  if (magnitude < 0.5) return magnitude < TINY_SINE ? x : x + x * arcSeries(x * x);
  const z = (1 - magnitude) * 0.5;
  const s = Math.sqrt(z);
  const r = arcSeries(z);
  let result;
  if (magnitude >= 0.9749999046325684) {
    result = PI2 - (2 * (s + s * r) - PI2_TAIL);
  } else {
    const sHead = head(s);
    const sTail = (z - sHead * sHead) / (s + sHead);
    result = PI4 - (2 * s * r - (PI2_TAIL - 2 * sTail) - (PI4 - 2 * sHead));
  }
  return x > 0 ? result : -result;
}

/** The arccosine in radians, within 1 ulp. Method: fdlibm 5.3, e_acos.c. */
export function acos(x: number): number {
  const magnitude = Math.abs(x);
  if (!(magnitude < 1)) return magnitude === 1 ? (x > 0 ? 0 : PI + 2 * PI2_TAIL) : NaN;
  if (magnitude < 0.5) return PI2 - (x - (PI2_TAIL - x * arcSeries(x * x)));
  const z = (1 - magnitude) * 0.5;
  const s = Math.sqrt(z);
  const r = arcSeries(z);
  if (x < 0) return PI - 2 * (s + (r * s - PI2_TAIL));
  const sHead = head(s);
  return 2 * (sHead + (r * s + (z - sHead * sHead) / (s + sHead)));
}

/**
 * The arctangent in radians, within 1 ulp. Method: fdlibm 5.3, s_atan.c: the angle is taken from the nearest of 0, 1/2, 1,
 * 3/2 and infinity, whose arctangents are known in two pieces.
 */
export function atan(x: number): number {
  const t = Math.abs(x);
  if (t < 0.4375) return t < TINY_TANGENT ? x : x - x * tangentSeries(x);
  let result;
  if (t < 0.6875) result = shifted((2 * t - 1) / (2 + t), 0.4636476090008061, 2.2698777452961687e-17);
  else if (t < 1.1875) result = shifted((t - 1) / (t + 1), PI4, 3.061616997868383e-17);
  else if (t < 2.4375) result = shifted((t - 1.5) / (1 + 1.5 * t), 0.982793723247329, 1.3903311031230998e-17);
  else result = shifted(-1 / t, PI2, PI2_TAIL);
  return x < 0 ? -result : result;
}

/** atan(t) + base + baseTail. */
function shifted(t: number, base: number, baseTail: number): number {
  return base - (t * tangentSeries(t) - baseTail - t);
}

/** 1 - atan(x)/x for |x| < 0.4375 (aT[0] to aT[10] of the source). */
function tangentSeries(x: number): number {
  const z = x * x;
  const w = z * z;
  const odd =
    z *
    (0.3333333333333293 +
      w *
        (0.14285714272503466 +
          w *
            (0.09090887133436507 +
              w * (0.06661073137387531 + w * (0.049768779946159324 + w * 0.016285820115365782)))));
  const even =
    w *
    (-0.19999999999876483 +
      w *
        (-0.11111110405462356 +
          w * (-0.0769187620504483 + w * (-0.058335701337905735 + w * -0.036531572744216916))));
  return odd + even;
}

/** The angle of the point (x, y) in radians, within 1 ulp, from -π to π. Method: fdlibm 5.3, e_atan2.c. */
export function atan2(y: number, x: number): number {
  if (x !== x || y !== y) return NaN;
  const left = x < 0 || Object.is(x, -0);
  const below = y < 0 || Object.is(y, -0);
  const angle = upperAngle(Math.abs(y), Math.abs(x), left);
  return below ? -angle : angle;
}

/** The angle of (±x, y), from 0 to π, for x, y >= 0. */
function upperAngle(y: number, x: number, left: boolean): number {
  if (y === 0) return left ? PI : 0;
  if (x === 0) return PI2;
  if (x === Infinity) {
    if (y === Infinity) return left ? 3 * PI4 : PI4;
    return left ? PI : 0;
  }
  // Beyond 2^60 the angle rounds to π/2, and the quotient could overflow.
  if ((highWord(y) - highWord(x)) >> 20 > 60) return PI2;
  const z = atan(y / x);
  return left ? PI - (z - PI_TAIL) : z;
}
