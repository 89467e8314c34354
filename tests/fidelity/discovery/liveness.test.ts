/** Who restarts processes that keep silent: what stuck ones gain by it, and what busy ones and their callers lose. */
import { expect, test } from 'vitest';
import { Late } from '../../../simulator/telemetry/facts';
import { shopWith, type Way } from '../../corner-shop';
import { runShop, type Outcome } from './runs';

const EAGER = { liveness: '1s', livenessFailures: 1 };
const PAUSE = ['hang payments#2 at 20s for 2.5s'];

const shop = (payments: object, faults: readonly string[], way: Way = 'kubernetes'): Outcome =>
  runShop(shopWith(way, payments), 1, faults);

test('a process that is stuck is restarted after so many silent answers, and no sooner', () => {
  const stuck = ['hang payments#2 at 20s for 40s'];
  const [at = 0, ...more] = shop({ liveness: '2s', livenessFailures: 3, grace: '1s' }, stuck).restarts;
  // The third question falls from 4 to 6 s after the hang, and is waited for a second.
  expect(at).toBeGreaterThan(25);
  expect(at).toBeLessThan(27);
  // It hangs again as soon as it is back, for the fault goes on.
  expect(more.length).toBeGreaterThan(0);
  expect(shop({}, stuck).restarts).toEqual([]);
});

test('a pause is survived by who waits; an eager probe turns it into a death that callers do not hear of', () => {
  const patient = shop({ concurrency: 1000 }, PAUSE);
  const eager = shop({ concurrency: 1000, ...EAGER, restartAfter: '10s' }, PAUSE);
  expect(patient.restarts).toEqual([]);
  expect(eager.restarts).toHaveLength(1);
  expect(eager.failed).toBeGreaterThan(patient.failed + 20);
  expect(eager.byLayer.get(Late.cache) ?? 0).toBeGreaterThan(patient.byLayer.get(Late.cache) ?? 0);
});

test('whoever is busy with all slots is as silent as who is stuck', () => {
  const busy = ['slow payments.charge by 3s at 20s for 5s'];
  expect(shop({ concurrency: 2, ...EAGER }, busy).restarts.length).toBeGreaterThan(0);
  expect(shop({ concurrency: 1000, ...EAGER }, busy).restarts).toEqual([]);
});

test('one that is told to stop is asked no more', () => {
  expect(shop({ ...EAGER, preStop: '10s' }, ['drain payments#2 at 20s for 30s']).restarts).toEqual([]);
});
