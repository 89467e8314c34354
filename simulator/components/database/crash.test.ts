/** @holds database */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { GuestGenerator } from '../../kernel/task';
import type { Plain } from '../../model/plan';
import { Fact } from '../../telemetry/facts';
import { codeOf, StoreTest, type TestClient } from '../testing';
import { Database } from './database';

const MS = 1_000_000;
const S = 1_000_000_000;
/** Longer than anything here takes. */
const EVER = 1e15;
const BEFORE: Record<string, Plain> = { a: 1, b: 2 };

interface Step {
  readonly verb: 'get' | 'lock' | 'put' | 'delete';
  readonly key: string;
  readonly value: number;
}

const steps = fc.array(
  fc.record({
    verb: fc.constantFrom<Step['verb'][]>('get', 'lock', 'put', 'delete'),
    key: fc.constantFrom('a', 'b', 'c'),
    value: fc.integer({ min: 10, max: 99 }),
  }),
  { minLength: 1, maxLength: 6 },
);

function modelOf(todo: readonly Step[]): Record<string, Plain> {
  const rows = { ...BEFORE };
  for (const { verb, key, value } of todo) {
    if (verb === 'put') rows[key] = value;
    else if (verb === 'delete') delete rows[key];
  }
  return rows;
}

/** Does all of it in one transaction; 'ok', or the code it failed with. */
function* inTransaction(client: TestClient, todo: readonly Step[]): GuestGenerator {
  const transaction = client.transaction();
  try {
    for (const { verb, key, value } of todo) {
      if (verb === 'put') yield client.put(key, value, transaction);
      else yield client[verb](key, transaction);
    }
    yield client.commit(transaction);
    return 'ok';
  } catch (error) {
    return codeOf(error);
  }
}

function expectNothingHeld(world: StoreTest): void {
  const { store } = world;
  if (!(store instanceof Database)) throw new Error('not a database');
  expect([store.connectionsInUse, store.waitingForConnection, store.locks.size]).toEqual([0, 0, 0]);
}

test(
  'whichever event of a transaction the store dies after, all of it is there or nothing',
  { timeout: 60_000 },
  () => {
    fc.assert(
      fc.property(steps, fc.nat(), (todo, seed) => {
        const after = modelOf(todo);
        const found = new Set<string>();
        for (let events = 0; ; events++) {
          const world = new StoreTest({ tables: [BEFORE], parameters: { restartAfter: 0 }, seed });
          const client = world.client();
          const task = world.start(() => inTransaction(client, todo));
          world.kernel.advance(EVER, events);
          const early = task.outcome?.value;
          world.crash();
          expectNothingHeld(world);
          const rows = world.rows();
          world.advance(S);
          const code = String(task.outcome?.value);
          const kept = world.facts(Fact.transactionCommitted).length === 1;
          expect(rows).toEqual(kept ? after : BEFORE);
          expect(world.rows()).toEqual(rows);
          if (code === 'ok') expect(kept).toBe(true);
          else if (code !== 'COMMIT_UNKNOWN') expect(kept).toBe(false);
          const began = world.facts(Fact.transactionBegan).length;
          expect(world.facts(Fact.transactionRolledBack)).toHaveLength(kept ? 0 : began);
          found.add(code);
          if (early !== undefined) break;
        }
        expect(found).toContain('ok');
        // Whoever only read has nothing to wait for when it commits.
        const wrote = todo.some(({ verb }) => verb === 'put' || verb === 'delete');
        expect(found.has('COMMIT_UNKNOWN')).toBe(wrote);
      }),
      { numRuns: 40 },
    );
  },
);

test(
  'transactions that fight for rows are each there as a whole, whenever the store dies',
  { timeout: 60_000 },
  () => {
    const run = (seed: number, events: number): boolean => {
      const parameters = { restartAfter: S, connections: 3 };
      const world = new StoreTest({ tables: [{ x: -1, y: -1 }], parameters, seed, latencyNs: [MS / 10, MS] });
      const tasks = Array.from({ length: 5 }, (_, i) => {
        const client = world.client();
        return world.start(() =>
          inTransaction(client, [
            { verb: 'lock', key: 'x', value: i },
            { verb: 'put', key: 'y', value: i },
            { verb: 'put', key: `own-${i}`, value: i },
            { verb: 'put', key: 'x', value: i },
          ]),
        );
      });
      const { kernel } = world;
      kernel.advance(EVER, events);
      const isOver = kernel.pending === 0;
      world.crash();
      world.advance(30 * S);
      const rows = world.rows();
      expect(rows['x']).toBe(rows['y']);
      const owns = tasks.map((_, i) => `own-${i}` in rows);
      if (rows['x'] !== -1) expect(owns[Number(rows['x'])]).toBe(true);
      tasks.forEach((task, i) => {
        const code = task.outcome?.value;
        expect(code).toBeDefined();
        if (code === 'ok') expect(owns[i]).toBe(true);
        else if (code !== 'COMMIT_UNKNOWN') expect(owns[i]).toBe(false);
      });
      expect(owns.filter(Boolean)).toHaveLength(world.facts(Fact.transactionCommitted).length);
      const ended =
        world.facts(Fact.transactionCommitted).length + world.facts(Fact.transactionRolledBack).length;
      expect(world.facts(Fact.transactionBegan)).toHaveLength(ended);
      expectNothingHeld(world);
      return isOver;
    };
    for (const seed of [1, 2, 3]) for (let events = 0; !run(seed, events); events++);
  },
);

test('a store that dies the moment it has committed keeps everything, and the client cannot know', () => {
  const world = new StoreTest({ tables: [BEFORE], parameters: { restartAfter: S } });
  world.operation.watchers.commits.push((_, row) => world.store.crash(0, -1, row));
  const [client, single] = [world.client(), world.client()];
  const task = world.start(() =>
    inTransaction(client, [
      { verb: 'put', key: 'a', value: 10 },
      { verb: 'delete', key: 'b', value: 0 },
    ]),
  );
  world.advance(500 * MS);
  expect(task.outcome?.value).toBe('COMMIT_UNKNOWN');
  expect(world.rows()).toEqual({ a: 10 });
  expect(world.facts(Fact.transactionRolledBack)).toEqual([]);
  world.advance(10 * S);
  const put = world.start(function* () {
    try {
      yield single.put('c', 1);
    } catch (error) {
      return codeOf(error);
    }
    return 'ok';
  });
  world.advance(10 * S);
  expect(put.outcome?.value).toBe('CONNECTION_RESET');
  expect(world.rows()).toEqual({ a: 10, c: 1 });
  expectNothingHeld(world);
});

test('a client that dies the moment its commit is durable loses nothing and blocks nobody', () => {
  const world = new StoreTest({ tables: [BEFORE] });
  const [client, other] = [world.client(), world.client()];
  world.operation.watchers.commits.push((handling) => {
    if (handling === client) client.die();
  });
  const task = world.start(() => inTransaction(client, [{ verb: 'put', key: 'a', value: 10 }]));
  world.start(function* () {
    yield world.sleep(MS);
    yield other.put('a', 20);
  });
  world.advance(10 * S);
  expect(task.outcome).toBeUndefined();
  expect(world.commits.map(({ changes }) => changes[0]?.after)).toEqual([10, 20]);
  expectNothingHeld(world);
});

test('a store that is down refuses, comes back by itself with what was committed, and old transactions stay dead', () => {
  const world = new StoreTest({ tables: [BEFORE], parameters: { restartAfter: 2 * S } });
  const client = world.client();
  const codes: string[] = [];
  const task = world.start(function* () {
    const transaction = client.transaction();
    yield client.put('a', 10, transaction);
    world.store.crash(0, -1, -1);
    for (const pauseNs of [0, 3 * S]) {
      yield world.sleep(pauseNs);
      try {
        yield client.put('b', 20, transaction);
      } catch (error) {
        codes.push(codeOf(error));
      }
    }
    yield client.put('b', 30);
    return yield client.all();
  });
  world.advance(10 * S);
  expect(codes).toEqual(['CONNECTION_REFUSED', 'ROLLED_BACK']);
  expect(task.outcome?.value).toEqual([
    { key: 'a', row: 1 },
    { key: 'b', row: 30 },
  ]);
  expect(world.facts(Fact.storeDown)).toHaveLength(1);
  expect(world.facts(Fact.storeUp)).toMatchObject([{ a: 0, value: 2 * S }]);
});

test('a store started by hand does not start again, and crashing what is down changes nothing', () => {
  const world = new StoreTest({ parameters: { restartAfter: 2 * S } });
  world.crash();
  world.crash();
  world.advance(S);
  world.intervene(() => world.store.restart(-1));
  world.intervene(() => world.store.restart(-1));
  world.crash();
  world.advance(10 * S);
  expect(world.facts(Fact.storeDown)).toHaveLength(2);
  expect(world.facts(Fact.storeUp)).toMatchObject([{ value: S }, { value: 2 * S }]);
});

test('statements queued in every place are answered when the store dies', () => {
  const world = new StoreTest({ tables: [BEFORE], parameters: { connections: 2, cpus: 1, restartAfter: 0 } });
  const codes: string[] = [];
  const [client, other] = [world.client(), world.client()];
  world.start(function* () {
    const transaction = client.transaction();
    yield client.put('a', 10, transaction);
    const note = (error: unknown): void => void codes.push(codeOf(error));
    const inOrder = [client.get('b', transaction).catch(note), client.commit(transaction).catch(note)];
    const waitsForRow = other.put('a', 7).catch(note);
    const waitsForConnection = other.get('a').catch(note);
    yield world.sleep(MS / 100);
    world.store.crash(0, -1, -1);
    for (const each of [...inOrder, waitsForRow, waitsForConnection]) yield each;
  });
  world.advance(S);
  expect(codes).toEqual(['CONNECTION_RESET', 'COMMIT_UNKNOWN', 'CONNECTION_RESET', 'CONNECTION_RESET']);
});
