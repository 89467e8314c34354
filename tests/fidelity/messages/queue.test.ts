/**
 * What a queue does to messages when processes die, from runs of the corner shop with its mail sent through one.
 *
 * @holds queue
 */
import { expect, test } from 'vitest';
import { finish, prepare, rowsOf } from '../../running';
import { loadSystem } from '../../../lessons/systems';
import { Simulation } from '../../../simulator/engine/simulation';

function mails(
  deployment: string,
  faults: readonly string[],
  seed: number,
): { mails: number; orders: number } {
  const choice = { deployment, experiment: 'one-order', seed, lengthNs: 20e9, faults };
  const { plan, guest } = prepare(loadSystem('corner-shop'), choice);
  const simulation = new Simulation(plan, guest);
  finish(simulation);
  return {
    mails: rowsOf(simulation, 'notifications.messages').length,
    orders: rowsOf(simulation, 'orders.orders').length,
  };
}

const SEEDS = Array.from({ length: 20 }, (_, seed) => seed + 1);
const QUEUE = 'mail-through-a-queue';

test.each([
  ['nothing breaks', [], 1],
  ['the consumer dies before its work', ['crash notifications when notifications.send starts'], 1],
  [
    'the consumer dies between its work and the acknowledgement',
    ['crash notifications when notifications.send returns'],
    2,
  ],
  [
    'the producer dies with its work done and the message not sent',
    ['crash orders when orders.place commits'],
    0,
  ],
] as const)('%s', (_, faults, expected) => {
  for (const seed of SEEDS) expect(mails(QUEUE, faults, seed)).toEqual({ mails: expected, orders: 1 });
});

test('a broker that dies and comes back loses nothing that it has confirmed', () => {
  for (const seed of SEEDS)
    expect(mails(QUEUE, ['crash mail-queue at 1020ms'], seed).mails).toBeGreaterThanOrEqual(1);
});

test('a confirmation that is lost makes the producer send it again', () => {
  for (const seed of SEEDS)
    expect(mails(QUEUE, ['cut orders->mail-queue reply at 0s for 4s'], seed)).toEqual({
      mails: 2,
      orders: 1,
    });
});

test('without a queue a mail that was written before the crash is not written again', () => {
  const faults = ['crash notifications when notifications.send returns'];
  expect(mails('microservices', faults, 1)).toEqual({ mails: 1, orders: 1 });
});
