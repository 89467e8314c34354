/** The two sides of a promise beside each other, as the ledgers panel is given them. */
import { expect, test } from 'vitest';
import { ledgerView, tableView } from '../../simulator/engine/ledger';
import type { Simulation } from '../../simulator/engine/simulation';
import { run } from '../running';

const DEBIT_IFF_ORDER = 0;
const ONE_DEBIT = 1;

function shop(deployment: string, experiment: string, ...faults: string[]): Simulation {
  return run('corner-shop', { deployment, experiment, seed: 7, faults });
}

test('a debit without its order stands alone, with its gap', () => {
  const simulation = shop('payments-apart', 'one-order', 'cut payments reply after charge returns');
  const ledger = ledgerView(simulation, DEBIT_IFF_ORDER, 10);
  expect(ledger).toMatchObject({
    count: 1,
    entries: [{ state: 'gap', request: 1, left: [{ row: { order: ledger?.entries[0]?.key } }], right: [] }],
  });
  expect(ledger?.entries[0]?.sinceNs).toBeGreaterThan(1e9);
});

test('a debit made twice is seen on one side, and held on the other', () => {
  const simulation = shop(
    'payments-apart-retrying',
    'one-order',
    'cut payments reply after charge returns once',
  );
  const twice = ledgerView(simulation, ONE_DEBIT, 10)?.entries[0];
  expect([twice?.state, twice?.left.length]).toEqual(['gap', 2]);
  const matched = ledgerView(simulation, DEBIT_IFF_ORDER, 10)?.entries[0];
  expect([matched?.state, matched?.left.length, matched?.right.length]).toEqual(['held', 2, 1]);
});

test('with many orders the newest are shown, and what does not match however old it is', () => {
  const simulation = shop('payments-apart', 'open-loop', 'cut payments reply after charge returns once');
  const ledger = ledgerView(simulation, DEBIT_IFF_ORDER, 20);
  expect(ledger?.count).toBeGreaterThan(1000);
  expect(ledger?.entries.length).toBe(21);
  expect(ledger?.entries.at(-1)).toMatchObject({ state: 'gap', right: [] });
  expect(ledger?.entries.filter(({ state }) => state === 'gap')).toHaveLength(1);

  const orders = simulation.plan.tables.findIndex(({ name }) => name === 'orders.orders');
  const table = tableView(simulation, orders, 5);
  expect(table?.count).toBeGreaterThan(1000);
  const newest = ledger?.entries
    .filter(({ right }) => right.length > 0)
    .slice(0, 3)
    .map(({ key }) => key);
  for (const key of newest ?? []) expect(table?.rows.map((row) => row.key)).toContain(key);
});

test('what the plan does not have has no ledger and no rows', () => {
  const simulation = shop('monolith', 'one-order');
  expect(ledgerView(simulation, 9, 10)).toBeUndefined();
  expect(tableView(simulation, 99, 10)).toBeUndefined();
});
