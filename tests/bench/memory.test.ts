/** What a run holds is bounded: it grows with what the simulated system keeps, not with simulated time. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext, runInThisContext } from 'node:vm';
import { expect, test } from 'vitest';
import { loadSystem } from '../../lessons/systems';
import type { GuestFactory } from '../../simulator/engine/guest';
import { Simulation } from '../../simulator/engine/simulation';
import { prepare } from './run';

const MINUTE_NS = 60e9;
/** Charges, shipments and their keys are kept for ever: some hundred bytes an order, of which six minutes bring 3,200. */
const GROWTH_MIB = 8;

/** Bytes in use once everything that nobody holds is gone. */
function heldBytes(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void; // the flag makes it
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

test('a run of eight minutes holds hardly more than one of two', () => {
  const choice = { deployment: 'microservices', seed: 1, seconds: 480 };
  const { plan, text } = prepare(loadSystem('online-boutique'), choice);
  const guest = runInThisContext(text) as GuestFactory; // the lowering printed the text
  const simulation = new Simulation(plan, guest, [], { live: true });
  const heldAfter = (minutes: number): number => {
    while (simulation.advance(minutes * MINUTE_NS, 1_000_000) === 'yielded');
    simulation.readers.settle();
    return heldBytes();
  };
  const afterTwo = heldAfter(2);
  const afterEight = heldAfter(8);
  expect(simulation.system.clients.started).toBeGreaterThan(90_000);
  expect((afterEight - afterTwo) / 2 ** 20).toBeLessThan(GROWTH_MIB);
});
