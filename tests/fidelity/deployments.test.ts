/** The same system under every deployment: the same load comes in, and only the world under the handlers differs. */
import { expect, test } from 'vitest';
import { loadSystem } from '../../lessons/systems';
import { Fact } from '../../simulator/telemetry/facts';
import type { Journal, JournalFold } from '../../simulator/kernel/journal';
import { handlerFaults } from '../../simulator/engine/handler-faults';
import { Simulation } from '../../simulator/engine/simulation';
import { finish, prepare, run } from '../running';

/** Each user's steps, in order: operation names by user. */
class Steps implements JournalFold {
  readonly byUser = new Map<number, number[]>();
  fold(journal: Journal, from: number, to: number): void {
    for (let row = from; row < to; row++) {
      const at = row & journal.mask;
      if (journal.kinds[at] !== Fact.requestStarted) continue;
      const user = journal.c[at] ?? 0;
      const steps = this.byUser.get(user) ?? [];
      steps.push(journal.b[at] ?? -1);
      this.byUser.set(user, steps);
    }
  }
}

const MINUTE_NS = 60e9;

test.each(['online-boutique', 'social-network', 'astronomy-shop'])(
  '%s, open loop: the same requests per operation; the monolith answers sooner; all are accounted for and nothing breaks',
  (system) => {
    const [split, whole] = ['microservices', 'monolith'].map((deployment) =>
      run(system, { deployment, experiment: 'open-loop', seed: 1, lengthNs: MINUTE_NS }),
    );
    const started = (simulation: Simulation | undefined): number[] | undefined =>
      simulation?.readers.metrics.requestsByOperation.map((series) => series.started);
    expect(started(split)).toEqual(started(whole));
    for (const simulation of [split, whole]) {
      const { requests } = simulation?.readers.metrics ?? {};
      expect(requests?.started).toBe((requests?.ended ?? 0) + (requests?.inFlight ?? 0));
      expect(requests?.errors).toBe(0);
      expect(simulation === undefined ? [] : handlerFaults(simulation)).toEqual([]);
      expect(simulation?.monitor.states().filter(({ violations }) => violations > 0)).toEqual([]);
    }
    const median = (simulation: Simulation | undefined): number =>
      simulation?.readers.metrics.requests.durations().p50Ns ?? NaN;
    expect(median(whole)).toBeLessThan(median(split));
  },
);

test('published load: each user takes the same steps, as far as latency lets it come', () => {
  const steps = ['microservices', 'monolith'].map((deployment) => {
    const choice = { deployment, experiment: 'published', seed: 1, lengthNs: 5 * MINUTE_NS };
    const { plan, guest } = prepare(loadSystem('online-boutique'), choice);
    const simulation = new Simulation(plan, guest);
    const fold = new Steps();
    simulation.system.kernel.journal.addFold(fold);
    finish(simulation);
    return fold.byUser;
  });
  const [split, whole] = steps;
  expect(split?.size).toBe(10);
  for (const [user, ours] of split ?? []) {
    const theirs = whole?.get(user) ?? [];
    const common = Math.min(ours.length, theirs.length);
    expect(common).toBeGreaterThan(20);
    expect(ours.slice(0, common)).toEqual(theirs.slice(0, common));
  }
});
