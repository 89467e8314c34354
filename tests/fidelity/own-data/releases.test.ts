/**
 * The coupling bites: payments gives a column another name, and reports, which it never called, breaks. And the way out.
 *
 * @holds release, database
 */
import { describe, expect, test } from 'vitest';
import { reportOf } from '../../../simulator/engine/report';
import { Simulation } from '../../../simulator/engine/simulation';
import { FAILURES, Outcome } from '../../../simulator/model/failures';
import { Fact } from '../../../simulator/telemetry/facts';
import { shippedDocument } from '../../corner-shop';
import { faultIn, finish, prepare, rowsOf, run } from '../../running';

const S = 1e9;
const DEPLOYMENT = 'two-of-each';
const SEEDS = [1, 2, 3];

/** Requests that ended, with the operation, the outcome and when. */
function endedIn({ system, plan }: Simulation) {
  const { journal } = system.kernel;
  const ended = [];
  for (let row = journal.oldest; row < journal.length; row++) {
    const at = row & journal.mask;
    if (journal.kinds[at] !== Fact.requestEnded) continue;
    const [request = 0, outcome = 0, operation = 0] = [journal.a[at], journal.b[at], journal.c[at]];
    const name = plan.operations[operation]?.name ?? '';
    ended.push({ request, outcome, name, atNs: journal.times[at] ?? 0 });
  }
  return ended;
}

function failuresOf(simulation: Simulation, name: string) {
  return endedIn(simulation).filter((one) => one.name === name && one.outcome !== Outcome.ok);
}

describe.each(SEEDS)('a column renamed in one step, seed %i', (seed) => {
  const simulation = run('borrowed-table', { deployment: DEPLOYMENT, experiment: 'rename-at-once', seed });
  const rolledNs = lastOf(simulation, Fact.instanceReleased);

  test('breaks reports for good, which was never called and was not released', () => {
    const audits = endedIn(simulation).filter(({ name }) => name === 'reports.auditTable');
    const late = audits.filter(({ atNs }) => atNs > 25 * S);
    expect(late.length).toBeGreaterThan(3);
    for (const { outcome } of late) expect(outcome).toBe(Outcome.undefinedColumn);
    expect(audits.filter(({ atNs }) => atNs < 20 * S).every(({ outcome }) => outcome === Outcome.ok)).toBe(
      true,
    );
  });

  test('breaks the old instances of payments too, and only as long as there are some', () => {
    const failed = failuresOf(simulation, 'payments.pay');
    expect(failed.length).toBeGreaterThan(3);
    for (const { outcome, atNs } of failed) {
      expect(outcome).toBe(Outcome.undefinedColumn);
      expect([atNs > 20 * S, atNs < rolledNs + S]).toEqual([true, true]);
    }
  });

  test('why names the release first', () => {
    for (const { request } of failuresOf(simulation, 'reports.auditTable')) {
      const why = simulation.readers.why?.ask({ of: 'request', number: request }, simulation.nowNs);
      expect([why?.what, why?.fault]).toEqual(['failed', 0]);
      const [first, second] = why?.steps.map(({ text }) => text) ?? [];
      expect(first).toContain('release payments rename');
      expect(second).toBe('The column balance of payments.accounts is called amount from now on.');
    }
  });
});

/** When a fact was noted last, ns. */
function lastOf({ system }: Simulation, kind: Fact): number {
  const { journal } = system.kernel;
  for (let row = journal.length - 1; row >= journal.oldest; row--)
    if (journal.kinds[row & journal.mask] === kind) return journal.times[row & journal.mask] ?? 0;
  throw new Error('it was never noted');
}

test('whoever asks instead of reading is broken by nobody once payments is released', () => {
  const document = shippedDocument('borrowed-table');
  Object.assign(document.tasks, { auditTheTable: document.tasks['auditByAsking'] });
  const { plan, guest } = prepare(document, {
    deployment: DEPLOYMENT,
    experiment: 'rename-at-once',
    seed: 1,
  });
  const simulation = new Simulation(plan, guest);
  finish(simulation);
  const rolledNs = lastOf(simulation, Fact.instanceReleased);
  const after = endedIn(simulation).filter(({ atNs }) => atNs > rolledNs + S);
  expect(after.length).toBeGreaterThan(20);
  expect(after.filter(({ outcome }) => outcome !== Outcome.ok)).toEqual([]);
});

describe.each(SEEDS)('expanded, migrated and contracted, seed %i', (seed) => {
  const choice = { deployment: DEPLOYMENT, experiment: 'expand-and-contract', seed };
  const simulation = run('borrowed-table', choice);

  test('nobody breaks', () => {
    const { failed, unknown, succeeded } = simulation.system.clients;
    expect([failed, unknown]).toEqual([0, 0]);
    expect(succeeded).toBeGreaterThan(300);
    const states = simulation.schedule.states().map(({ state, touched }) => [state, touched]);
    expect(states).toEqual([2, 2, 2, 2].map((instances) => ['done', instances]));
  });

  test('in the end the column has its other name, and no payment is forgotten', () => {
    const { plan } = simulation;
    const paid = endedIn(simulation).filter(({ name }) => name === 'payments.pay').length;
    expect(plan.tables[0]?.columns).toEqual(['balance']);
    expect(rowsOf(simulation, 'payments.accounts')).toEqual([
      { key: 'ada', row: { amount: 100_000 - 10 * paid } },
      { key: 'barbara', row: { amount: 100_000 } },
    ]);
  });

  test('it is the same run again', () => {
    expect(run('borrowed-table', choice).hash()).toBe(simulation.hash());
  });
});

/** A run by hand: `words` are released at their times, in s, while somebody pays once a second. */
function byHand(words: readonly (readonly [number, string])[], lengthNs = 120 * S): Simulation {
  const { plan, guest } = prepare(shippedDocument('borrowed-table'), {
    deployment: DEPLOYMENT,
    experiment: 'by-hand',
    seed: 1,
    lengthNs,
  });
  const [pay] = planOfTasks();
  const requests = Array.from({ length: Math.floor(lengthNs / S) - 5 }, (_, i) => ({
    atNs: i * S,
    task: pay,
  }));
  const simulation = new Simulation({ ...plan, workload: { kind: 'requests', requests } }, guest);
  for (const [at, text] of words) {
    simulation.advance(at * S, 1e6);
    simulation.intervene({ kind: 'fault', fault: faultIn(plan, text) });
  }
  return simulation;
}

function planOfTasks() {
  const { plan } = prepare(shippedDocument('borrowed-table'), { experiment: 'open-loop', seed: 1 });
  if (plan.workload.kind !== 'open') throw new Error('it is an open loop');
  return plan.workload.tasks as readonly [(typeof plan.workload.tasks)[number]]; // pay is the first
}

test('a step that cannot be done ends its release before any instance is told to stop; one that is done is not done again', () => {
  const again = [45, 'release payments rename'] as const;
  const simulation = byHand([[5, 'release payments rename'], again, [60, 'release payments expand']]);
  finish(simulation);
  const lines = simulation.readers.log.lines().map(({ text }) => text);
  expect(lines.filter((line) => line.includes('is called amount'))).toHaveLength(1);
  expect(lines.at(-1)).toContain(FAILURES[Outcome.duplicateColumn].says);
  expect(simulation.schedule.states().map(({ touched }) => touched)).toEqual([2, 0, 0]);
});

test('rolled back, the handlers are as before, and the tables are not', () => {
  const simulation = byHand([[5, 'release payments expand']]);
  simulation.advance(50 * S, 1e6);
  simulation.intervene({ kind: 'lift', fault: 0 });
  finish(simulation);
  const [payments] = simulation.system.services;
  expect(payments?.instances.map((instance) => instance.versionOf(0))).toEqual([0, 0]);
  expect(simulation.schedule.states()[0]?.state).toBe('lifted');
  const [{ row } = { row: null }] = rowsOf(simulation, 'payments.accounts');
  expect(row).toHaveProperty('amount');
  expect(simulation.system.clients).toMatchObject({ failed: 0, unknown: 0 });
});

test('whoever releases by hand and replays it has the same run', () => {
  const words = [
    [5, 'release payments expand'],
    [50, 'release payments migrate'],
  ] as const;
  const simulation = byHand(words);
  finish(simulation);
  const again = new Simulation(simulation.plan, guestOf(), simulation.interventions);
  finish(again);
  expect(again.hash()).toBe(simulation.hash());
  expect(reportOf(again, 0).faults.map(({ state }) => state)).toEqual(['done', 'done']);
});

function guestOf() {
  return prepare(shippedDocument('borrowed-table'), { seed: 1 }).guest;
}
