import { expect, test } from 'vitest';
import type { Change } from '../model/change';
import type { Plan } from '../model/plan';
import { NS_PER_MS, NS_PER_S } from '../model/units';
import { CHARGE, PLACE, testPlan } from '../telemetry/testing';
import { reportOf, type RunReport } from './report';
import { Simulation } from './simulation';

const SERVICE = { cpus: 1, memory: 1 << 28, concurrency: 200, queue: 100, restartAfter: 5 * NS_PER_S };
const [SHOP, PAYMENTS] = [0, 1];
const HALF_NS = 5 * NS_PER_S;

/** An order every 10 ms; each is charged in another process, which takes it exactly 6 ms of work. */
function steadyShop(payments: object = {}): Plan {
  const plan = testPlan();
  const constant = (value: number) => ({ kind: 'constant', value }) as const;
  const args = { kind: 'value', value: {} } as const;
  return {
    ...plan,
    lengthNs: 2 * HALF_NS,
    operations: plan.operations.map((operation, index) => ({
      ...operation,
      calls: index === PLACE ? [CHARGE] : [],
      work: constant(index === CHARGE ? 6 * NS_PER_MS : 0),
    })),
    tables: [],
    stores: [],
    topics: [],
    brokers: [],
    registries: [],
    services: plan.services.map((service, index) => ({
      ...service,
      parameters: index === PAYMENTS ? { ...SERVICE, ...payments } : SERVICE,
    })),
    modules: plan.modules.map((module) => ({ ...module, store: -1 })),
    links: plan.links
      .filter(({ to }) => to.kind === 'service')
      .map((link) => ({ ...link, latency: constant(NS_PER_MS) })),
    policies: [
      {
        fromService: SHOP,
        operation: CHARGE,
        chain: [{ kind: 'timeout', parameters: { after: 100 * NS_PER_MS } }],
      },
    ],
    invariants: [],
    workload: {
      kind: 'open',
      interarrival: constant(10 * NS_PER_MS),
      sessions: 1,
      tasks: [{ name: 'order', weight: 1, bindings: [], steps: [{ operation: PLACE, args }] }],
    },
  };
}

/** The run with these changes made in its middle. */
function changed(plan: Plan, ...changes: readonly Change[]): Simulation {
  const simulation = new Simulation(plan, undefined);
  while (simulation.advance(HALF_NS, 100_000) === 'yielded');
  for (const change of changes) simulation.intervene({ kind: 'parameter', change });
  while (simulation.advance(plan.lengthNs, 100_000) === 'yielded');
  return simulation;
}

function report(plan: Plan, ...changes: readonly Change[]): RunReport {
  return reportOf(changed(plan, ...changes), 0);
}

const ofPayments = (name: string, value: number): Change => ({
  target: { kind: 'service', index: PAYMENTS },
  name,
  value,
});
const toPayments = (plan: Plan): number => plan.links.findIndex(({ name }) => name === 'shop->payments');

test('half a CPU doubles the work from then on, and the report counts the CPU time that there was', () => {
  const before = report(steadyShop());
  expect(before.services[PAYMENTS]?.utilization).toBeCloseTo(0.6, 2);
  const halved = report(steadyShop(), ofPayments('cpus', 0.5));
  // 12 ms of work every 10 ms: the server is busy all the second half, and a queue has grown.
  expect(halved.services[PAYMENTS]?.utilization).toBeCloseTo(0.8, 2);
  expect(halved.services[PAYMENTS]?.meanQueue).toBeGreaterThan(1);
  const doubled = report(steadyShop(), ofPayments('cpus', 2));
  expect(doubled.services[PAYMENTS]?.utilization).toBeCloseTo((0.6 + 2 * 0.3) / 3, 2);
});

test('one slot and no queue turn calls away; more slots take up what waits', () => {
  const narrow = report(steadyShop({ cpus: 0.5 }), ofPayments('concurrency', 1), ofPayments('queue', 0));
  expect(narrow.services[PAYMENTS]?.turnedAway).toBeGreaterThan(50);

  const plan = steadyShop({ cpus: 0.25, concurrency: 1, queue: 1000 });
  const simulation = new Simulation(plan, undefined);
  while (simulation.advance(HALF_NS, 100_000) === 'yielded');
  const [instance] = simulation.system.services[PAYMENTS]?.instances ?? [];
  const waiting = instance?.queued ?? 0;
  expect(waiting).toBeGreaterThan(100);
  simulation.intervene({ kind: 'parameter', change: ofPayments('concurrency', 51) });
  expect(instance?.running).toBe(51);
  expect(instance?.queued).toBe(waiting - 50);
});

test('a process that holds more than its new limit dies at once, and is back after the new time', () => {
  const plan = steadyShop();
  const simulation = new Simulation(plan, undefined);
  while (simulation.advance(HALF_NS, 100_000) === 'yielded');
  const [instance] = simulation.system.services[PAYMENTS]?.instances ?? [];
  instance?.allocate(1 << 27, -1, -1);
  simulation.intervene({ kind: 'parameter', change: ofPayments('restartAfter', NS_PER_S) });
  expect(instance?.up).toBe(true);
  simulation.intervene({ kind: 'parameter', change: ofPayments('memory', 1 << 26) });
  expect(instance?.up).toBe(false);
  while (simulation.advance(HALF_NS + NS_PER_S, 100_000) === 'yielded');
  expect(instance?.up).toBe(true);
});

test('what a module keeps in memory is held from the start; with less a process dies as often as it starts', () => {
  const shop = steadyShop({ restartAfter: NS_PER_S });
  const modules = shop.modules.map((module) =>
    module.service === PAYMENTS ? { ...module, memoryBytes: 1 << 27 } : module,
  );
  const simulation = new Simulation({ ...shop, modules }, undefined);
  while (simulation.advance(HALF_NS, 100_000) === 'yielded');
  const [instance] = simulation.system.services[PAYMENTS]?.instances ?? [];
  expect([instance?.memoryBytes, instance?.deaths]).toEqual([1 << 27, 0]);
  simulation.intervene({ kind: 'parameter', change: ofPayments('memory', 1 << 26) });
  while (simulation.advance(2 * HALF_NS, 100_000) === 'yielded');
  // At once, and each second as it is back.
  expect(instance?.deaths).toBe(6);
});

test('a longer link and a shorter time-out: the caller gives up', () => {
  const plan = steadyShop();
  const index = toPayments(plan);
  const slow = report(plan, { target: { kind: 'link', index }, name: 'latency', value: 20 * NS_PER_MS });
  expect(slow.requests.failed).toBe(0);
  expect(slow.requests.latencyMs.max).toBeCloseTo(2 + 6 + 2 * 20, 0);
  const hasty = report(
    plan,
    { target: { kind: 'link', index }, name: 'latency', value: 20 * NS_PER_MS },
    { target: { kind: 'policy', index: 0, place: 0 }, name: 'after', value: 30 * NS_PER_MS },
  );
  expect(hasty.requests.unknown).toBeGreaterThan(450);
});

test('a lossy link loses its share', () => {
  const plan = steadyShop();
  const index = toPayments(plan);
  const lossy = report(plan, { target: { kind: 'link', index }, name: 'loss', value: 0.5 });
  expect(lossy.links[index]?.lost).toBeGreaterThan(200);
});

test('the change is told in words, and a replay makes it exactly there', () => {
  const plan = steadyShop();
  const simulation = changed(plan, ofPayments('memory', 1 << 26));
  expect(simulation.readers.log.lines().map(({ text }) => text)).toEqual([
    'intervention 1',
    'memory of payments is now 64MiB',
  ]);
  const replay = new Simulation(plan, undefined, simulation.interventions);
  while (replay.advance(plan.lengthNs, 777) === 'yielded');
  expect(replay.hash()).toBe(simulation.hash());
  expect(changed(plan).hash()).not.toBe(simulation.hash());
});

test('what is not in the list ends the run', () => {
  const simulation = changed(steadyShop(), ofPayments('instances', 3));
  expect(simulation.failure?.message).toContain('instances cannot be changed');
});
