/** @holds database */
import { expect, test } from 'vitest';
import { Outcome } from '../../model/failures';
import { Fact } from '../../telemetry/facts';
import { codeOf, StoreTest } from '../testing';
import { Database } from './database';

const MS = 1_000_000;
const S = 1_000_000_000;

function databaseOf(world: StoreTest): Database {
  if (world.store instanceof Database) return world.store;
  throw new Error('not a database');
}

/** Something that holds its connection for `ns`; the code it failed with, or when it was through. */
function holder(world: StoreTest, key: string, ns: number) {
  const client = world.client();
  const task = world.start(function* () {
    const transaction = client.transaction();
    try {
      yield client.put(key, 1, transaction);
      const begunNs = world.kernel.nowNs;
      yield world.sleep(ns);
      yield client.commit(transaction);
      return begunNs;
    } catch (error) {
      return codeOf(error);
    }
  });
  return { client, task };
}

test('a transaction keeps its connection to its end; the others wait in the order in which they came', () => {
  const world = new StoreTest({ parameters: { connections: 2 } });
  const all = Array.from({ length: 6 }, (_, i) => holder(world, `k${i}`, 10 * MS));
  world.advance(5 * MS);
  const database = databaseOf(world);
  expect([database.connectionsInUse, database.waitingForConnection]).toEqual([2, 4]);
  world.advance(S);
  const begun = all.map(({ task }) => Number(task.outcome?.value));
  expect(world.facts(Fact.transactionBegan).map(({ a }) => a)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(begun.map((ns) => Math.floor(ns / (10 * MS)))).toEqual([0, 0, 1, 1, 2, 2]);
  expect([database.connectionsInUse, database.waitingForConnection]).toEqual([0, 0]);
});

test('a single statement needs a connection too', () => {
  const world = new StoreTest({ parameters: { connections: 1 } });
  holder(world, 'a', 50 * MS);
  const client = world.client();
  const task = world.start(function* () {
    yield client.get('z');
    return world.kernel.nowNs;
  });
  world.advance(S);
  expect(task.outcome?.value).toBeGreaterThan(50 * MS);
});

test('who finds the queue full is turned away, and of its transaction nothing is there', () => {
  const world = new StoreTest({ parameters: { connections: 1, queue: 1 } });
  const all = ['a', 'b', 'c'].map((key) => holder(world, key, 10 * MS));
  world.advance(S);
  expect(all[2]?.task.outcome?.value).toBe('OVERLOADED');
  expect(world.rows()).toEqual({ a: 1, b: 1 });
  expect(world.facts(Fact.transactionBegan)).toHaveLength(2);
});

test('what a dead process had open is rolled back when the news arrives, and what it had committed is kept', () => {
  const world = new StoreTest({ tables: [{ a: 0 }], latencyNs: [2 * MS, 2 * MS] });
  const { client } = holder(world, 'a', 10 * S);
  const other = world.client();
  world.start(function* () {
    yield client.put('b', 1);
  });
  world.advance(20 * MS);
  const task = world.start(function* () {
    yield other.put('a', 5);
    return world.kernel.nowNs;
  });
  world.advance(20 * MS);
  world.intervene(() => client.die());
  world.advance(S);
  expect(task.outcome?.value).toBeGreaterThan(42 * MS);
  expect(world.rows()).toEqual({ a: 5, b: 1 });
  expect(world.facts(Fact.transactionRolledBack)).toMatchObject([{ b: Outcome.gone, timeNs: 42 * MS }]);
});

test('a commit on its way to the disk is not called back by the death of who asked for it', () => {
  const commitTime = { kind: 'constant', value: 50 * MS } as const;
  const world = new StoreTest({ parameters: { commitTime } });
  const { client } = holder(world, 'a', 0);
  world.advance(20 * MS);
  world.intervene(() => client.die());
  world.advance(S);
  expect(world.rows()).toEqual({ a: 1 });
  expect(databaseOf(world).connectionsInUse).toBe(0);
});

test('what arrives from a process after the news of its death is not carried out', () => {
  const world = new StoreTest({ latencyNs: [MS, MS] });
  const client = world.client();
  world.start(function* () {
    yield client.put('a', 1, client.transaction());
  });
  world.intervene(() => world.store.disconnected(client.process));
  world.advance(S);
  expect([world.rows(), databaseOf(world).connectionsInUse, databaseOf(world).locks.size]).toEqual([
    {},
    0,
    0,
  ]);
});

test('whatever waits for a row or a connection is forgotten with its process', () => {
  const world = new StoreTest({ tables: [{ a: 0 }], parameters: { connections: 2 } });
  const first = holder(world, 'a', S);
  const dying = world.client();
  const send = (): void => {
    for (let i = 0; i < 5; i++) void dying.put('a', 9).catch(() => undefined);
  };
  world.advance(10 * MS);
  world.intervene(send);
  world.advance(10 * MS);
  const database = databaseOf(world);
  expect([database.connectionsInUse, database.waitingForConnection]).toEqual([2, 4]);
  world.intervene(() => dying.die());
  world.advance(10 * MS);
  expect([database.connectionsInUse, database.waitingForConnection]).toEqual([1, 0]);
  world.advance(10 * S);
  expect(first.task.outcome?.value).toBeTypeOf('number');
  expect(world.rows()).toEqual({ a: 1 });
  expect(world.facts(Fact.lockWaited)).toEqual([]);
});

test('a row that a dead process held is not handed to another statement of the same process', () => {
  const world = new StoreTest();
  const dying = world.client();
  holder(world, 'z', 0);
  world.start(function* () {
    const transaction = dying.transaction();
    yield dying.put('a', 1, transaction);
    yield dying.put('a', 2);
  });
  world.advance(10 * MS);
  expect(databaseOf(world).connectionsInUse).toBe(2);
  world.intervene(() => dying.die());
  world.advance(10 * S);
  expect(world.facts(Fact.lockWaited)).toEqual([]);
  expect(world.rows()).toEqual({ z: 1 });
});

test('a statement that a CPU is at when its process dies locks nothing any more', () => {
  const world = new StoreTest({ parameters: { writeTime: { kind: 'constant', value: 50 * MS } } });
  const dying = world.client();
  world.start(function* () {
    yield dying.put('a', 1, dying.transaction());
  });
  world.advance(10 * MS);
  world.intervene(() => dying.die());
  world.advance(S);
  const database = databaseOf(world);
  expect([database.connectionsInUse, database.locks.size, world.rows()]).toEqual([0, 0, {}]);
});
