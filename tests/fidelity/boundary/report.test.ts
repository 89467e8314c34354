/** The report of a boundary against what is true, and against what runs show. */
import { describe, expect, test } from 'vitest';
import { SYSTEMS } from '../../../lessons/systems';
import {
  boundaryReport,
  couplingMatrix,
  measuredLatency,
  merge,
  split,
  type BoundaryReport,
  type Deployed,
  type Statement,
} from '../../../simulator/boundary';
import { compile } from '../../../simulator/engine/compile';
import { reportOf } from '../../../simulator/engine/report';
import { Simulation } from '../../../simulator/engine/simulation';
import type { SystemDocument } from '../../../simulator/model/document';
import { NS_PER_S } from '../../../simulator/model/units';
import { TrafficMeter } from '../../../simulator/telemetry/module-traffic';
import { makeLiveRun } from '../../../simulator/worker/live-run';
import { shippedDocument } from '../../corner-shop';
import { faultIn, finish, invariant, prepare } from '../../running';
import { TRUTHS, type Truth } from './truth';

function deployed(document: SystemDocument, deployment: string, experiment?: string): Deployed {
  const compiled = compile(document, { deployment, experiment, seed: 1 });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults));
  return compiled;
}

function parted({ system, deployment, split: modules, data }: Omit<Truth, 'calls'>): SystemDocument {
  const edited = split(shippedDocument(system), deployment, modules, { data });
  if (!edited.ok) throw new Error(JSON.stringify(edited.faults));
  return edited.document;
}

/** The load under which latencies are told. */
const EXPERIMENT = 'open-loop';

function reportFor(truth: Truth): BoundaryReport {
  const { system, deployment } = truth;
  return boundaryReport(
    deployed(shippedDocument(system), deployment, EXPERIMENT),
    deployed(parted(truth), deployment, EXPERIMENT),
  );
}

/** The statements in the truth's shorthand. */
function told({ statements }: BoundaryReport): Omit<Truth, 'system' | 'deployment' | 'split' | 'data'> {
  const of = <Kind extends Statement['kind']>(kind: Kind) =>
    statements.filter((one): one is Extract<Statement, { kind: Kind }> => one.kind === kind);
  expect(statements.filter(({ effect }) => effect === 'relief')).toEqual([]);
  const latency = of('latency');
  return {
    calls: of('call').map(({ from, to, link }) => `${from} → ${to} over ${link}`),
    transactions: of('transaction').map(({ operation, module, table }) => `${operation}: ${table ?? module}`),
    shared: [
      ...of('table').map(({ table, module }) => `${table} by ${module}`),
      ...of('store').map(({ store, services }) => `${store} by ${[...services].sort().join(', ')}`),
    ],
    invariants: of('invariant').map(
      ({ invariant: name, because, operation }) => `${name} ${because} at ${operation}`,
    ),
    hops: Object.fromEntries(latency.map(({ operation, hops: [was, is] }) => [operation, is - was])),
    addedMs: Object.fromEntries(
      latency.map(({ operation, beforeNs, afterNs }) => [
        operation,
        Math.round((afterNs - beforeNs) / 1e3) / 1e3,
      ]),
    ),
  };
}

const sorted = <Lists extends Pick<Truth, 'calls' | 'shared'>>(lists: Lists): Lists => ({
  ...lists,
  calls: [...lists.calls].sort(),
  shared: [...lists.shared].sort(),
});

describe('the report says what is true, all of it and nothing else', () => {
  test.each(TRUTHS)('$system: $split, data $data', (truth) => {
    const { system: _system, deployment: _deployment, split: _split, data: _data, ...true_ } = truth;
    expect(sorted(told(reportFor(truth)))).toEqual(sorted(true_));
  });

  test('every shipped system is among them', () => {
    expect([...new Set(TRUTHS.map(({ system }) => system))].sort()).toEqual(
      SYSTEMS.map(({ name }) => name).sort(),
    );
  });
});

test('of a deployment against itself there is nothing to say', () => {
  for (const { name } of SYSTEMS) {
    const document = shippedDocument(name);
    for (const deployment of Object.keys(document.deployments)) {
      const one = deployed(document, deployment);
      expect(boundaryReport(one, one).statements, `${name}, ${deployment}`).toEqual([]);
    }
  }
});

test('the way back gives back what was taken', () => {
  const truth = TRUTHS[0] as Truth; // there are some
  const apart = parted(truth);
  const merged = merge(apart, 'monolith', ['payments'], 'shop');
  if (!merged.ok) throw new Error(JSON.stringify(merged.faults));
  const statements = boundaryReport(
    deployed(apart, 'monolith'),
    deployed(merged.document, 'monolith'),
  ).statements;
  expect(statements.every(({ effect }) => effect === 'relief')).toBe(true);
  expect(statements.map(({ kind }) => kind).slice(0, 4)).toEqual([
    'invariant',
    'transaction',
    'call',
    'latency',
  ]);
});

test('who may ask twice is told: a retry, and a broker that delivers at least once', () => {
  const shop = shippedDocument('corner-shop');
  const said = (before: string, after: string) =>
    boundaryReport(deployed(shop, before), deployed(shop, after)).statements.flatMap((one) =>
      one.kind === 'invariant' ? [`${one.invariant} ${one.because} at ${one.operation}`] : [],
    );
  expect(said('payments-apart', 'payments-apart-retrying')).toEqual([
    'one-debit-per-order repeated at payments.charge',
  ]);
  expect(said('microservices', 'mail-through-a-queue')).toEqual([
    'one-mail-per-order repeated at notifications.send',
  ]);
});

test('what the report says is lost is what a fault breaks, and what it does not is kept', () => {
  const broken = (document: SystemDocument): number => {
    const { plan, guest } = prepare(document, {
      deployment: 'monolith',
      experiment: 'open-loop',
      seed: 1,
      lengthNs: 5 * NS_PER_S,
    });
    const words = 'throw in orders at 1s for 2s';
    const simulation = new Simulation(
      {
        ...plan,
        faults: [faultIn(plan, 'crash orders for 1s when payments.charge commits'), faultIn(plan, words)],
      },
      guest,
    );
    finish(simulation);
    return invariant(simulation, 'debit-iff-order').violations;
  };
  expect(broken(parted(TRUTHS[0] as Truth))).toBeGreaterThan(0);
  expect(broken(parted(TRUTHS[2] as Truth))).toBe(0);
});

function ran(document: SystemDocument) {
  const choice = { deployment: 'monolith', experiment: 'open-loop', seed: 1, lengthNs: 20 * NS_PER_S };
  const { plan, guest } = prepare(document, choice);
  const simulation = new Simulation(plan, guest);
  const meter = new TrafficMeter(plan);
  simulation.system.kernel.journal.addFold(meter);
  finish(simulation);
  return {
    plan,
    guest,
    simulation,
    report: reportOf(simulation, 1),
    traffic: meter.traffic(simulation.nowNs),
  };
}

test('the estimate of the added latency is what two quiet runs show', () => {
  const [before, after] = [ran(shippedDocument('corner-shop')), ran(parted(TRUTHS[0] as Truth))];
  const measured = measuredLatency(after.plan, before.report, after.report);
  const placed = measured.find(({ operation }) => operation === 'orders.place');
  expect((placed?.afterMs ?? 0) - (placed?.beforeMs ?? 0)).toBeCloseTo(1.7, 0);
});

test('the matrix measures what the code says, and the worker tells the same', () => {
  const shop = shippedDocument('corner-shop');
  const { plan, guest, simulation, traffic } = ran(shop);
  const { matrix, suggestions } = couplingMatrix({ plan, document: shop }, traffic);
  const orders = matrix.coupled.filter(({ from }) => from === 'orders');
  expect(orders.map(({ to, calls, transactions }) => [to, calls.length, transactions])).toEqual([
    ['users', 1, []],
    ['catalogue', 1, ['orders.place']],
    ['payments', 1, ['orders.place']],
    ['notifications', 1, []],
  ]);
  const placed = orders.find(({ to }) => to === 'payments')?.measured;
  const charges =
    reportOf(simulation, 1).operations.find(({ name }) => name === 'payments.charge')?.count ?? 0;
  expect(charges).toBeGreaterThan(50);
  expect(placed?.callsPerSecond).toBeCloseTo(charges / 20, 0);
  expect(placed?.transactionsPerSecond).toBeCloseTo(charges / 20, 0);
  expect(orders.find(({ to }) => to === 'users')?.measured?.transactionsPerSecond).toBe(0);
  expect(suggestions.map(({ isSeam, modules }) => [isSeam, modules.join()])).toEqual([
    [true, 'users'],
    [true, 'notifications'],
    [true, 'catalogue,orders,payments'],
    [false, 'catalogue'],
    [false, 'payments'],
    [false, 'orders'],
  ]);

  const [watched, other] = [makeLiveRun(plan, guest, [], true), makeLiveRun(plan, guest, [], false)];
  for (const run of [watched, other]) while (run.advance(plan.lengthNs, 1_000_000) === 'yielded');
  expect(watched.traffic()).toEqual(traffic);
  expect(other.traffic()).toBeUndefined();
  expect(watched.hash()).toBe(other.hash());
});

test('messages through a broker and statements on a borrowed table are measured as what they are', () => {
  const measured = (system: string, deployment: string, experiment: string) => {
    const choice = { deployment, experiment, seed: 1, lengthNs: 20 * NS_PER_S };
    const { plan, guest } = prepare(shippedDocument(system), choice);
    const run = makeLiveRun(plan, guest, [], true);
    while (run.advance(plan.lengthNs, 1_000_000) === 'yielded');
    const names = plan.modules.map(({ name }) => name);
    return run
      .traffic()
      ?.pairs.map(({ from, to, ...counts }) => ({ from: names[from], to: names[to], ...counts }));
  };
  const mail = measured('corner-shop', 'mail-through-a-queue', 'open-loop')?.find(
    ({ to }) => to === 'notifications',
  );
  expect(mail).toMatchObject({ from: 'orders', calls: 0, transactions: 0 });
  expect(mail?.messages).toBeGreaterThan(50);
  const borrowed = measured('borrowed-table', 'one-database', 'open-loop');
  expect(borrowed).toHaveLength(1);
  expect(borrowed?.[0]).toMatchObject({ from: 'reports', to: 'payments', transactions: 0 });
  expect(borrowed?.[0]?.statements).toBeGreaterThan(0);
});
