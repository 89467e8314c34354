import { expect, test } from 'vitest';
import { tasksOf } from '../../simulator/engine/compiling';
import { Simulation } from '../../simulator/engine/simulation';
import { makeLiveRun } from '../../simulator/worker/live-run';
import type { Met, Until } from '../../simulator/worker/protocol';
import type { Simulated } from '../../simulator/worker/simulated';
import { Hunters } from '../../simulator/worker/until';
import { shippedDocument } from '../corner-shop';
import { faultIn, prepare } from '../running';

const SYSTEM = shippedDocument('corner-shop');

function open(deployment: string, experiment: string) {
  const { plan, guest } = prepare(SYSTEM, { deployment, experiment, seed: 3 });
  return { plan, run: makeLiveRun(plan, guest, [], false) };
}

function placeOrder(run: Simulated): void {
  const task = tasksOf(SYSTEM)['placeOrder'];
  if (task !== undefined) run.intervene({ kind: 'request', task });
}

/** Hunts to the end of what is hunted. `batch`: events between two looks of the driver. */
function hunt(run: Simulated, until: Until, batch = 1000): Met | undefined {
  const hunting = run.hunt(until);
  for (;;) {
    const outcome = hunting.advance(1e12, batch);
    if (outcome !== 'yielded') return hunting.met;
  }
}

/** Every stop of one request. */
function follow(run: Simulated, batch?: number): Met[] {
  const stops: Met[] = [];
  let request: number | null = null;
  for (let met = hunt(run, { kind: 'request', request }, batch); met !== undefined;) {
    stops.push(met);
    if (met.isOver) break;
    request = met.request;
    met = hunt(run, { kind: 'request', request }, batch);
  }
  return stops;
}

test('follow tells an order from the first call to the answer, the commit in between', () => {
  const { run } = open('monolith', 'by-hand');
  placeOrder(run);
  const stops = follow(run);
  const words = stops.flatMap((stop) => stop.words);
  expect(words[0]).toBe('A customer asks for orders.place.');
  expect(words.at(-1)).toMatch(/^The customer has the answer, after [\d.]+ ms[.]$/);
  expect(words.filter((sentence) => sentence.startsWith('The transaction commits'))).toHaveLength(1);
  expect(stops.at(-1)?.isOver).toBe(true);
  expect(new Set(stops.map(({ request }) => request))).toEqual(new Set([1]));
});

test('following, in whatever batches, changes nothing in the run and never goes an event too far', () => {
  const { run: followed, plan } = open('microservices', 'open-loop');
  const stops = follow(followed, 1);
  const { run: other } = open('microservices', 'open-loop');
  expect(follow(other, 1000)).toEqual(stops);

  const { run: straight } = open('microservices', 'open-loop');
  straight.advance(plan.lengthNs, followed.events);
  expect([straight.events, straight.hash()]).toEqual([followed.events, followed.hash()]);
  expect(stops.map(({ atNs }) => atNs)).toEqual(stops.map(({ atNs }) => atNs).toSorted((a, b) => a - b));
});

test.each<Until>([{ kind: 'request', request: null }, { kind: 'consequence' }])(
  'a hunt ends with the very event that it hunted: $kind',
  (until) => {
    const { plan, guest } = prepare(SYSTEM, {
      deployment: 'microservices',
      experiment: 'open-loop',
      seed: 3,
      faults: ['fail payments 20%'],
    });
    const simulation = new Simulation(plan, guest);
    const { journal } = simulation.system.kernel;
    const hunters = new Hunters(simulation, (untilNs, events) => simulation.advance(untilNs, events));
    for (let i = 0; i < 20; i++) {
      const hunting = hunters.hunt(until);
      expect(hunting.advance(plan.lengthNs, 100_000)).toBe('met');
      const [from, to] = hunting.met?.rows ?? [0, 0];
      expect(to).toBe(journal.length);
      const events = new Set<number>();
      for (let row = from; row < to; row++) events.add(journal.sequences[row & journal.mask] ?? -1);
      expect([...events]).toEqual([simulation.events]);
    }
  },
);

test('follow goes on with the callee when the caller has given up, until nobody works for the request', () => {
  const { run, plan } = open('payments-apart', 'by-hand');
  run.intervene({ kind: 'fault', fault: faultIn(plan, 'slow payments by 2s') });
  placeOrder(run);
  const words = follow(run).flatMap((stop) => stop.words);
  const gaveUp = words.findIndex((sentence) => sentence.includes('gives up waiting for payments.charge'));
  expect(gaveUp).toBeGreaterThan(0);
  expect(words.slice(gaveUp)).toContain('payments.charge is done.');
});

test('the next consequence of a cut wire: first the fault, then the error, then the broken promise', () => {
  const { run, plan } = open('payments-apart', 'by-hand');
  run.intervene({ kind: 'fault', fault: faultIn(plan, 'cut payments reply after charge returns') });
  placeOrder(run);
  const until: Until = { kind: 'consequence' };
  expect(hunt(run, until)?.words).toEqual(['The fault strikes: cut payments reply after charge returns.']);
  const next = hunt(run, until)?.words ?? [];
  expect(next[0]).toMatch(/^The customer is left not knowing/);
  expect(next[1]).toMatch(/^A promise is broken for order /);
});

test('where nothing is left to happen a hunt ends without advancing time', () => {
  const { run } = open('monolith', 'by-hand');
  expect(hunt(run, { kind: 'consequence' })).toBeUndefined();
  expect(run.nowNs).toBe(0);
});
