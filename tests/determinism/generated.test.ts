/** What must hold of any run, looked for in made-up systems: in Node alone, so there can be many. */
import { expect, test } from 'vitest';
import { Books } from './books';
import { makeCase } from './generator';
import { begin, execute, reach } from './in-node';
import { firstSeed, howToRepeat } from './seeds';

const SEEDS = Array.from({ length: 50 }, (_, place) => firstSeed() + place);
const HOUR_NS = 3600e9;
/** Readers that keep little, because there are many runs. */
const SMALL = { spans: 1024, journalRows: 4096 };

test.each(SEEDS)('seed %i: how it is advanced and who reads along changes nothing', (seed) => {
  const given = makeCase(seed);
  const { hash, events, interventions, failure } = execute(given, SMALL);
  expect(failure, howToRepeat(seed)).toBeNull();
  const others = [
    execute(given, { ...SMALL, slice: 1 }),
    execute(given, { slice: 97, spans: 0 }),
    execute(given, { spans: 0, live: true, journalRows: 4096 }),
  ];
  for (const other of others) {
    const { hash: theirs, events: theirEvents, interventions: theirInterventions } = other;
    expect([theirs, theirEvents, theirInterventions], howToRepeat(seed)).toEqual([
      hash,
      events,
      interventions,
    ]);
  }
  const replayed = begin(given, interventions, SMALL);
  reach(replayed, given.plan.lengthNs, 13);
  expect(replayed.hash(), howToRepeat(seed)).toBe(hash);
});

test.each(SEEDS)('seed %i: every request is accounted for, and all work comes to rest', (seed) => {
  const given = makeCase(seed, { comesToRest: true });
  const simulation = begin(given, [], SMALL);
  const books = new Books();
  simulation.system.kernel.journal.addFold(books);
  for (const { atNs, request } of given.acts) {
    reach(simulation, atNs);
    simulation.intervene(request);
  }
  reach(simulation, given.plan.lengthNs);
  const { clients, kernel, services } = simulation.system;
  simulation.readers.settle();
  const { requests } = simulation.readers.metrics;
  const inFlight = books.open()['requests'] ?? NaN;
  expect(clients.started, howToRepeat(seed)).toBe(
    clients.succeeded + clients.failed + clients.unknown + inFlight,
  );
  expect(requests.inFlight, howToRepeat(seed)).toBe(inFlight);

  simulation.schedule.faults.forEach((_, fault) => simulation.intervene({ kind: 'lift', fault }));
  kernel.advance(given.plan.lengthNs + HOUR_NS, Infinity);
  simulation.readers.settle();
  expect(simulation.failure, howToRepeat(seed)).toBeUndefined();
  expect(books.errors, howToRepeat(seed)).toEqual([]);
  const instances = services.flatMap((service) => service.instances);
  const left = {
    ...books.open(),
    pendingEvents: kernel.pending,
    slots: instances.reduce((sum, { running }) => sum + running, 0),
    queued: instances.reduce((sum, { queued }) => sum + queued, 0),
  };
  const nothing = Object.fromEntries(Object.keys(left).map((name) => [name, 0]));
  expect(left, howToRepeat(seed)).toEqual(nothing);
  expect(clients.started).toBe(clients.succeeded + clients.failed + clients.unknown);
});
