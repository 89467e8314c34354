/** @holds service */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testKernel } from '../kernel/testing';
import { Servers, type Served } from './servers';

/** Notes when each job was done, and how long it had waited. */
class Notes implements Served {
  readonly done: { tag: number; atNs: number; waitedNs: number; workedNs: number }[] = [];
  readonly row = -1;
  constructor(private readonly kernel: { readonly nowNs: number }) {}
  served(tag: number, waitedNs: number, workedNs: number): void {
    this.done.push({ tag, atNs: this.kernel.nowNs, waitedNs, workedNs });
  }
}

const jobs = fc.array(fc.record({ afterNs: fc.nat(50), workNs: fc.nat(100) }), { maxLength: 60 });

test('any number of servers serves first come, first served, and never rests while somebody waits', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4 }), jobs, (count, arrivals) => {
      const kernel = testKernel();
      const servers = new Servers(kernel, count);
      const notes = new Notes(kernel);
      const expected: { tag: number; atNs: number; waitedNs: number }[] = [];
      const freeAt = new Array<number>(count).fill(0);
      let now = 0;
      arrivals.forEach(({ afterNs, workNs }, tag) => {
        now += afterNs;
        kernel.schedule(now, { fire: () => servers.submit(notes, tag, workNs) }, 0);
        freeAt.sort((a, b) => a - b);
        const startsNs = Math.max(now, freeAt[0] ?? 0);
        freeAt[0] = startsNs + workNs;
        expected.push({ tag, atNs: startsNs + workNs, waitedNs: startsNs - now });
      });
      kernel.advance(1e9, Infinity);
      const byTag = notes.done.map(({ tag, atNs, waitedNs }) => ({ tag, atNs, waitedNs }));
      expect(byTag.sort((a, b) => a.tag - b.tag)).toEqual(expected);
      expect([servers.busy, servers.queued]).toEqual([0, 0]);
    }),
  );
});

test('at half the speed work takes twice as long', () => {
  const kernel = testKernel();
  const notes = new Notes(kernel);
  new Servers(kernel, 1, 0.5).submit(notes, 7, 100);
  kernel.advance(1000, Infinity);
  expect(notes.done).toEqual([{ tag: 7, atNs: 200, waitedNs: 0, workedNs: 200 }]);
});

test('clearing forgets everything, and what comes afterwards is served as ever', () => {
  const kernel = testKernel();
  const servers = new Servers(kernel, 2);
  const notes = new Notes(kernel);
  for (let tag = 0; tag < 5; tag++) servers.submit(notes, tag, 100);
  kernel.advance(50, Infinity);
  servers.clear();
  expect([servers.busy, servers.queued, kernel.pending]).toEqual([0, 0, 0]);
  servers.submit(notes, 9, 10);
  kernel.advance(1000, Infinity);
  expect(notes.done.map(({ tag, atNs }) => [tag, atNs])).toEqual([[9, 60]]);
});

test('a customer may clear the servers while it is told', () => {
  const kernel = testKernel();
  const servers = new Servers(kernel, 1);
  const told: number[] = [];
  const customer: Served = {
    row: -1,
    served: (tag) => {
      told.push(tag);
      servers.clear();
    },
  };
  for (let tag = 0; tag < 3; tag++) servers.submit(customer, tag, 10);
  kernel.advance(1000, Infinity);
  expect(told).toEqual([0]);
});

test('a pause takes as long as it lasts, for the work under way and for what waits', () => {
  const kernel = testKernel();
  const servers = new Servers(kernel, 1);
  const notes = new Notes(kernel);
  servers.submit(notes, 1, 100);
  kernel.advance(40, Infinity);
  servers.pause();
  servers.submit(notes, 2, 5);
  kernel.advance(1000, Infinity);
  expect(notes.done).toEqual([]);
  servers.resume();
  kernel.advance(2000, Infinity);
  expect(notes.done.map(({ tag, atNs }) => [tag, atNs])).toEqual([
    [1, 1060],
    [2, 1065],
  ]);
});

test('work that arrives at idle servers during a pause begins when it is over', () => {
  const kernel = testKernel();
  const servers = new Servers(kernel, 2);
  const notes = new Notes(kernel);
  servers.pause();
  for (let tag = 0; tag < 3; tag++) servers.submit(notes, tag, 10);
  kernel.advance(100, Infinity);
  servers.resume();
  kernel.advance(1000, Infinity);
  expect(notes.done.map(({ atNs }) => atNs)).toEqual([110, 110, 120]);
});
