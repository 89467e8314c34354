/** A stream of orders whose confirmations go through a broker, and what became of each confirmation. */
import { loadSystem } from '../../../lessons/systems';
import { Simulation } from '../../../simulator/engine/simulation';
import { Fact } from '../../../simulator/telemetry/facts';
import { finish, prepare, rowsOf } from '../../running';

const ORDERS = 40;
/** From one order to the next: about the time of one order, so that a few are under way at any moment. */
const EVERY_NS = 20e6;
const FIRST_NS = 1e9;

/** Confirmations of one run. */
export interface Mails {
  readonly orders: number;
  /** Orders that stand and were never confirmed. */
  readonly lost: number;
  /** Confirmations beyond the first of an order. */
  readonly doubled: number;
  /** Confirmations written after one whose order was placed later. */
  readonly reordered: number;
}

/** Forty orders in 0.8 s from 1 s on, and time enough after that for whatever is tried again. */
export function mails(
  deployment: string,
  faults: readonly string[],
  seed: number,
  document: unknown = loadSystem('corner-shop'),
): Mails {
  const choice = { deployment, experiment: 'one-order', seed, lengthNs: 300e9, faults };
  const { plan, guest } = prepare(document, choice);
  const task = plan.workload.kind === 'requests' ? plan.workload.requests[0]?.task : undefined;
  if (task === undefined) throw new Error('the experiment has no request');
  const requests = Array.from({ length: ORDERS }, (_, i) => ({ atNs: FIRST_NS + i * EVERY_NS, task }));
  const simulation = new Simulation({ ...plan, workload: { kind: 'requests', requests } }, guest);
  const placed = new Map<string, number>();
  const written: string[] = [];
  const table = (name: string): number => plan.tables.findIndex((one) => one.name === name);
  const [orders, messages] = [table('orders.orders'), table('notifications.messages')];
  const { words } = simulation.system.numbering;
  simulation.system.kernel.journal.addFold({
    fold: ({ kinds, a, b, mask }, from, to) => {
      for (let row = from; row < to; row++) {
        if (kinds[row & mask] !== Fact.rowChanged) continue;
        const key = words[b[row & mask] ?? -1] ?? '';
        if (a[row & mask] === orders) placed.set(key, placed.size);
        if (a[row & mask] === messages) written.push(key);
      }
    },
  });
  finish(simulation);
  const rows = new Map(rowsOf(simulation, 'notifications.messages').map(({ key, row }) => [key, row]));
  const order = (key: string): string => (rows.get(key) as { order: string }).order; // what `send` writes
  const confirmed = [...new Set(written.filter((key) => rows.has(key)).map(order))];
  let latest = -1;
  let reordered = 0;
  for (const name of confirmed) {
    const place = placed.get(name) ?? -1;
    if (place < latest) reordered++;
    latest = Math.max(latest, place);
  }
  const standing = rowsOf(simulation, 'orders.orders').length;
  return {
    orders: standing,
    lost: standing - confirmed.length,
    doubled: rows.size - confirmed.length,
    reordered,
  };
}
