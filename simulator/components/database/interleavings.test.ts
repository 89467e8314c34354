/** @holds database */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createStream, type RandomStream } from '../../kernel/random';
import type { Transaction } from '../store';
import { codeOf, StoreTest, type TestClient } from '../testing';
import { Database } from './database';

const MS = 1_000_000;
const S = 1_000_000_000;
/** Long, so that some die within it. */
const COMMIT = { kind: 'constant', value: 20 * MS } as const;
const KEYS = ['a', 'b', 'c'];

function databaseOf(world: StoreTest): Database {
  if (world.store instanceof Database) return world.store;
  throw new Error('not a database');
}

/** Some of the keys, in any order. */
function someKeys(random: RandomStream): string[] {
  const keys = KEYS.filter(() => random.nextFloat() < 0.6);
  return random.nextFloat() < 0.5 ? keys : keys.toReversed();
}

/** Adds one to some counters under their locks, again after a deadlock; what came of each try. */
function* counting(
  world: StoreTest,
  client: TestClient,
  random: RandomStream,
  codes: string[],
): Generator<unknown, void> {
  for (let i = 0; i < 5; i++) {
    const keys = someKeys(random);
    const transaction = client.transaction();
    try {
      for (const key of keys) {
        const count = yield client.lock(key, transaction);
        yield world.sleep(random.nextInt(0, 3 * MS));
        yield client.put(key, Number(count) + 1, transaction);
      }
      if (keys.length > 0) yield client.commit(transaction);
      codes.push('ok');
    } catch (error) {
      codes.push(codeOf(error));
      yield client.rollback(transaction).catch(() => undefined);
      yield world.sleep(random.nextInt(0, S));
    }
  }
}

const disturbances = fc.array(
  fc.record({ atMs: fc.nat(2000), what: fc.constantFrom('crash', 'death', 'hang', 'none'), who: fc.nat(7) }),
  { maxLength: 4 },
);

test(
  'locked counters count every commit once, however transactions interleave and whoever dies',
  { timeout: 60_000 },
  () => {
    const codes: string[] = [];
    fc.assert(
      fc.property(fc.nat(), disturbances, fc.integer({ min: 2, max: 8 }), (seed, events, connections) => {
        const world = new StoreTest({
          tables: [{ a: 0, b: 0, c: 0 }],
          parameters: { connections, restartAfter: 100 * MS, deadlockTimeout: 50 * MS, commitTime: COMMIT },
          latencyNs: [MS / 10, MS],
          seed,
        });
        const clients = Array.from({ length: 8 }, () => world.client());
        clients.forEach((client, i) =>
          world.start(() => counting(world, client, createStream(seed, `client-${i}`, ''), codes)),
        );
        for (const { atMs, what, who } of events.toSorted((a, b) => a.atMs - b.atMs)) {
          world.advance(Math.max(0, atMs * MS - world.kernel.nowNs));
          if (what === 'crash') world.crash();
          else if (what === 'death') world.intervene(() => clients[who]?.die());
          else world.intervene(() => world.store.hang(what === 'hang'));
        }
        world.intervene(() => world.store.hang(false));
        world.advance(60 * S);
        const counted: Record<string, number> = { a: 0, b: 0, c: 0 };
        for (const { changes } of world.commits) {
          for (const { key, before, after } of changes) {
            expect(after).toBe(Number(before) + 1);
            counted[key] = (counted[key] ?? 0) + 1;
          }
        }
        expect(world.rows()).toEqual(counted);
        const database = databaseOf(world);
        expect([database.connectionsInUse, database.waitingForConnection, database.locks.size]).toEqual([
          0, 0, 0,
        ]);
        expect(world.kernel.pending).toBe(0);
      }),
      { numRuns: 100 },
    );
    // The property says little unless these happened.
    for (const code of ['ok', 'DEADLOCK', 'CONNECTION_RESET']) expect(codes).toContain(code);
  },
);

test('without locks the same counting loses updates: isolation is read committed and no more', () => {
  const world = new StoreTest({ tables: [{ a: 0 }] });
  const tasks = Array.from({ length: 5 }, () => {
    const client = world.client();
    return world.start(function* () {
      const transaction = client.transaction();
      const count = yield client.get('a', transaction);
      yield client.put('a', Number(count) + 1, transaction);
      yield client.commit(transaction);
    });
  });
  world.advance(60 * S);
  expect(tasks.every((task) => task.outcome !== undefined)).toBe(true);
  expect(world.rows()).toEqual({ a: 1 });
});

type Step = { readonly what: string; readonly who: number; readonly key: string; readonly waitUs: number };

const anything = fc.array(
  fc.record({
    what: fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom('get', 'lock', 'put', 'delete', 'all', 'commit', 'rollback') },
      { weight: 2, arbitrary: fc.constantFrom('single', 'single lock', 'begin') },
      { weight: 1, arbitrary: fc.constantFrom('crash', 'restart', 'die', 'hang', 'go on') },
    ),
    who: fc.nat(3),
    key: fc.constantFrom('a', 'b'),
    waitUs: fc.nat(3000),
  }),
  { maxLength: 60 },
);

/** A client that does anything at any time, and counts its statements and their answers. */
class Chaos {
  sent = 0;
  answered = 0;
  transaction: Transaction;
  constructor(readonly client: TestClient) {
    this.transaction = client.transaction();
  }

  do({ what, key }: Step): void {
    const { client, transaction } = this;
    if (what === 'begin') this.transaction = client.transaction();
    else if (what === 'get' || what === 'lock' || what === 'delete')
      this.note(client[what](key, transaction));
    else if (what === 'put') this.note(client.put(key, 1, transaction));
    else if (what === 'all') this.note(client.all(transaction));
    else if (what === 'commit' || what === 'rollback') this.note(client[what](transaction));
    else this.note(what === 'single' ? client.put(key, 2) : client.lock(key));
  }

  private note(answer: PromiseLike<unknown>): void {
    this.sent++;
    const count = (): void => void this.answered++;
    void answer.then(count, count);
  }
}

test(
  'nothing is held for ever and every statement is answered, whatever anybody does',
  { timeout: 60_000 },
  () => {
    fc.assert(
      fc.property(anything, fc.nat(), (todo, seed) => {
        const parameters = {
          connections: 3,
          queue: 4,
          cpus: 1,
          restartAfter: 20 * MS,
          deadlockTimeout: 5 * MS,
        };
        const world = new StoreTest({ parameters, seed, latencyNs: [MS / 10, MS] });
        const actors = Array.from({ length: 4 }, () => new Chaos(world.client()));
        const opened = new Map<Transaction, TestClient>();
        for (const step of todo) {
          const actor = actors[step.who] as Chaos; // there are four
          world.advance(step.waitUs * 1000);
          world.intervene(() => {
            if (step.what === 'crash') world.store.crash(0, -1, -1);
            else if (step.what === 'restart') world.store.restart(-1);
            else if (step.what === 'hang' || step.what === 'go on') world.store.hang(step.what === 'hang');
            else if (actor.client.alive) {
              if (step.what === 'die') actor.client.die();
              else actor.do(step);
              opened.set(actor.transaction, actor.client);
            }
          });
        }
        world.intervene(() => world.store.hang(false));
        world.advance(S);
        for (const [transaction, client] of opened) {
          if (client.alive) world.intervene(() => void client.rollback(transaction));
        }
        world.advance(S);
        const database = databaseOf(world);
        expect([database.connectionsInUse, database.waitingForConnection, database.locks.size]).toEqual([
          0, 0, 0,
        ]);
        expect(world.kernel.pending).toBe(0);
        for (const { client, sent, answered } of actors) if (client.alive) expect(answered).toBe(sent);
        const last = world.client();
        const task = world.start(function* () {
          const transaction = last.transaction();
          yield last.put('a', 9, transaction);
          yield last.put('b', 9, transaction);
          yield last.commit(transaction);
        });
        world.advance(S);
        expect(task.outcome?.state).toBe(1);
        expect(world.rows()).toEqual({ a: 9, b: 9 });
      }),
      { numRuns: 400 },
    );
  },
);
