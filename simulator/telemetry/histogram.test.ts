import * as fc from 'fast-check';
import { build } from 'hdr-histogram-js';
import { expect, test } from 'vitest';
import { createDistribution, type DistributionSpec } from '../kernel/distributions';
import { createStream } from '../kernel/random';
import { Histogram } from './histogram';

const QUANTILES = [0, 0.001, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 1];
const RELATIVE_ERROR = 1 / 256;

function histogramOf(values: Iterable<number>): Histogram {
  const histogram = new Histogram();
  for (const value of values) histogram.record(value);
  return histogram;
}

function relativeError(actual: number, expected: number): number {
  return actual === expected ? 0 : Math.abs(actual - expected) / expected;
}

/** Integers of every size: a random number of bits first, then the bits. */
const value = fc
  .tuple(fc.integer({ min: 0, max: 52 }), fc.maxSafeNat())
  .map(([shift, x]) => Math.floor(x / 2 ** shift));
const values = fc.array(value, { minLength: 1, maxLength: 300 });

test.each<DistributionSpec>([
  { kind: 'exponential', mean: 5e6 },
  { kind: 'lognormal', mean: 2e7, sigma: 1.5 },
  { kind: 'uniform', from: 0, to: 1000 },
])('agrees with HdrHistogram on draws of %o', (spec) => {
  const distribution = createDistribution(spec);
  const stream = createStream(1, 'histogram', 'oracle');
  const ours = new Histogram();
  const theirs = build({ numberOfSignificantValueDigits: 4, highestTrackableValue: 2 ** 40 });
  let sum = 0n;
  for (let i = 0; i < 50_000; i++) {
    const drawn = Math.round(distribution.sample(stream));
    ours.record(drawn);
    theirs.recordValue(drawn);
    sum += BigInt(drawn);
  }
  for (const p of QUANTILES) {
    // Its bucket is at most 1/10,000 of the value wide, and it answers with the upper end.
    const error = relativeError(ours.quantile(p), theirs.getValueAtPercentile(100 * p));
    expect(error, `quantile ${p}`).toBeLessThanOrEqual(RELATIVE_ERROR + 1e-4);
  }
  expect(ours.count).toBe(theirs.totalCount);
  expect(ours.mean).toBe(Number(sum) / 50_000);
  expect(relativeError(ours.max, theirs.maxValue), 'maximum').toBeLessThanOrEqual(1e-4);
});

test('quantiles are within 1/256 of the nearest rank, whatever was recorded', () => {
  fc.assert(
    fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (recorded, p) => {
      const sorted = recorded.toSorted((a, b) => a - b);
      const rank = Math.max(1, Math.ceil(p * sorted.length - 1e-9));
      expect(
        relativeError(histogramOf(recorded).quantile(p), sorted[rank - 1] ?? NaN),
        `quantile ${p}`,
      ).toBeLessThanOrEqual(RELATIVE_ERROR);
    }),
  );
});

test('values up to 255 are told apart', () => {
  const histogram = histogramOf(Array.from({ length: 256 }, (_, i) => i));
  for (let i = 1; i <= 256; i++) expect(histogram.quantile(i / 256)).toBe(i - 1);
});

test('every power of two, its neighbours and the largest integer find a bucket', () => {
  for (let k = 0; k <= 53; k++) {
    for (const near of [-1, 0, 1]) {
      const recorded = Math.min(2 ** k + near, Number.MAX_SAFE_INTEGER);
      // Between two others, so that the bucket's own value is seen.
      const histogram = histogramOf([0, recorded, Number.MAX_SAFE_INTEGER]);
      expect(relativeError(histogram.quantile(0.5), recorded), `2^${k}${near}`).toBeLessThanOrEqual(
        RELATIVE_ERROR,
      );
    }
  }
});

test('count, mean, minimum and maximum are exact', () => {
  fc.assert(
    fc.property(values, (recorded) => {
      const histogram = histogramOf(recorded);
      const sum = recorded.reduce((total, x) => total + BigInt(x), 0n);
      expect(histogram.count).toBe(recorded.length);
      expect(histogram.mean).toBe(Number(sum) / recorded.length);
      expect(histogram.min).toBe(Math.min(...recorded));
      expect(histogram.max).toBe(Math.max(...recorded));
    }),
  );
});

test('merging is the same as recording all in one', () => {
  fc.assert(
    fc.property(values, fc.array(value), (first, second) => {
      const merged = histogramOf(first);
      merged.merge(histogramOf(second));
      expect(merged).toEqual(histogramOf([...first, ...second]));
    }),
    { numRuns: 30 },
  );
});

test('sums beyond 2^53 stay exact, also when merged', () => {
  const many = Array.from({ length: 1000 }, (_, i) => Number.MAX_SAFE_INTEGER - i);
  const merged = histogramOf(many);
  merged.merge(histogramOf(many));
  merged.record(0);
  const sum = 2n * many.reduce((total, x) => total + BigInt(x), 0n);
  expect(merged.mean).toBe(Number(sum) / 2001);
});

test('after a reset it is as new', () => {
  fc.assert(
    fc.property(values, (recorded) => {
      const histogram = histogramOf(recorded);
      histogram.reset();
      expect(histogram).toEqual(new Histogram());
    }),
    { numRuns: 30 },
  );
});

test('with nothing recorded there is nothing to say', () => {
  const { count, mean, min, max } = new Histogram();
  expect([count, mean, min, max, new Histogram().quantile(0.5)]).toEqual([0, NaN, NaN, NaN, NaN]);
});

test('refuses what is no count of nanoseconds', () => {
  for (const wrong of [-1, 0.5, NaN, Infinity, 2 ** 53])
    expect(() => new Histogram().record(wrong)).toThrow(RangeError);
});
