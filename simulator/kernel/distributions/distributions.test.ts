import { expect, test } from 'vitest';
import { createStream } from '../random';
import { createDistribution, type Distribution, type DistributionSpec } from './index';

const DRAWS = 100_000;
const SEEDS = [1, 2, 3];

/** Each with the standard deviation that textbooks give for it. */
const VARYING: readonly [spec: DistributionSpec, deviation: number][] = [
  [{ kind: 'uniform', from: 1e6, to: 4e6 }, 3e6 / Math.sqrt(12)],
  [{ kind: 'exponential', mean: 5e6 }, 5e6],
  [{ kind: 'lognormal', mean: 5e6, sigma: 0.5 }, 5e6 * Math.sqrt(Math.exp(0.25) - 1)],
  [{ kind: 'lognormal', mean: 2e6, sigma: 1 }, 2e6 * Math.sqrt(Math.E - 1)],
];

function draw(distribution: Distribution, seed: number): Float64Array {
  const stream = createStream(seed, 'kolmogorov', 'smirnov');
  return new Float64Array(DRAWS).map(() => distribution.sample(stream));
}

/** How far the share of draws below a quantile is from what it should be, at worst (Kolmogorov and Smirnov), times √n. */
function distanceFromQuantiles(sorted: Float64Array, distribution: Distribution): number {
  let worst = 0;
  let below = 0;
  for (let i = 1; i < 2000; i++) {
    const bound = distribution.quantile(i / 2000);
    while (below < sorted.length && (sorted[below] ?? NaN) <= bound) below++;
    worst = Math.max(worst, Math.abs(below / sorted.length - i / 2000));
  }
  return worst * Math.sqrt(sorted.length);
}

test.each(VARYING)('draws of %o follow its quantiles, its mean and its deviation', (spec, deviation) => {
  const distribution = createDistribution(spec);
  for (const seed of SEEDS) {
    const drawn = draw(distribution, seed);
    const mean = drawn.reduce((sum, x) => sum + x, 0) / DRAWS;
    const variance = drawn.reduce((sum, x) => sum + (x - mean) ** 2, 0) / DRAWS;
    // 1.95 is exceeded once in a thousand times by chance, and by a mean that is 2 % off always.
    expect(distanceFromQuantiles(drawn.sort(), distribution)).toBeLessThan(1.95);
    expect(Math.abs(mean - distribution.mean) / (deviation / Math.sqrt(DRAWS))).toBeLessThan(3.5);
    expect(Math.abs(Math.sqrt(variance) / deviation - 1)).toBeLessThan(
      spec.kind === 'lognormal' ? 0.04 : 0.015,
    );
  }
});

test('quantiles are the textbook ones', () => {
  const exponential = createDistribution({ kind: 'exponential', mean: 5 });
  expect(exponential.quantile(0)).toBe(0);
  expect(exponential.quantile(0.5)).toBeCloseTo(5 * Math.LN2, 14);
  expect(exponential.quantile(0.99)).toBeCloseTo(5 * Math.log(100), 12);
  expect(exponential.quantile(1)).toBe(Infinity);
  const uniform = createDistribution({ kind: 'uniform', from: 2, to: 6 });
  expect([0, 0.25, 1].map(uniform.quantile)).toEqual([2, 3, 6]);
  expect(uniform.mean).toBe(4);
  const lognormal = createDistribution({ kind: 'lognormal', mean: 10, sigma: 0.8 });
  expect(lognormal.quantile(0)).toBe(0);
  expect(lognormal.quantile(0.5)).toBeCloseTo(10 * Math.exp(-0.32), 13);
  expect(lognormal.quantile(0.975)).toBeCloseTo(10 * Math.exp(0.8 * 1.959963984540054 - 0.32), 12);
  expect(lognormal.quantile(1)).toBe(Infinity);
});

test('what does not vary does not, and draws nothing', () => {
  const stream = createStream(1, 'a', 'b');
  const next = createStream(1, 'a', 'b').nextUint32();
  const constant = createDistribution({ kind: 'constant', value: 7 });
  expect([constant.mean, constant.quantile(0.3), constant.sample(stream)]).toEqual([7, 7, 7]);
  expect(stream.nextUint32()).toBe(next);
  const narrow = createDistribution({ kind: 'lognormal', mean: 3, sigma: 0 });
  expect([narrow.sample(stream), narrow.quantile(0), narrow.quantile(1)]).toEqual([3, 3, 3]);
  expect(createDistribution({ kind: 'uniform', from: 4, to: 4 }).sample(stream)).toBe(4);
});

test('every draw takes one number from its stream, whatever the parameters', () => {
  const specs: DistributionSpec[] = [
    ...VARYING.map(([spec]) => spec),
    { kind: 'exponential', mean: 1 },
    { kind: 'lognormal', mean: 1, sigma: 0 },
  ];
  const positions = specs.map((spec) => {
    const stream = createStream(5, 'common', 'numbers');
    const distribution = createDistribution(spec);
    for (let i = 0; i < 1000; i++) distribution.sample(stream);
    return stream.nextUint32();
  });
  expect(new Set(positions).size).toBe(1);
});

test('draws are finite, not negative and never -0, at the ends of the stream too', () => {
  const largest = 1 - 2 ** -53;
  for (const float of [0, largest]) {
    const stream = Object.assign(createStream(1, 'a', 'b'), { nextFloat: () => float });
    for (const [spec] of VARYING) {
      const drawn = createDistribution(spec).sample(stream);
      // Only the exponential distribution reaches down to 0.
      expect(drawn > 0 || (spec.kind === 'exponential' && Object.is(drawn, 0))).toBe(true);
      expect(drawn).toBeLessThan(Infinity);
    }
  }
});

test('numbers that no document holds stop the run', () => {
  const wrong: DistributionSpec[] = [
    { kind: 'constant', value: NaN },
    { kind: 'uniform', from: 2, to: 1 },
    { kind: 'uniform', from: -Infinity, to: 1 },
    { kind: 'exponential', mean: 0 },
    { kind: 'exponential', mean: Infinity },
    { kind: 'lognormal', mean: -1, sigma: 1 },
    { kind: 'lognormal', mean: 1, sigma: NaN },
  ];
  for (const spec of wrong) expect(() => createDistribution(spec)).toThrow(RangeError);
});
