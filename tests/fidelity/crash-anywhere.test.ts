/**
 * One transaction of the real shop, killed after each of its events: stock, money and order are all there, or none is.
 *
 * @holds service, database, crash
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadSystem } from '../../lessons/systems';
import { Simulation } from '../../simulator/engine/simulation';
import { DownReason } from '../../simulator/telemetry/facts';
import { finish, invariant, prepare, rowsOf } from '../running';

/** Sums a field over the rows of a table. */
function sum(simulation: Simulation, table: string, field: string): number {
  let total = 0;
  for (const { row } of rowsOf(simulation, table)) {
    total += Number((row as Record<string, unknown>)[field] ?? 0); // rows of the shop are objects
  }
  return total;
}

const SHOP = loadSystem('corner-shop');

test.each(['store', 'service'] as const)(
  'whichever event the %s dies after, the order is whole or not there',
  { timeout: 60_000 },
  (victim) => {
    fc.assert(
      fc.property(fc.nat(1_000_000), (seed) => {
        const { plan, guest } = prepare(SHOP, { deployment: 'monolith', experiment: 'one-order', seed });
        const seen = new Set<number>();
        for (let events = 0; ; events++) {
          const simulation = new Simulation(plan, guest, [], { spans: 1024, journalRows: 4096 });
          const { kernel, stores, services } = simulation.system;
          const before = [
            sum(simulation, 'catalogue.products', 'stock'),
            sum(simulation, 'payments.accounts', 'balance'),
          ];
          const isOver = simulation.advance(plan.lengthNs, events) === 'ended';
          kernel.intervene(() => {
            if (victim === 'store') stores[0]?.crash(DownReason.crash, -1, -1);
            else services[0]?.instances[0]?.crash(DownReason.crash, -1, -1);
          });
          finish(simulation);
          const orders = rowsOf(simulation, 'orders.orders');
          expect(rowsOf(simulation, 'payments.debits')).toHaveLength(orders.length);
          const [stock = 0, money = 0] = before;
          expect(stock - sum(simulation, 'catalogue.products', 'stock')).toBe(
            sum(simulation, 'orders.orders', 'quantity'),
          );
          expect(money - sum(simulation, 'payments.accounts', 'balance')).toBe(
            sum(simulation, 'orders.orders', 'total'),
          );
          expect(invariant(simulation, 'debit-iff-order').violations).toBe(0);
          seen.add(orders.length);
          if (isOver) break;
        }
        expect([...seen].sort()).toEqual([0, 1]);
      }),
      { numRuns: 3 },
    );
  },
);
