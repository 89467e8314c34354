import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createDistribution } from '../kernel/distributions';
import { parseDistribution, printDistribution } from './distribution-text';

/** The spec of a text that is one. */
function spec(value: unknown) {
  const parsed = parseDistribution(value);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.spec;
}

test('each kind is read, in nanoseconds', () => {
  expect(spec('5ms')).toEqual({ kind: 'constant', value: 5e6 });
  expect(spec({ exponential: { mean: '5ms' } })).toEqual({ kind: 'exponential', mean: 5e6 });
  expect(spec({ uniform: { from: '1s', to: '10s' } })).toEqual({ kind: 'uniform', from: 1e9, to: 10e9 });
  expect(spec({ lognormal: { mean: '5ms', sigma: 0.5 } })).toEqual({
    kind: 'lognormal',
    mean: 5e6,
    sigma: 0.5,
  });
});

test('a lognormal given by its 99th percentile has that percentile', () => {
  const times = fc.record({
    meanMs: fc.integer({ min: 1, max: 1000 }),
    ratio: fc.double({ min: 1.01, max: 14.9, noNaN: true }),
  });
  fc.assert(
    fc.property(times, ({ meanMs, ratio }) => {
      const p99Ns = Math.round(meanMs * 1e6 * ratio);
      const distribution = createDistribution(
        spec({ lognormal: { mean: `${meanMs}ms`, p99: `${p99Ns}ns` } }),
      );
      expect(distribution.quantile(0.99) / p99Ns).toBeCloseTo(1, 6);
      expect(distribution.mean).toBe(meanMs * 1e6);
    }),
  );
});

test('of the two lognormals with that percentile, the narrower one is meant', () => {
  const narrow = spec({ lognormal: { mean: '5ms', p99: '20ms' } });
  expect(narrow.kind === 'lognormal' ? narrow.sigma : Number.NaN).toBeCloseTo(0.701754, 6);
});

test.each([
  ['5', [], 'this is no duration'],
  [5, [], 'this is no distribution'],
  [{}, [], 'a distribution has exactly one kind'],
  [{ constructor: {} }, ['constructor'], 'there is no distribution `constructor`'],
  [{ exponental: { mean: '5ms' } }, ['exponental'], 'there is no distribution `exponental`'],
  [{ exponential: { men: '5ms' } }, ['exponential', 'men'], '`exponential` has no `men`'],
  [{ exponential: { mean: '0s' } }, ['exponential', 'mean'], 'a mean of 0 leaves nothing to draw'],
  [{ uniform: { from: '2s', to: '1s' } }, ['uniform', 'to'], '`to` is less than `from`'],
  [{ lognormal: { mean: '5ms' } }, ['lognormal'], 'a lognormal has either `sigma` or `p99`'],
  [{ lognormal: { mean: '5ms', sigma: -1 } }, ['lognormal', 'sigma'], '`sigma` is a number from 0 to 3'],
  [
    { lognormal: { mean: '5ms', p99: '4ms' } },
    ['lognormal', 'p99'],
    'the 99th percentile lies below the mean',
  ],
  [
    { lognormal: { mean: '5ms', p99: '75ms' } },
    ['lognormal', 'p99'],
    'no lognormal has its 99th percentile that far above its mean',
  ],
])('%j is refused with its place', (value, path, message) => {
  expect(parseDistribution(value)).toMatchObject({ ok: false, problem: { path, message } });
});

test('whatever is printed parses back to the same spec', () => {
  const ns = fc.integer({ min: 1, max: 1e15 });
  const specs = fc.oneof(
    fc.record({ kind: fc.constant('constant' as const), value: ns }),
    fc.record({ kind: fc.constant('exponential' as const), mean: ns }),
    fc
      .tuple(ns, ns)
      .map(([a, b]) => ({ kind: 'uniform' as const, from: Math.min(a, b), to: Math.max(a, b) })),
    fc.record({
      kind: fc.constant('lognormal' as const),
      mean: ns,
      sigma: fc.double({ min: 0, max: 3, noNaN: true }),
    }),
  );
  fc.assert(
    fc.property(specs, (wanted) => {
      expect(spec(printDistribution(wanted))).toEqual(wanted);
    }),
  );
});
