/**
 * What every kind of component owes, whatever breaks: equal runs, books that add up, and rest when the faults are over. A
 * kind without a specimen here fails.
 */
import { describe, expect, test } from 'vitest';
import { COMPONENTS } from '../../simulator/components/registry';
import { reportOf } from '../../simulator/engine/report';
import { Simulation } from '../../simulator/engine/simulation';
import { readFault } from '../../simulator/engine/toolkit';
import type { SystemDocument } from '../../simulator/model/document';
import type { Plan, WorkloadPlan } from '../../simulator/model/plan';
import { shippedDocument, shopWith } from '../corner-shop';
import { expectAtRest, faultIn, prepare } from '../running';

const S = 1e9;
const TASKS = 200;
const BROKEN_FROM_NS = 3 * S;
const BROKEN_UNTIL_NS = 6 * S;

interface Specimen {
  readonly document: SystemDocument;
  readonly deployment: string;
  /** What the faults are aimed at. */
  readonly target: string;
}

/** The corner shop whose notifications are somebody else's. A call waits as long as its policies say, without any for ever. */
function shopWithExternal(): SystemDocument {
  const document = shippedDocument('corner-shop');
  Object.assign(document.modules['notifications'] ?? {}, { external: true });
  for (const { services, stores } of Object.values(document.deployments))
    for (const part of [...Object.values(services), ...Object.values(stores ?? {})])
      Object.assign(part, { modules: part.modules.filter((name) => name !== 'notifications') });
  Object.assign(document.deployments['payments-apart'] ?? {}, {
    policies: [{ call: '*', chain: [{ kind: 'timeout', after: '1s' }] }],
  });
  return document;
}

const SPECIMENS: Readonly<Record<keyof typeof COMPONENTS, Specimen>> = {
  service: { document: shippedDocument('corner-shop'), deployment: 'microservices', target: 'payments' },
  external: { document: shopWithExternal(), deployment: 'payments-apart', target: 'notifications' },
  database: {
    document: shippedDocument('corner-shop'),
    deployment: 'microservices',
    target: 'payments-database',
  },
  cache: { document: shippedDocument('online-boutique'), deployment: 'microservices', target: 'redis-cart' },
  queue: {
    document: shippedDocument('corner-shop'),
    deployment: 'mail-through-a-queue',
    target: 'mail-queue',
  },
  log: {
    document: shippedDocument('corner-shop'),
    deployment: 'mail-through-a-log',
    target: 'mail-log',
  },
  kubernetes: { document: shopWith('kubernetes'), deployment: 'payments-apart', target: 'registry' },
  consul: { document: shopWith('consul'), deployment: 'payments-apart', target: 'registry' },
};

const WORDS = [
  'crash TARGET for 1s',
  'drain TARGET for 1s',
  'hang TARGET',
  'slow TARGET by 3x',
  'fail TARGET 50%',
  `throw in TARGET 'no'`,
  'leak TARGET 1MiB',
  'delay TARGET by 30ms',
  'lose TARGET 20%',
  'cut TARGET',
];

/** Metrics that the report has under another name: counts instead of rates, quantiles of durations. */
const REPORTED_AS: Readonly<Record<string, readonly string[]>> = {
  rate: ['count', 'statements'],
  duration: ['latencyMs'],
  lockWait: ['lockWaitMs'],
};

/** What it is asked, at even distances over ten seconds; then there is time for all that is tried again. */
function tenSeconds(workload: WorkloadPlan): WorkloadPlan {
  const tasks = workload.kind === 'requests' ? [] : workload.tasks;
  const requests = Array.from({ length: TASKS }, (_, i) => {
    const task = tasks[i % tasks.length];
    if (task === undefined) throw new Error('the experiment asks for nothing');
    return { atNs: (i * 10 * S) / TASKS, task };
  });
  return { kind: 'requests', requests };
}

function prepared({ document, deployment }: Specimen): { plan: Plan; start: () => Simulation } {
  const { plan: full, guest } = prepare(document, { deployment, experiment: 'open-loop', seed: 5 });
  const plan: Plan = { ...full, lengthNs: 3000 * S, workload: tenSeconds(full.workload) };
  return { plan, start: () => new Simulation(plan, guest) };
}

function goTo(simulation: Simulation, untilNs: number): void {
  while (simulation.advance(untilNs, 100_000) === 'yielded');
  expect(simulation.failure).toBeUndefined();
}

/** A run in which it is broken from the third to the sixth second, to its end. */
function broken(simulation: Simulation, words: string): Simulation {
  goTo(simulation, BROKEN_FROM_NS);
  simulation.intervene({ kind: 'fault', fault: faultIn(simulation.plan, words) });
  goTo(simulation, BROKEN_UNTIL_NS);
  simulation.intervene({ kind: 'lift', fault: simulation.schedule.faults.length - 1 });
  goTo(simulation, simulation.plan.lengthNs);
  return simulation;
}

describe.each(Object.keys(COMPONENTS) as (keyof typeof COMPONENTS)[])('%s', (kind) => {
  const specimen = SPECIMENS[kind];
  const { plan, start } = prepared(specimen);
  const faults = WORDS.map((words) => words.replace('TARGET', specimen.target)).filter(
    (words) => readFault(words, plan).ok,
  );

  test('can be broken', () => {
    expect(faults.length).toBeGreaterThan(0);
    const kinds = [...plan.services, ...plan.stores, ...plan.brokers, ...plan.registries].map(
      (one) => one.kind,
    );
    expect(kinds).toContain(kind);
  });

  test('every metric that it declares is in the report', () => {
    const report = reportOf(broken(start(), faults[0] ?? ''), 0);
    const parts = [...report.services, ...report.stores, ...report.brokers, ...report.registries];
    const part = parts.find(({ name }) => name === specimen.target);
    for (const { name } of COMPONENTS[kind].metrics) {
      const figures = (REPORTED_AS[name] ?? [name]).map((field): unknown => Reflect.get(part ?? {}, field));
      expect([name, figures.some((figure) => figure !== undefined && figure !== null)]).toEqual([name, true]);
    }
  });

  test.each(faults)('%s: equal runs, true books, and rest afterwards', (words) => {
    const one = broken(start(), words);
    const { started, succeeded, failed, unknown } = one.system.clients;
    // Some tasks ask more than once.
    expect(started).toBeGreaterThanOrEqual(TASKS);
    expect(succeeded + failed + unknown).toBe(started);
    expect(broken(start(), words).hash()).toBe(one.hash());
    expectAtRest(one);
  });
});

test('every message that a queue took is acknowledged once, or waits, or is put aside, or died with it', () => {
  const { start } = prepared(SPECIMENS.queue);
  for (const words of [
    'crash mail-queue for 1s',
    'crash notifications for 1s',
    'cut mail-queue',
    'fail notifications 50%',
  ]) {
    const [queue] = reportOf(broken(start(), words), 0).brokers;
    expect(queue?.published).toBeGreaterThan(50);
    const { acknowledged = 0, waiting = 0, deadLettered = 0, lost = 0 } = queue ?? {};
    expect([words, acknowledged + waiting + deadLettered + lost]).toEqual([words, queue?.published]);
  }
});

test('what a stale belief costs is counted while it is believed', () => {
  const { start } = prepared(SPECIMENS.kubernetes);
  const [registry] = reportOf(broken(start(), 'crash payments#2 for 30s'), 0).registries;
  expect(registry?.lookups).toBeGreaterThan(1);
  expect(registry?.staleRequests).toBeGreaterThan(1);
  expect(registry?.staleSeconds).toBeGreaterThan(1);
  expect(registry?.staleSeconds).toBeLessThan(2 * 31);
});
