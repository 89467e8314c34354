/**
 * What a boundary does to a promise: the same code under several deployments, the same blow, a hundred seeds.
 *
 * @holds external, database, crash, cut, retry
 */
import { expect, test } from 'vitest';
import { invariant, rowsOf, run } from '../running';

const SEEDS = Array.from({ length: 100 }, (_, seed) => seed);

test('a crash mid-order in the monolith opens no gap, on any seed', () => {
  for (const seed of SEEDS) {
    for (const event of ['payments.charge starts', 'payments.charge returns', 'catalogue.reserve returns']) {
      const simulation = run('corner-shop', {
        deployment: 'monolith',
        experiment: 'one-order',
        seed,
        faults: [`crash shop when ${event}`],
      });
      expect(simulation.schedule.states()[0]?.state).toBe('acting');
      expect(invariant(simulation, 'debit-iff-order').violations).toBe(0);
      expect(rowsOf(simulation, 'payments.debits')).toHaveLength(rowsOf(simulation, 'orders.orders').length);
    }
  }
});

test('the reply cut after the debit opens exactly one gap with payments apart, on every seed', () => {
  for (const seed of SEEDS) {
    const simulation = run('corner-shop', {
      deployment: 'payments-apart',
      experiment: 'one-order',
      seed,
      faults: ['cut payments reply after charge returns'],
    });
    const { violations, openGaps } = invariant(simulation, 'debit-iff-order');
    expect([seed, violations, openGaps]).toEqual([seed, 1, 1]);
  }
});

test('the same cut in the monolith finds no wire, and says so', () => {
  const simulation = run('corner-shop', {
    deployment: 'monolith',
    experiment: 'one-order',
    seed: 1,
    faults: ['cut payments reply after charge returns'],
  });
  expect(simulation.schedule.states()[0]).toMatchObject({ state: 'idle', touched: 0 });
  expect(simulation.schedule.states()[0]?.idle).not.toBe('');
  expect(invariant(simulation, 'debit-iff-order').violations).toBe(0);
});

test('a plain retry after the lost reply makes a second debit, on every seed', () => {
  for (const seed of SEEDS) {
    const simulation = run('corner-shop', {
      deployment: 'payments-apart-retrying',
      experiment: 'one-order',
      seed,
      faults: ['cut payments reply after charge returns once'],
    });
    expect(rowsOf(simulation, 'payments.debits')).toHaveLength(2);
    expect(rowsOf(simulation, 'orders.orders')).toHaveLength(1);
    expect(invariant(simulation, 'one-debit-per-order').violations).toBe(1);
  }
});

test('the published order charges, then ships: a cut between them is a gap in microservices, named in its trace', () => {
  for (const seed of SEEDS) {
    const simulation = run('online-boutique', {
      deployment: 'microservices',
      experiment: 'one-order',
      seed,
      faults: ['cut shipping.ShipOrder after Charge returns'],
    });
    const [promise] = simulation.monitor.states();
    expect([seed, promise?.violations]).toEqual([seed, 1]);
    const request = promise?.gaps[0]?.request ?? 0;
    const trace = simulation.readers.traces?.trace(request, simulation.nowNs);
    expect(trace?.code).not.toBe('OK');
    expect(trace?.hasGap).toBe(true);
    expect(trace?.gaps[0]?.invariant).toBe(promise?.name);
  }
});
