/**
 * The functions of this folder again, slowly, in integers of as many bits as one likes and by other methods (plain power
 * series): the judge of the fast ones in tests.
 */
import { highWord, lowWord } from './bits';

/** A number m·2^e. */
export interface Exact {
  readonly m: bigint;
  readonly e: number;
}

/** A finite double, exactly. */
function exactly(x: number): Exact {
  const high = highWord(x);
  const biased = (high >> 20) & 0x7ff;
  const top = biased === 0 ? high & 0xfffff : (high & 0xfffff) | 0x100000;
  const m = BigInt(top) * 0x100000000n + BigInt(lowWord(x));
  return { m: x < 0 ? -m : m, e: Math.max(biased, 1) - 1075 };
}

/** How far `result` is from `exact`, in units of the last place of `result`. `exact` must be the finer of the two. */
export function errorInUlps(result: number, exact: Exact): number {
  const { m, e } = exactly(result);
  const shift = e - exact.e;
  if (shift < 20) throw new RangeError('the exact value has too few bits');
  const difference = (m << BigInt(shift)) - exact.m;
  return Number((difference < 0n ? -difference : difference) >> BigInt(shift - 20)) / 1048576;
}

function squareRoot(n: bigint): bigint {
  let x = 1n << BigInt((n.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (x + n / x) >> 1n;
    if (next >= x) return x;
    x = next;
  }
}

function cubeRoot(n: bigint): bigint {
  let x = 1n << BigInt(Math.ceil(n.toString(2).length / 3));
  for (;;) {
    const next = (2n * x + n / (x * x)) / 3n;
    if (next >= x) return x;
    x = next;
  }
}

/** Elementary functions of fixed-point numbers with `bits` bits after the point. */
export function createOracle(bits: number) {
  const P = BigInt(bits);
  const one = 1n << P;
  const times = (a: bigint, b: bigint) => (a * b) >> P;
  const over = (a: bigint, b: bigint) => (a << P) / b;
  const root = (a: bigint) => squareRoot(a << P);

  /** Sum of first·ratio^i / divisor(i), ratio < 1. */
  function series(first: bigint, ratio: bigint, divisor: (i: bigint) => bigint): bigint {
    let sum = 0n;
    let term = first;
    for (let i = 0n; term !== 0n && term !== -1n; i++) {
      sum += term / divisor(i);
      term = times(term, ratio);
    }
    return sum;
  }

  /** Taylor's series with terms first·ratio^i·(product of 1/divisor). */
  function taylor(first: bigint, ratio: bigint, divisor: (i: bigint) => bigint): bigint {
    let sum = 0n;
    let term = first;
    for (let i = 1n; term !== 0n && term !== -1n; i++) {
      sum += term;
      term = times(term, ratio) / divisor(i);
    }
    return sum;
  }

  const odd = (i: bigint) => 2n * i + 1n;
  const artanh = (x: bigint) => series(x, times(x, x), odd);
  const smallArctan = (x: bigint) => series(x, -times(x, x), odd);
  const ln2 = 2n * artanh(one / 3n);
  const pi = 16n * smallArctan(one / 5n) - 4n * smallArctan(one / 239n);

  function fixed(x: number): bigint {
    const { m, e } = exactly(x);
    return e + bits >= 0 ? m << BigInt(e + bits) : m >> BigInt(-e - bits);
  }

  function ln(x: bigint): bigint {
    const k = BigInt(x.toString(2).length) - P;
    const m = k >= 0n ? x >> k : x << -k;
    return k * ln2 + 2n * artanh(over(m - one, m + one));
  }

  /** e^x = m·2^k, with m fixed. */
  function expParts(x: bigint): { m: bigint; k: number } {
    const k = (x + (ln2 >> 1n)) / ln2;
    let m = taylor(one, (x - k * ln2) >> 16n, (i) => i);
    for (let i = 0; i < 16; i++) m = times(m, m);
    return { m, k: Number(k) };
  }

  function exp(x: bigint): bigint {
    const { m, k } = expParts(x);
    return k >= 0 ? m << BigInt(k) : m >> BigInt(-k);
  }

  function arctan(x: bigint): bigint {
    if (x < 0n) return -arctan(-x);
    if (x > one) return (pi >> 1n) - arctan(over(one, x));
    let t = x;
    for (let i = 0; i < 4; i++) t = over(t, one + root(one + times(t, t)));
    return smallArctan(t) << 4n;
  }

  const sine = (x: bigint) => taylor(x, -times(x, x), (i) => 2n * i * (2n * i + 1n));
  const cosine = (x: bigint) => taylor(one, -times(x, x), (i) => 2n * i * (2n * i - 1n));
  function turn(x: bigint): { n: number; r: bigint } {
    const n = (2n * x + (pi >> 1n)) / pi;
    return { n: Number(((n % 4n) + 4n) % 4n), r: x - (n * pi) / 2n };
  }
  function sin(x: bigint): bigint {
    if (x < 0n) return -sin(-x);
    const { n, r } = turn(x);
    return n === 0 ? sine(r) : n === 1 ? cosine(r) : n === 2 ? -sine(r) : -cosine(r);
  }
  const cos = (x: bigint) => sin((x < 0n ? -x : x) + (pi >> 1n));

  const halfSum = (x: bigint, sign: bigint) => (exp(x) + sign * exp(-x)) >> 1n;
  const arcsine = (x: bigint) =>
    x === one || x === -one ? (pi >> 1n) * (x / one) : arctan(over(x, root(one - times(x, x))));
  const ofFixed =
    (fn: (x: bigint) => bigint) =>
    (x: number): Exact => ({ m: fn(fixed(x)), e: -bits });

  return {
    ofOne: {
      acos: ofFixed((x) => (pi >> 1n) - arcsine(x)),
      acosh: ofFixed((x) => ln(x + root(times(x, x) - one))),
      asin: ofFixed(arcsine),
      asinh: ofFixed((x) => (x < 0n ? -1n : 1n) * ln((x < 0n ? -x : x) + root(times(x, x) + one))),
      atan: ofFixed(arctan),
      atanh: ofFixed((x) => ln(over(one + x, one - x)) >> 1n),
      cbrt: ofFixed((x) => (x < 0n ? -1n : 1n) * cubeRoot((x < 0n ? -x : x) << (2n * P))),
      cos: ofFixed(cos),
      cosh: ofFixed((x) => halfSum(x, 1n)),
      exp: (x: number): Exact => {
        const { m, k } = expParts(fixed(x));
        return { m, e: k - bits };
      },
      expm1: ofFixed((x) => exp(x) - one),
      log: ofFixed(ln),
      log10: ofFixed((x) => over(ln(x), ln(10n * one))),
      log1p: ofFixed((x) => ln(one + x)),
      log2: ofFixed((x) => over(ln(x), ln2)),
      sin: ofFixed(sin),
      sinh: ofFixed((x) => halfSum(x, -1n)),
      sqrt: ofFixed(root),
      tan: ofFixed((x) => over(sin(x), cos(x))),
      tanh: ofFixed((x) => over(halfSum(x, -1n), halfSum(x, 1n))),
    },
    ofTwo: {
      /** For x > 0. */
      atan2: (y: number, x: number): Exact => ({ m: arctan(over(fixed(y), fixed(x))), e: -bits }),
      hypot: (x: number, y: number): Exact => ({
        m: root(times(fixed(x), fixed(x)) + times(fixed(y), fixed(y))),
        e: -bits,
      }),
      /** For x > 0. */
      pow: (x: number, y: number): Exact => {
        const { m, k } = expParts(times(fixed(y), ln(fixed(x))));
        return { m, e: k - bits };
      },
    },
  };
}
