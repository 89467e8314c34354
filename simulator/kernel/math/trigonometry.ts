import { head, highWord } from './bits';
import { reduceAngle, remainder } from './reduce-angle';

/** Upper word of π/4, up to which no reduction is needed. */
const QUARTER_PI = 0x3fe921fb;
const PI4 = 0.7853981633974483;
const PI4_TAIL = 3.061616997868383e-17;

/** The sine of x radians, within 1 ulp. Method: fdlibm 5.3, s_sin.c, with msun's k_sin.c. */
export function sin(x: number): number {
  const magnitude = highWord(x) & 0x7fffffff;
  if (magnitude <= QUARTER_PI) return magnitude < 0x3e500000 ? x : sineSeries(x);
  if (magnitude >= 0x7ff00000) return NaN;
  switch (reduceAngle(x) & 3) {
    case 0:
      return reducedSine(remainder.head, remainder.tail);
    case 1:
      return cosineSeries(remainder.head, remainder.tail);
    case 2:
      return -reducedSine(remainder.head, remainder.tail);
    default:
      return -cosineSeries(remainder.head, remainder.tail);
  }
}

/** The cosine of x radians, within 1 ulp. Method: fdlibm 5.3, s_cos.c, with msun's k_cos.c. */
export function cos(x: number): number {
  const magnitude = highWord(x) & 0x7fffffff;
  if (magnitude <= QUARTER_PI) return magnitude < 0x3e46a09e ? 1 : cosineSeries(x, 0);
  if (magnitude >= 0x7ff00000) return NaN;
  switch (reduceAngle(x) & 3) {
    case 0:
      return cosineSeries(remainder.head, remainder.tail);
    case 1:
      return -reducedSine(remainder.head, remainder.tail);
    case 2:
      return -cosineSeries(remainder.head, remainder.tail);
    default:
      return reducedSine(remainder.head, remainder.tail);
  }
}

/** The tangent of x radians, within 1 ulp. Method: fdlibm 5.3, s_tan.c and k_tan.c. */
export function tan(x: number): number {
  const magnitude = highWord(x) & 0x7fffffff;
  if (magnitude <= QUARTER_PI) return magnitude < 0x3e400000 ? x : tangentSeries(x, 0, false);
  if (magnitude >= 0x7ff00000) return NaN;
  const odd = (reduceAngle(x) & 1) === 1;
  return tangentSeries(remainder.head, remainder.tail, odd);
}

const S1 = -0.16666666666666632;

/** (sin(x)/x - 1 - S1·x²)/x⁴ of z = x²; the error of the whole is below 2^-58 (S2 to S6). */
function sinePolynomial(z: number): number {
  return (
    0.00833333333332249 +
    z * (-0.0001984126982985795 + z * 2.7557313707070068e-6) +
    z * (z * z) * (-2.5050760253406863e-8 + z * 1.58969099521155e-10)
  );
}

/** sin(x) for |x| up to about π/4. */
function sineSeries(x: number): number {
  const z = x * x;
  return x + z * x * (S1 + z * sinePolynomial(z));
}

/** sin(x + tail) for |x| up to about π/4. */
function reducedSine(x: number, tail: number): number {
  const z = x * x;
  const v = z * x;
  return x - (z * (0.5 * tail - v * sinePolynomial(z)) - tail - v * S1);
}

/** cos(x + tail) for |x| up to about π/4; the polynomial's error is below 2^-58 (C1 to C6). */
function cosineSeries(x: number, tail: number): number {
  const z = x * x;
  const w = z * z;
  const r =
    z * (0.0416666666666666 + z * (-0.001388888888887411 + z * 2.480158728947673e-5)) +
    w * w * (-2.7557314351390663e-7 + z * (2.087572321298175e-9 + z * -1.1359647557788195e-11));
  const half = 0.5 * z;
  const top = 1 - half;
  return top + (1 - top - half + (z * r - x * tail));
}

/** tan(x + tail), or -1/tan(x + tail), for |x| up to about π/4. */
function tangentSeries(x: number, tail: number, reciprocal: boolean): number {
  // Near π/4 the tangent comes from that of π/4 - x.
  const nearQuarter = (highWord(x) & 0x7fffffff) >= 0x3fe59428;
  const negative = x < 0;
  if (nearQuarter) {
    x = PI4 - Math.abs(x) + (PI4_TAIL - (negative ? -tail : tail));
    tail = 0;
  }
  const z = x * x;
  const r = tail + z * (z * x * tangentPolynomial(z) + tail) + 0.3333333333333341 * (z * x);
  const w = x + r;
  if (nearQuarter) {
    const v = reciprocal ? -1 : 1;
    const result = v - 2 * (x - ((w * w) / (w + v) - r));
    return negative ? -result : result;
  }
  if (!reciprocal) return w;
  // -1/w in two steps, because one division would lose the bits that w itself rounded away.
  const wHead = head(w);
  const inverse = -1 / w;
  const inverseHead = head(inverse);
  return inverseHead + inverse * (1 + inverseHead * wHead + inverseHead * (r - (wHead - x)));
}

/** (tan(x)/x - 1 - T0·x²)/x⁴ of z = x²; error below 2^-59.2 (T1 to T12). */
function tangentPolynomial(z: number): number {
  const w = z * z;
  const even =
    0.13333333333320124 +
    w *
      (0.021869488294859542 +
        w *
          (0.0035920791075913124 +
            w * (0.0005880412408202641 + w * (7.817944429395571e-5 + w * -1.8558637485527546e-5))));
  const odd =
    0.05396825397622605 +
    w *
      (0.0088632398235993 +
        w *
          (0.0014562094543252903 +
            w * (0.0002464631348184699 + w * (7.140724913826082e-5 + w * 2.590730518636337e-5))));
  return even + z * odd;
}
