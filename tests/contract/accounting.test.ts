/**
 * Whatever happens to a system, its books are right: slots, queues, requests; and what is lifted leaves nothing behind.
 *
 * @holds crash, hang, slow, error-rate, throw, leak, delay
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadSystem } from '../../lessons/systems';
import { Simulation } from '../../simulator/engine/simulation';
import type { Plan } from '../../simulator/model/plan';
import { expectAtRest, faultIn, prepare } from '../running';

const S = 1_000_000_000;
const REQUESTS = 150;

/** The corner shop with little room, and orders that come in the first ten seconds. Time enough to settle after that. */
function shop(deployment: string, seed: number): { plan: Plan; simulation: Simulation } {
  const { plan: full, guest } = prepare(loadSystem('corner-shop'), {
    deployment,
    experiment: 'one-order',
    seed,
  });
  const { workload } = full;
  const task = workload.kind === 'requests' ? workload.requests[0]?.task : undefined;
  if (task === undefined) throw new Error('the experiment has no request');
  const plan: Plan = {
    ...full,
    lengthNs: 400 * S,
    workload: {
      kind: 'requests',
      requests: Array.from({ length: REQUESTS }, (_, i) => ({
        atNs: Math.round((i * 10 * S) / REQUESTS),
        task,
      })),
    },
    services: full.services.map((service) => ({
      ...service,
      parameters: { ...service.parameters, concurrency: 4, queue: 6, restartAfter: S },
    })),
  };
  return { plan, simulation: new Simulation(plan, guest) };
}

/** Faults that lose no message for good, so that everything comes to its end once they are gone. */
const FAULTS = [
  'crash orders',
  'crash payments for 3s',
  'crash payments for 300ms',
  'hang payments',
  'hang payments.charge once',
  'slow orders by 20x',
  'slow payments.charge by 7x once',
  'slow orders by 50ms',
  'fail payments 50%',
  'fail orders.place 100% once',
  "throw in payments 'no'",
  'leak orders 40MiB',
  'leak payments 100MiB',
  'delay payments by 30ms',
  'crash orders after charge starts',
  'crash payments after charge returns',
  'crash payments after charge commits',
  'crash orders after place returns',
];
const STORE_FAULTS = [
  'crash STORE',
  'crash STORE for 2s',
  'hang STORE',
  'slow STORE by 3x',
  'slow STORE by 5ms',
];

const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ fault: fc.nat(), afterMs: fc.nat(700) }) },
  { weight: 2, arbitrary: fc.record({ lift: fc.nat(), afterMs: fc.nat(700) }) },
  { weight: 1, arbitrary: fc.record({ concurrency: fc.integer({ min: 1, max: 8 }), afterMs: fc.nat(700) }) },
  { weight: 1, arbitrary: fc.record({ cpus: fc.constantFrom(0.3, 1, 2.5), afterMs: fc.nat(700) }) },
);

function expectSound({ system }: Simulation): void {
  const { started, succeeded, failed, unknown } = system.clients;
  expect(succeeded + failed + unknown).toBeLessThanOrEqual(started);
  for (const { instances } of system.services) {
    for (const { up, running, queued, processor, memoryBytes } of instances) {
      expect(
        Math.min(running, queued, processor.busy, processor.waiting, memoryBytes),
      ).toBeGreaterThanOrEqual(0);
      if (!up)
        expect([running, queued, processor.busy, processor.waiting, memoryBytes]).toEqual([0, 0, 0, 0, 0]);
    }
  }
}

function expectIdle(simulation: Simulation, capped: number): void {
  expectAtRest(simulation);
  const { clients } = simulation.system;
  expect(clients.started).toBe(capped);
  expect(clients.succeeded + clients.failed + clients.unknown).toBe(clients.started);
}

test.each(['monolith', 'payments-apart', 'payments-apart-retrying', 'microservices'])(
  '%s: slots and requests add up whatever happens, and nothing is left once all faults are gone',
  (deployment) => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), fc.nat(1000), (steps, seed) => {
        const { plan, simulation } = shop(deployment, seed);
        const stores = plan.stores.map(({ name }) => name);
        const texts = [
          ...FAULTS,
          ...stores.flatMap((store) => STORE_FAULTS.map((text) => text.replace('STORE', store))),
        ];
        for (const one of steps) {
          const until = simulation.nowNs + one.afterMs * 1_000_000;
          while (simulation.advance(until, 500) === 'yielded') expectSound(simulation);
          expectSound(simulation);
          if ('fault' in one) {
            simulation.intervene({
              kind: 'fault',
              fault: faultIn(plan, texts[one.fault % texts.length] ?? ''),
            });
          } else if ('lift' in one) {
            const { length } = simulation.schedule.faults;
            if (length > 0) simulation.intervene({ kind: 'lift', fault: one.lift % length });
          } else {
            const change =
              'cpus' in one
                ? { name: 'cpus', value: one.cpus }
                : { name: 'concurrency', value: one.concurrency };
            simulation.intervene({
              kind: 'parameter',
              change: { target: { kind: 'service', index: 0 }, ...change },
            });
          }
          expectSound(simulation);
        }
        for (let fault = 0; fault < simulation.schedule.faults.length; fault++)
          simulation.intervene({ kind: 'lift', fault });
        while (simulation.advance(plan.lengthNs, 100_000) === 'yielded');
        expect(simulation.failure).toBeUndefined();
        expectIdle(simulation, REQUESTS);
      }),
      { numRuns: 30 },
    );
  },
);

test('a process that is held down comes back when it is let go, and not before', () => {
  const { plan, simulation } = shop('payments-apart', 1);
  const payments = plan.services.findIndex(({ name }) => name === 'payments');
  const store = plan.stores.findIndex(({ name }) => name === 'payments-database');
  const intervene = (text: string): void => {
    simulation.intervene({ kind: 'fault', fault: faultIn(plan, text) });
  };
  const up = (): (boolean | undefined)[] => [
    simulation.system.services[payments]?.instances[0]?.up,
    simulation.system.stores[store]?.up,
  ];
  intervene('crash payments for 30s');
  intervene('crash payments-database for 30s');
  simulation.advance(29.9 * S, 1e9);
  expect(up()).toEqual([false, false]);
  simulation.advance(30.1 * S, 1e9);
  expect(up()).toEqual([true, true]);
  // A crash that is lifted leaves no restart behind that would cut the next one short.
  intervene('crash payments');
  simulation.advance(30.2 * S, 1e9);
  simulation.intervene({ kind: 'lift', fault: 2 });
  intervene('crash payments for 5s');
  simulation.advance(33 * S, 1e9);
  expect(up()).toEqual([false, true]);
  // And lifting it again is not its to do.
  simulation.intervene({ kind: 'lift', fault: 2 });
  expect(up()).toEqual([false, true]);
  simulation.advance(36 * S, 1e9);
  expect(up()).toEqual([true, true]);
});

test('two faults of one kind on a store: each is lifted by itself', () => {
  const { plan, simulation } = shop('monolith', 1);
  const [store] = simulation.system.stores;
  const numbers = ['hang database', 'hang database', 'slow database by 3x', 'slow database by 1.1x'].map(
    (text) => {
      simulation.intervene({ kind: 'fault', fault: faultIn(plan, text) });
      return simulation.schedule.faults.length - 1;
    },
  );
  simulation.intervene({ kind: 'lift', fault: numbers[0] ?? -1 });
  simulation.intervene({ kind: 'lift', fault: numbers[2] ?? -1 });
  expect(store?.slowdowns).toMatchObject([{ factor: 1.1, addedNs: 0 }]);
  simulation.advance(5 * S, 1e9);
  expect(simulation.system.clients.succeeded).toBe(0);
  simulation.intervene({ kind: 'lift', fault: numbers[1] ?? -1 });
  simulation.advance(9 * S, 1e9);
  expect(simulation.system.clients.succeeded).toBeGreaterThan(0);
});
