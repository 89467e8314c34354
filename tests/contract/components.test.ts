/**
 * What every kind of component owes, whatever breaks: equal runs, books that add up, and rest when the faults are over. A
 * kind without a specimen here fails.
 *
 * @holds components
 */
import { describe, expect, test } from 'vitest';
import { COMPONENTS } from '../../simulator/components/registry';
import { reportOf } from '../../simulator/engine/report';
import { Simulation } from '../../simulator/engine/simulation';
import { readFault } from '../../simulator/engine/toolkit';
import { RunDriver } from '../../simulator/worker/driver';
import { makeLiveRun } from '../../simulator/worker/live-run';
import type { Plan } from '../../simulator/model/plan';
import { expectAtRest, faultIn, prepare } from '../running';
import {
  BROKEN_FROM_NS,
  BROKEN_UNTIL_NS,
  SPECIMENS,
  TASKS,
  tenSeconds,
  WORDS,
  type Specimen,
} from '../specimens';

const S = 1e9;

/** Metrics that the report has under another name: counts instead of rates, quantiles of durations. */
const REPORTED_AS: Readonly<Record<string, readonly string[]>> = {
  rate: ['count', 'statements'],
  duration: ['latencyMs'],
  lockWait: ['lockWaitMs'],
};

function prepared({ document, deployment }: Specimen): {
  plan: Plan;
  start: () => Simulation;
  drive: () => RunDriver;
} {
  const { plan: full, guest } = prepare(document, { deployment, experiment: 'open-loop', seed: 5 });
  const plan: Plan = { ...full, lengthNs: 3000 * S, workload: tenSeconds(full.workload) };
  const drive = (): RunDriver =>
    new RunDriver(makeLiveRun, plan, guest, [], {
      nowMs: () => 0,
      soon: (work) => queueMicrotask(work),
      later: (_delayMs, work) => queueMicrotask(work),
    });
  return { plan, start: () => new Simulation(plan, guest), drive };
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
  const { plan, start, drive } = prepared(specimen);
  const faults = WORDS.map((words) => words.replace('TARGET', specimen.target)).filter(
    (words) => readFault(words, plan).ok,
  );

  const whole = start();
  goTo(whole, 12 * S);
  const unbroken = whole.hash();

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

  test('whatever was broken, undone it leaves no trace', async () => {
    const driver = drive();
    for (const words of faults) {
      await driver.seek({ atNs: BROKEN_FROM_NS });
      await driver.intervene({ kind: 'fault', fault: faultIn(plan, words) });
      await driver.seek({ atNs: BROKEN_UNTIL_NS });
      const broken = driver.current.hash();
      await driver.undo();
      expect([words, driver.current.hash()]).not.toEqual([words, broken]);
      expect([words, driver.current.nowNs]).toEqual([words, BROKEN_UNTIL_NS]);
      await driver.seek({ atNs: 12 * S });
      expect([words, driver.current.hash()]).toEqual([words, unbroken]);
    }
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
