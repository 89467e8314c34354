/** Reading a deployment's instruments in the worker: it changes nothing in the run, and tells what the export tells. */
import { expect, test } from 'vitest';
import { loadSystem } from '../../lessons/systems';
import { exportOtlp } from '../../simulator/engine/otlp-export';
import { Simulation } from '../../simulator/engine/simulation';
import { NS_PER_S } from '../../simulator/model/units';
import { makeLiveRun } from '../../simulator/worker/live-run';
import type { Simulated } from '../../simulator/worker/simulated';
import { finish, prepare } from '../running';

const LENGTH_NS = 12 * NS_PER_S;

function live(deployment: string, isWatched = true): Simulated {
  const choice = { deployment, experiment: 'slow-service', seed: 3, lengthNs: LENGTH_NS };
  const { plan, guest } = prepare(loadSystem('online-boutique'), choice);
  const run = makeLiveRun(plan, guest, [], isWatched);
  while (run.advance(LENGTH_NS, 1_000_000) === 'yielded');
  return run;
}

test('a run that is watched is the same run, and one that is not has nothing to tell', () => {
  const [watched, other] = [live('microservices'), live('microservices', false)];
  expect(watched.hash()).toBe(other.hash());
  expect(watched.seenTraces({}).length).toBeGreaterThan(0);
  expect(other.seenTraces({})).toEqual([]);
});

test('the traces are those that the export has', () => {
  const choice = { deployment: 'broken-context', experiment: 'slow-service', seed: 3, lengthNs: LENGTH_NS };
  const { plan, guest } = prepare(loadSystem('online-boutique'), choice);
  const simulation = new Simulation(plan, guest, [], { live: true });
  let otlp = '';
  const end = exportOtlp(simulation, 'instruments', (piece) => (otlp += piece));
  finish(simulation);
  end();
  const exported = new Set([...otlp.matchAll(/"traceId":"([0-9a-f]{32})"/g)].map(([, id]) => id));
  const told = live('broken-context').seenTraces({ limit: 2_000, order: 'slowest' });
  expect(told.length).toBe(2_000);
  for (const { traceId } of told) expect(exported.has(traceId)).toBe(true);
});

test('the lists narrow down: by who began the trace, by outcome, by length', () => {
  const run = live('broken-context');
  const services = (filter: Parameters<Simulated['seenTraces']>[0]): Set<string> =>
    new Set(run.seenTraces({ limit: 2_000, ...filter }).map(({ service }) => service));
  expect(services({}).size).toBeGreaterThan(5);
  expect([...services({ service: 'checkoutservice' })]).toEqual(['checkoutservice']);
  const slowest = run.seenTraces({ order: 'slowest' }).map(({ startNs, endNs }) => endNs - startNs);
  expect([...slowest].sort((one, other) => other - one)).toEqual(slowest);
  for (const only of ['failed', 'unknown'] as const)
    for (const { knowledge } of run.seenTraces({ only })) expect(knowledge).toBe(only);
  const [first] = run.seenTraces({ service: 'frontend' });
  expect(run.seenTrace(first?.trace ?? 0)).toMatchObject({ service: 'frontend', hasBeginning: true });
  expect(run.seenTrace(-1)).toBeUndefined();
});

test.each(['metrics-only', 'no-instruments'])('%s: no trace', (deployment) => {
  expect(live(deployment).seenTraces({})).toEqual([]);
});
