/**
 * What a log between checkout and its readers does: who buys does not wait for them, and what they do may be done twice.
 *
 * @holds log
 */
import { expect, test } from 'vitest';
import { invariant, run } from '../running';

test('a reader that lags keeps nobody waiting, unless nothing carries the orders', () => {
  const [carried, called] = ['microservices', 'monolith'].map((deployment) => {
    const choice = { deployment, experiment: 'slow-reader', seed: 1, lengthNs: 40e9 };
    const simulation = run('astronomy-shop', choice);
    const [broker] = simulation.system.brokers;
    return {
      slowestNs: simulation.readers.metrics.requests.durations().maxNs,
      waiting: broker?.waiting ?? 0,
    };
  });
  expect(carried?.waiting).toBeGreaterThan(20);
  expect(carried?.slowestNs).toBeLessThan(100e6);
  expect(called?.slowestNs).toBeGreaterThan(1e9);
});

test('a reader that dies counts again what it did since its place was written down, and not before its session is over', () => {
  const choice = { deployment: 'microservices', experiment: 'reader-crash', seed: 1 };
  const simulation = run('astronomy-shop', choice);
  const { violations, gaps } = invariant(simulation, 'counted-once');
  expect(violations).toBeGreaterThan(0);
  // It dies at 28 s; Kafka's session lasts 45 s from the last sign of life, which comes every 3 s.
  for (const { sinceNs } of gaps) expect(sinceNs / 1e9).toBeGreaterThan(70);
  expect(invariant(simulation, 'charged-iff-shipped').violations).toBe(0);
});
