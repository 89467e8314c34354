import { expect, test } from 'vitest';
import { computeMathDigests } from './digests';
import { createOracle, errorInUlps, type Exact } from './high-precision';
import * as math from './index';
import { SPECIAL_NUMBERS } from './sample-arguments';

const oracle = createOracle(320);
type OfOne = keyof typeof oracle.ofOne;

/** A spread of `count` numbers from `from` to `to`, even in their logarithms (where both are positive) and irregular. */
function spread(from: number, to: number, count: number): number[] {
  return Array.from(
    { length: count },
    (_, i) => from * Math.exp(((i + ((i * 0.6180339887) % 1)) / count) * Math.log(to / from)),
  );
}
const bothSigns = (xs: number[]) => xs.flatMap((x) => [x, -x]);
const wide = spread(1e-12, 1e12, 240);
const small = bothSigns(spread(1e-12, 0.99999, 120));
const angles = bothSigns([
  ...spread(1e-9, 1e12, 240),
  ...Array.from({ length: 60 }, (_, i) => (i + 1) * (Math.PI / 4)),
]);
const exponents = bothSigns(spread(1e-9, 700, 160));

/** Arguments, and the largest error in units of the last place that the algorithm's authors allow. */
const accuracy: Record<OfOne, [args: number[], ulps: number]> = {
  acos: [small, 1],
  acosh: [spread(1.0001, 1e12, 200), 2],
  asin: [small, 1],
  asinh: [bothSigns(wide), 2],
  atan: [bothSigns(wide), 1],
  atanh: [small, 2],
  cbrt: [bothSigns(wide), 0.667],
  cos: [angles, 1],
  cosh: [exponents, 2],
  exp: [exponents, 1],
  expm1: [exponents, 1],
  log: [[...wide, ...spread(0.5, 2, 200)], 1],
  log10: [[...wide, ...spread(0.5, 2, 200)], 1],
  log1p: [[...wide, ...small], 1],
  log2: [[...wide, ...spread(0.5, 2, 200)], 1],
  sin: [angles, 1],
  sinh: [exponents, 2],
  sqrt: [wide, 0.5],
  tan: [angles, 1],
  tanh: [bothSigns(spread(1e-9, 30, 160)), 2],
};

test.each(Object.entries(accuracy))(
  '%s is as near to the exact value as its source says',
  (name, [args, ulps]) => {
    const fn = math.portableMath[name as OfOne]; // Object.entries forgets the keys' type
    const exact = oracle.ofOne[name as OfOne];
    for (const x of args) {
      expect(errorInUlps(fn(x), exact(x)), `${name}(${x}) = ${fn(x)}`).toBeLessThanOrEqual(ulps);
    }
  },
);

test('pow, atan2 and hypot are as near to the exact value as their sources say', () => {
  const bases = spread(1e-6, 1e6, 60);
  for (const x of bases) {
    for (const y of [0.1, 1 / 3, 0.5, 1.5, 2, 3, 7, 12.25, 40, -0.7, -1, -2, -33.3]) {
      expect(errorInUlps(math.pow(x, y), oracle.ofTwo.pow(x, y)), `pow(${x}, ${y})`).toBeLessThanOrEqual(
        0.75,
      );
    }
    for (const y of bases.filter((_, i) => i % 5 === 0)) {
      expect(
        errorInUlps(math.atan2(y, x), oracle.ofTwo.atan2(y, x)),
        `atan2(${y}, ${x})`,
      ).toBeLessThanOrEqual(1);
      expect(
        errorInUlps(math.hypot(x, y), oracle.ofTwo.hypot(x, y)),
        `hypot(${x}, ${y})`,
      ).toBeLessThanOrEqual(1);
    }
  }
});

test('powers of numbers near 1 are right where the exponent is huge', () => {
  const fine = createOracle(500);
  for (const [x, y] of [
    [1 + 2 ** -30, 2 ** 33],
    [1 - 2 ** -40, -(2 ** 42)],
    [1 + 2 ** -52, 2 ** 60],
    [1 - 2 ** -53, 2 ** 61],
  ] as const) {
    expect(errorInUlps(math.pow(x, y), fine.ofTwo.pow(x, y)), `pow(${x}, ${y})`).toBeLessThanOrEqual(0.75);
  }
});

test('angles of any size are reduced exactly', () => {
  const fine = createOracle(1400).ofOne;
  // The last two are the doubles nearest to a multiple of π/2, relatively.
  for (const x of [
    1647099,
    3456238.25,
    1e15,
    -(2 ** 53),
    2 ** 100,
    1e200,
    -Number.MAX_VALUE,
    5319372648326541 * 2 ** 874,
    6381956970095103 * 2 ** 797,
  ]) {
    for (const name of ['sin', 'cos', 'tan'] as const) {
      expect(errorInUlps(math.portableMath[name](x), fine[name](x)), `${name}(${x})`).toBeLessThanOrEqual(1);
    }
  }
});

test('what is exact comes out exact', () => {
  for (let k = -1074; k <= 1023; k++) expect(math.log2(2 ** k)).toBe(k);
  for (let k = 0; k <= 22; k++) {
    expect(math.log10(Number(`1e${k}`))).toBe(k);
    expect(math.pow(10, k)).toBe(Number(`1e${k}`));
  }
  for (let k = -1074; k <= 1023; k++) expect(math.pow(2, k)).toBe(2 ** k);
  for (let i = 0; i <= 200; i++) {
    expect(math.cbrt(i * i * i)).toBe(i);
    expect(math.pow(i, 3)).toBe(i * i * i);
    expect(math.pow(-i, 5)).toBe(i === 0 ? -0 : -i * i * i * i * i);
    expect(math.hypot(3 * i, 4 * i)).toBe(5 * i);
  }
  expect(math.exp(1)).toBe(Math.E);
  expect(math.atan2(0, -1)).toBe(Math.PI);
});

test('the smallest and the largest numbers', () => {
  expect(math.log(5e-324)).toBe(-744.4400719213812);
  expect(math.log(Number.MAX_VALUE)).toBe(709.782712893384);
  expect(math.exp(709.782712893384)).toBe(1.7976931348622732e308);
  expect(math.exp(709.7827128933841)).toBe(Infinity);
  expect(math.cosh(710.4758600739439)).toBe(1.7976931348621744e308);
  expect(math.sinh(-710.475860073944)).toBe(-Infinity);
  expect(math.cbrt(5e-324)).toBe(1.7031839360032603e-108);
  expect(math.hypot(5e-324, 5e-324)).toBe(5e-324);
  expect(math.hypot(1.2e308, 1.2e308)).toBe(1.697056274847714e308);
  expect(math.pow(2, -1074.5)).toBe(5e-324);
  expect(math.pow(2, -1075)).toBe(0);
  expect(math.sin(5e-324)).toBe(5e-324);
});

/** To 24 bits, in which every engine's functions agree; NaN, infinities and -0 stay what they are. */
test('special numbers give what ECMAScript says', () => {
  for (const name of Object.keys(accuracy) as OfOne[]) {
    // Object.keys forgets the keys' type
    for (const x of SPECIAL_NUMBERS) {
      expect(Math.fround(math.portableMath[name](x)), `${name}(${x})`).toBe(Math.fround(Math[name](x)));
    }
  }
  for (const x of SPECIAL_NUMBERS) {
    for (const y of SPECIAL_NUMBERS) {
      expect(Math.fround(math.pow(x, y)), `pow(${x}, ${y})`).toBe(Math.fround(Math.pow(x, y)));
      expect(Math.fround(math.atan2(x, y)), `atan2(${x}, ${y})`).toBe(Math.fround(Math.atan2(x, y)));
      expect(Math.fround(math.hypot(x, y)), `hypot(${x}, ${y})`).toBe(Math.fround(Math.hypot(x, y)));
    }
  }
});

test('the oracle itself is right', () => {
  // Published digits (OEIS A001113, A000796, A002162, A002193), so that oracle and port cannot err together.
  const digits = ({ m, e }: Exact) => ((m * 10n ** 60n) >> BigInt(-e)).toString();
  const { atan, exp, log, sin, sqrt } = oracle.ofOne;
  expect(digits(exp(1))).toMatch(/^2718281828459045235360287471352662497757247093699959574966/);
  expect(digits({ m: 4n * atan(1).m, e: atan(1).e })).toMatch(
    /^3141592653589793238462643383279502884197169399375105820974/,
  );
  expect(digits(log(2))).toMatch(/^69314718055994530941723212145817656807550013436025525412/);
  expect(digits(sqrt(2))).toMatch(/^14142135623730950488016887242096980785696718753769480731766/);
  expect(digits(sin(1))).toMatch(/^841470984807896506652502321630298999622563060798371065672/);
});

/**
 * Recorded in Node 20; Chromium 156 gives the same. Over a million arguments each, log, exp and pow were equal bit by bit to
 * the packages that trusted.test.ts names; log, exp, log1p, expm1, log2, cbrt, asin, acos, atan, atan2, sinh, cosh, tanh,
 * asinh, acosh and atanh to the fdlibm inside Node 20; log10, hypot and, below 2^20·π/2, sin, cos and tan to musl 1.2.3.
 * A change here changes runs: it needs a new engine version.
 */
test('every function has the bits it had', () => {
  expect(computeMathDigests(50_000)).toMatchInlineSnapshot(`
    {
      "acos": 3548277628,
      "acosh": 4258055816,
      "asin": 4198320245,
      "asinh": 4123379921,
      "atan": 3536976777,
      "atan2": 1159514687,
      "atanh": 2218585664,
      "cbrt": 1123263370,
      "cos": 4101933306,
      "cosh": 2162364113,
      "exp": 2071628173,
      "expm1": 1921771614,
      "hypot": 4283789233,
      "log": 2854425447,
      "log10": 286012839,
      "log1p": 1920681596,
      "log2": 3086786695,
      "pow": 3618231574,
      "sin": 3581916110,
      "sinh": 47875215,
      "sqrt": 164434895,
      "tan": 2467247068,
      "tanh": 213922249,
    }
  `);
});
