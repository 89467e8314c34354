/**
 * What the social network is known for: its writes are tied together by nothing, and a post has many readers.
 *
 * @holds cache
 */
import { expect, test } from 'vitest';
import { invariant, rowsOf, run } from '../running';

const failures = (simulation: ReturnType<typeof run>): unknown[] => {
  const failed = simulation.readers.traces?.recent(2000, ({ code }) => code !== 'OK') ?? [];
  return [...new Set(failed.map(({ code }) => code))];
};

test('a post that is slow to be stored breaks the pages of those who meet it, split or whole', () => {
  for (const deployment of ['monolith', 'microservices']) {
    const simulation = run('social-network', { deployment, experiment: 'slow-storage', seed: 1 });
    expect(failures(simulation)).toEqual(['DOMAIN_ERROR']);
    for (const { openGaps } of simulation.monitor.states()) expect(openGaps).toBe(0);
  }
});

test('who writes waits for the fan-out, unless a queue carries it', () => {
  const [direct, queued] = ['microservices', 'timelines-through-a-queue'].map((deployment) => {
    const simulation = run('social-network', { deployment, experiment: 'slow-fan-out', seed: 1 });
    expect(failures(simulation)).toEqual([]);
    expect(invariant(simulation, 'stored-reaches-readers').openGaps).toBe(0);
    return simulation.readers.metrics.requests.durations().p95Ns;
  });
  expect(direct).toBeGreaterThan(500e6);
  expect(queued).toBeLessThan(50e6);
});

test('the home timelines are kept in memory only: they do not come back', () => {
  const simulation = run('social-network', {
    deployment: 'microservices',
    experiment: 'timelines-lost',
    seed: 1,
  });
  const { openGaps, violations } = invariant(simulation, 'stored-reaches-readers');
  expect(openGaps).toBe(violations);
  expect(openGaps).toBeGreaterThan(200);
  expect(rowsOf(simulation, 'hometimeline.timelines').length).toBeGreaterThan(0);
  expect(invariant(simulation, 'stored-iff-on-timeline').violations).toBe(0);
});
