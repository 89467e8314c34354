import { expect, test } from 'vitest';
import { StoreVerb } from '../components/store';
import type { Plan } from '../model/plan';
import { reportJsonSchema, runReportSchema } from '../model/report-schema';
import { NS_PER_MS, NS_PER_S } from '../model/units';
import { VERB_NAMES } from '../telemetry/semconv';
import { CHARGE, PLACE, PRICE, testPlan } from '../telemetry/testing';
import { reportOf, type RunReport } from './report';
import { Simulation } from './simulation';

const SERVICE = { cpus: 1, memory: 1 << 28, concurrency: 200, queue: 100, restartAfter: 5 * NS_PER_S };

/** Orders arrive on average every 20 ms; each is priced in its own process (5 ms of work) and charged in another (4 ms). */
function busyShop(over: Partial<Plan> = {}): Plan {
  const plan = testPlan();
  const exponential = (meanNs: number) => ({ kind: 'exponential', mean: meanNs }) as const;
  const [place, charge, price] = plan.operations;
  if (place === undefined || charge === undefined || price === undefined)
    throw new Error('the plan has operations');
  const task = {
    name: 'order',
    weight: 1,
    bindings: [],
    steps: [{ operation: PLACE, args: { kind: 'value', value: {} } as const }],
  };
  return {
    ...plan,
    lengthNs: 20 * NS_PER_S,
    operations: [
      { ...place, calls: [PRICE, CHARGE] },
      { ...charge, work: exponential(4 * NS_PER_MS) },
      { ...price, work: exponential(5 * NS_PER_MS) },
    ],
    tables: [],
    services: plan.services.map((service) => ({ ...service, parameters: SERVICE })),
    stores: [],
    topics: [],
    brokers: [],
    registries: [],
    modules: plan.modules.map((module) => ({ ...module, store: -1 })),
    links: plan.links
      .filter(({ to }) => to.kind === 'service')
      .map((link) => ({ ...link, latency: { kind: 'constant', value: NS_PER_MS } as const })),
    invariants: [],
    workload: { kind: 'open', interarrival: exponential(20 * NS_PER_MS), sessions: 1, tasks: [task] },
    ...over,
  };
}

function run(plan: Plan): RunReport {
  const simulation = new Simulation(plan, undefined);
  while (simulation.advance(plan.lengthNs, 100_000) === 'yielded');
  return reportOf(simulation, 0.5);
}

test('a report is of the published form', () => {
  const report = run(busyShop());
  expect(runReportSchema.parse(report)).toEqual(report);
  expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  expect(reportJsonSchema()).toMatchObject({ type: 'object', properties: { hash: { type: 'string' } } });
});

test('the figures agree with each other and with the model', () => {
  const report = run(busyShop());
  const { requests, operations, services, calls, remoteCalls } = report;
  expect(requests.started).toBeGreaterThan(800);
  expect(requests.started).toBe(requests.succeeded + requests.failed + requests.inFlight);
  expect(requests.byOperation).toMatchObject([{ name: 'orders.place', started: requests.started }]);
  expect(operations.map(({ name }) => name)).toEqual(['orders.place', 'payments.charge', 'orders.price']);
  expect(calls).toBe(remoteCalls + (operations[PRICE]?.count ?? 0));
  expect(remoteCalls).toBeGreaterThanOrEqual(
    (operations[PLACE]?.count ?? 0) + (operations[CHARGE]?.count ?? 0),
  );
  const [shop, payments] = services;
  expect(shop?.utilization).toBeCloseTo(5 / 40, 1);
  expect(payments?.utilization).toBeCloseTo(4 / 20, 1);
  expect(payments?.meanQueue).toBeGreaterThan(0);
  expect(requests.latencyMs.mean).toBeGreaterThan(9 + 4);
  expect(report.links.map(({ name, calls: ended }) => [name, ended > 800])).toEqual([
    ['clients->shop', true],
    ['shop->payments', true],
  ]);
});

test('a run in which nothing happens reports nothing, not zero milliseconds', () => {
  const report = run(busyShop({ workload: { kind: 'requests', requests: [] } }));
  expect(runReportSchema.parse(report)).toEqual(report);
  expect(report.requests).toMatchObject({ started: 0, latencyMs: { mean: null, p50: null, max: null } });
  expect(report.services[0]).toMatchObject({ utilization: 0, meanQueue: 0 });
});

test('equal runs have equal reports', () => {
  expect(run(busyShop())).toEqual(run(busyShop()));
  expect(run(busyShop({ seed: 8 })).hash).not.toBe(run(busyShop()).hash);
});

test('the names of statements are those of the store’s verbs', () => {
  for (const [name, number] of Object.entries(StoreVerb)) expect(VERB_NAMES[number]).toBe(name);
  expect(VERB_NAMES).toHaveLength(Object.keys(StoreVerb).length);
});
