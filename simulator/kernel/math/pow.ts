import { fromWords, head, highWord, scaleByPowerOfTwo, withHighWord } from './bits';
import { expSeries, INV_LN2 } from './exp';

/**
 * x^y, within 0.7 ulp, and exact where both are integers and the result is representable. Method and constants: fdlibm 5.3,
 * e_pow.c: log2|x| in two pieces, times y in two pieces, and 2 to that power. As in JavaScript, and unlike C, ±1 to an
 * infinite power is no number, and so is 1 to the power of no number.
 */
export function pow(x: number, y: number): number {
  if (y === 0) return 1;
  if (x !== x || y !== y) return NaN;
  const magnitude = Math.abs(x);
  if (y === Infinity || y === -Infinity) return magnitude === 1 ? NaN : limit(magnitude, y);
  if (y === 1) return x;
  if (y === 2) return x * x;
  if (y === -1) return 1 / x;
  if (y === 0.5 && x > 0) return Math.sqrt(x);
  if (x < 0 && x > -Infinity && Math.floor(y) !== y) return NaN;

  let power;
  if (magnitude === 0 || magnitude === Infinity) power = limit(magnitude, y);
  else power = magnitude === 1 ? 1 : positivePower(magnitude, y);
  const negative = x < 0 || Object.is(x, -0);
  return negative && Math.abs(y % 2) === 1 ? -power : power;
}

/** What x^y, x >= 0, tends to where x or y is so large or small that it can only be 0 or infinity. */
function limit(x: number, y: number): number {
  return x > 1 === y > 0 ? Infinity : 0;
}

/** log2(x), as an unevaluated sum; the head has 21 significant bits. Overwritten by the next call. */
const logarithm = { head: 0, tail: 0 };

/** x^y for finite positive x that is not 1 and finite y that is not 0. */
function positivePower(x: number, y: number): number {
  const xHigh = highWord(x);
  const yHigh = highWord(y) & 0x7fffffff;
  if (yHigh > 0x43f00000) return limit(x, y);
  if (yHigh > 0x41e00000) {
    if (xHigh < 0x3fefffff || xHigh > 0x3ff00000) return limit(x, y);
    logarithmNearOne(x);
  } else {
    logarithmOf(x);
  }
  const yHead = head(y);
  const low = (y - yHead) * logarithm.head + y * logarithm.tail;
  return powerOfSum(yHead * logarithm.head, low);
}

const INV_LN2_HIGH = 1.4426950216293335;
const INV_LN2_LOW = 1.9259629911266175e-8;

/** log2(x) for |x - 1| up to 2^-20, where four terms of the series are enough. */
function logarithmNearOne(x: number): void {
  const t = x - 1;
  const w = t * t * (0.5 - t * (0.3333333333333333 - t * 0.25));
  const u = INV_LN2_HIGH * t;
  const v = t * INV_LN2_LOW - w * INV_LN2;
  logarithm.head = head(u + v);
  logarithm.tail = v - (logarithm.head - u);
}

/** 2/(3·ln 2), whole, and as head and tail. */
const CP = 0.9617966939259756;
const CP_HIGH = 0.9617967009544373;
const CP_LOW = -7.028461650952758e-9;
/** log2(1.5), as head and tail. */
const LOG2_HALVES_HIGH = 0.5849624872207642;
const LOG2_HALVES_LOW = 1.350039202129749e-8;

/** log2(x) to some 70 bits: from s = (x-b)/(x+b), where b is 1 or 1.5, whichever is nearer to x's mantissa. */
function logarithmOf(x: number): void {
  let n = 0;
  let ax = x;
  if (highWord(x) < 0x00100000) {
    ax *= 9007199254740992;
    n = -53;
  }
  const high = highWord(ax);
  n += (high >> 20) - 0x3ff;
  const mantissa = high & 0x000fffff;
  let normal = mantissa | 0x3ff00000;
  const threeHalves = mantissa > 0x3988e && mantissa < 0xbb67a;
  if (mantissa >= 0xbb67a) {
    n += 1;
    normal -= 0x00100000;
  }
  ax = withHighWord(ax, normal);

  const b = threeHalves ? 1.5 : 1;
  const u = ax - b;
  const v = 1 / (ax + b);
  const s = u * v;
  const sHead = head(s);
  const sumHead = fromWords(((normal >> 1) | 0x20000000) + 0x00080000 + (threeHalves ? 0x40000 : 0), 0);
  const sumTail = ax - (sumHead - b);
  const sTail = v * (u - sHead * sumHead - sHead * sumTail);

  const s2 = s * s;
  const r = s2 * s2 * logSeries(s2) + sTail * (sHead + s);
  const square = sHead * sHead;
  const tHead = head(3 + square + r);
  const tTail = r - (tHead - 3 - square);
  const main = sHead * tHead;
  const rest = sTail * tHead + tTail * s;
  const pHead = head(main + rest);
  const pTail = rest - (pHead - main);

  const zHead = CP_HIGH * pHead;
  const zTail = CP_LOW * pHead + pTail * CP + (threeHalves ? LOG2_HALVES_LOW : 0);
  const whole = threeHalves ? LOG2_HALVES_HIGH : 0;
  logarithm.head = head(zHead + zTail + whole + n);
  logarithm.tail = zTail - (logarithm.head - n - whole - zHead);
}

/** (3/2)·(log((1+s)/(1-s)) - 2s - (2/3)·s³)/s⁵ of s² (L1 to L6). */
function logSeries(s2: number): number {
  return (
    0.5999999999999946 +
    s2 *
      (0.4285714285785502 +
        s2 *
          (0.33333332981837743 +
            s2 * (0.272728123808534 + s2 * (0.23066074577556175 + s2 * 0.20697501780033842))))
  );
}

const LN2 = 0.6931471805599453;
const LN2_HIGH = 0.6931471824645996;
const LN2_LOW = -1.904654299957768e-9;
/** How far the exponent may be rounded below 1024 before 2 to that power overflows. */
const OVERFLOW_SLACK = 8.008566259537294e-17;

/** 2^(high + low), |low| being much the smaller. */
function powerOfSum(high: number, low: number): number {
  const sum = low + high;
  if (sum > 1024 || (sum === 1024 && low + OVERFLOW_SLACK > sum - high)) return Infinity;
  if (sum < -1075 || (sum === -1075 && low <= sum - high)) return 0;
  let n = 0;
  if ((highWord(sum) & 0x7fffffff) > 0x3fe00000) n = sum < 0 ? -Math.floor(0.5 - sum) : Math.floor(sum + 0.5);
  const rest = high - n;
  const t = head(low + rest);
  const u = t * LN2_HIGH;
  const v = (low - (t - rest)) * LN2 + t * LN2_LOW;
  const z = u + v;
  const w = v - (z - u);
  const c = expSeries(z);
  const r = (z * c) / (c - 2) - (w + z * w);
  return scaleByPowerOfTwo(1 - (r - z), n);
}
