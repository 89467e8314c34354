/**
 * What a log does that a queue does not: order by key, a place for each reader, sharing out among those who are there, and reading again.
 *
 * @holds log, replay
 */
import { expect, test } from 'vitest';
import { loadSystem } from '../../../lessons/systems';
import { Simulation } from '../../../simulator/engine/simulation';
import type { SystemDocument } from '../../../simulator/model/document';
import { faultIn, finish, prepare } from '../../running';
import { mails } from './runs';

const LOG = 'mail-through-a-log';

/** The shop under the open loop's load for so long, with its two readers. */
function shop(lengthNs: number, ...faults: string[]): Simulation {
  const { plan, guest } = prepare(loadSystem('corner-shop'), {
    deployment: LOG,
    experiment: 'open-loop',
    seed: 1,
    lengthNs,
  });
  return new Simulation({ ...plan, faults: faults.map((words) => faultIn(plan, words)) }, guest);
}

/** Which instance of the readers has each partition; -1 = none. */
function readers({ system }: Simulation): number[] {
  const first = system.services.at(-1)?.instances[0]?.instanceNumber ?? 0;
  return (system.brokers[0]?.places ?? []).map(({ reader }) => (reader < 0 ? -1 : reader - first));
}

test('partitions are shared out among the readers, and anew when one has gone for longer than its session, or comes back', () => {
  const simulation = shop(120e9, 'crash notifications#2 from 10s to 80s');
  simulation.advance(9e9, Infinity);
  expect(readers(simulation)).toEqual([0, 0, 1]);
  // Its session lasts for 45 s after its last sign of life: until then what it read waits.
  simulation.advance(40e9, Infinity);
  expect(readers(simulation)).toEqual([0, 0, 1]);
  const lag = simulation.system.brokers[0]?.waiting ?? 0;
  expect(lag).toBeGreaterThan(100);
  simulation.advance(70e9, Infinity);
  expect(readers(simulation)).toEqual([0, 0, 0]);
  expect(simulation.system.brokers[0]?.waiting).toBeLessThan(lag / 10);
  simulation.advance(90e9, Infinity);
  expect(readers(simulation)).toEqual([0, 0, 1]);
});

test('a place moves on with each message, and is written down behind it', () => {
  const simulation = shop(30e9);
  finish(simulation);
  const places = simulation.system.brokers[0]?.places ?? [];
  expect(places).toHaveLength(3);
  for (const { end, position, committed } of places) {
    expect(end).toBeGreaterThan(20);
    expect(end - position).toBeLessThan(5);
    expect(committed).toBeLessThanOrEqual(position);
    expect(committed).toBeGreaterThan(0);
  }
});

test('sent back to the beginning, readers do everything once more; a queue has nothing left to read', () => {
  expect(mails(LOG, ['replay mail-log at 30s'], 1)).toMatchObject({ orders: 40, lost: 0, doubled: 40 });
  expect(mails('mail-through-a-queue', ['replay mail-queue at 30s'], 1)).toMatchObject({ doubled: 0 });
});

test('without a place that is written down now and then, little is done again', () => {
  const document = structuredClone(loadSystem('corner-shop')) as unknown as SystemDocument; // shipped systems are documents
  Object.assign(document.deployments[LOG]?.brokers?.['mail-log'] ?? {}, { commitEvery: '0s' });
  const fault = ['crash notifications when notifications.send returns the 20th time'];
  expect(mails(LOG, fault, 1, document).doubled).toBeLessThanOrEqual(1);
  expect(mails(LOG, fault, 1).doubled).toBe(20);
});
