/** @holds cache */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Plain } from '../../model/plan';
import { Fact } from '../../telemetry/facts';
import { codeOf, StoreTest, type StoreTestOptions } from '../testing';
import { bytesOf } from './bytes';

const US = 1_000;
const MS = 1_000_000;
const S = 1_000_000_000;

function cache(options: StoreTestOptions = {}): StoreTest {
  return new StoreTest({ ...options, kind: 'cache' });
}

/** Runs commands one after the other; the code of each, or 'ok'. */
function inTurn(world: StoreTest, commands: readonly (() => PromiseLike<unknown>)[]): unknown[] {
  const codes: unknown[] = [];
  world.start(function* () {
    for (const command of commands) {
      try {
        yield command();
        codes.push('ok');
      } catch (error) {
        codes.push(codeOf(error));
      }
    }
  });
  world.advance(S);
  return codes;
}

test('what is written is read, and what is removed is gone', () => {
  const world = cache({ tables: [{ a: 1 }] });
  const client = world.client();
  const task = world.start(function* () {
    yield client.put('b', 2);
    const read = [yield client.get('a'), yield client.get('b'), yield client.get('c'), yield client.all()];
    return [...read, yield client.delete('a'), yield client.delete('a'), yield client.get('a')];
  });
  world.advance(S);
  const rows = [
    { key: 'a', row: 1 },
    { key: 'b', row: 2 },
  ];
  expect(task.outcome?.value).toEqual([1, 2, null, rows, true, false, null]);
  expect(world.facts(Fact.rowChanged).map(({ c, value }) => [c, value])).toEqual([
    [0, 1],
    [0, 0],
  ]);
  expect(world.commits).toHaveLength(2);
});

test('commands are carried out one after the other, in the order in which they came', () => {
  const world = cache({ parameters: { commandTime: { kind: 'constant', value: 100 * US } } });
  const ended: [number, number][] = [];
  for (let i = 0; i < 10; i++) {
    const client = world.client();
    world.start(function* () {
      yield client.put('a', i);
      ended.push([i, world.kernel.nowNs]);
    });
  }
  world.advance(S);
  expect(ended).toEqual(Array.from({ length: 10 }, (_, i) => [i, 2 * US + (i + 1) * 100 * US]));
  expect(world.rows()).toEqual({ a: 9 });
});

test('reading a whole table keeps the one thread busy for as long as it has rows', () => {
  const rows = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`k${i}`, i]));
  const world = cache({ tables: [rows], parameters: { rowTime: 10 * US } });
  const [first, second] = [world.client(), world.client()];
  world.start(function* () {
    yield first.all();
  });
  const task = world.start(function* () {
    yield second.get('k1');
    return world.kernel.nowNs;
  });
  world.advance(S);
  expect(task.outcome?.value).toBeGreaterThan(10 * MS);
});

test('there are no transactions and no locks, and asking for them is answered so', () => {
  const world = cache();
  const client = world.client();
  expect(world.store.hasTransactions).toBe(false);
  expect(inTurn(world, [() => client.lock('a')])).toEqual(['NO_TRANSACTIONS']);
});

test('a write tells of itself when it is done and before it is answered', () => {
  const world = cache({ parameters: { restartAfter: S } });
  const client = world.client();
  world.operation.watchers.commits.push((handling, row) => {
    expect([handling, world.rows()]).toEqual([client, { a: 1 }]);
    world.store.crash(0, -1, row);
  });
  expect(inTurn(world, [() => client.put('a', 1)])).toEqual(['CONNECTION_RESET']);
  expect(world.rows()).toEqual({});
});

test('a crash empties it, says so row by row, and answers whoever waits', () => {
  const world = cache({ tables: [{ a: 1, b: 2 }, { c: 3 }], parameters: { restartAfter: S } });
  const client = world.client();
  const codes: string[] = [];
  world.start(function* () {
    const note = (error: unknown): void => void codes.push(codeOf(error));
    const waiting = [client.get('a').catch(note), client.put('d', 4).catch(note)];
    yield world.sleep(2 * US);
    world.store.crash(0, -1, -1);
    for (const each of waiting) yield each;
  });
  world.advance(10 * US);
  expect(codes).toEqual(['CONNECTION_RESET', 'CONNECTION_RESET']);
  expect([world.rows(0), world.rows(1)]).toEqual([{}, {}]);
  expect(world.commits).toHaveLength(1);
  expect(world.commits[0]?.owner).toBeUndefined();
  expect(world.facts(Fact.rowChanged).map(({ a, value }) => [a, value])).toEqual([
    [0, 0],
    [0, 0],
    [1, 0],
  ]);
  world.advance(2 * S);
  expect(inTurn(world, [() => client.put('e', 5)])).toEqual(['ok']);
  expect(world.rows()).toEqual({ e: 5 });
});

test('one command too many is turned away', () => {
  const world = cache({ parameters: { clients: 2 } });
  const client = world.client();
  const codes: string[] = [];
  world.start(function* () {
    const all = [1, 2, 3].map((n) => client.put(`k${n}`, n).catch((error) => void codes.push(codeOf(error))));
    for (const each of all) yield each;
  });
  world.advance(S);
  expect([codes, world.rows()]).toEqual([['OVERLOADED'], { k1: 1, k2: 2 }]);
});

test('what a dead process had sent is passed over once the news is there', () => {
  const world = cache({ parameters: { commandTime: { kind: 'constant', value: MS } } });
  const [dying, other] = [world.client(), world.client()];
  world.intervene(() => {
    for (const key of ['a', 'b', 'c']) void dying.put(key, 1);
    void other.put('d', 1);
  });
  world.advance(1.5 * MS);
  world.intervene(() => dying.die());
  world.advance(S);
  expect(world.rows()).toEqual({ a: 1, d: 1 });
});

test('while it hangs nothing is answered and nothing expires; then it goes on', () => {
  const world = cache({ tables: [{ a: 1 }], parameters: { ttl: 10 * MS } });
  const client = world.client();
  world.intervene(() => world.store.hang(true));
  const task = world.start(function* () {
    return yield client.get('a');
  });
  world.advance(S);
  expect([task.outcome, world.rows()]).toEqual([undefined, { a: 1 }]);
  world.intervene(() => world.store.hang(false));
  world.advance(S);
  expect([task.outcome?.value, world.rows()]).toEqual([null, {}]);
});

test('a row goes its time to live after it was last written, and the listener hears of it', () => {
  const world = cache({ parameters: { ttl: 100 * MS } });
  const client = world.client();
  world.start(function* () {
    yield client.put('a', 1);
    yield client.put('b', 1);
    yield world.sleep(60 * MS);
    yield client.put('a', 2);
  });
  world.advance(90 * MS);
  expect(world.rows()).toEqual({ a: 2, b: 1 });
  world.advance(30 * MS);
  expect(world.rows()).toEqual({ a: 2 });
  world.advance(60 * MS);
  expect([world.rows(), world.kernel.pending]).toEqual([{}, 0]);
  expect(world.commits.slice(-2)).toEqual([
    { changes: [{ table: 0, key: 'b', before: 1, after: undefined }], owner: undefined },
    { changes: [{ table: 0, key: 'a', before: 2, after: undefined }], owner: undefined },
  ]);
});

test('without eviction a full cache refuses to write and still reads, removes and makes room that way', () => {
  const maxMemory = 2 * bytesOf('a', 1) - 1;
  const world = cache({ parameters: { maxMemory } });
  const client = world.client();
  const put = (key: string) => () => client.put(key, 1);
  const codes = inTurn(world, [
    put('a'),
    put('b'),
    put('c'),
    put('a'),
    () => client.get('a'),
    () => client.delete('a'),
    put('c'),
    put('d'),
  ]);
  expect(codes).toEqual(['ok', 'ok', 'STORE_FULL', 'STORE_FULL', 'ok', 'ok', 'ok', 'STORE_FULL']);
  expect(world.rows()).toEqual({ b: 1, c: 1 });
});

const uses = fc.array(
  fc.record({
    verb: fc.constantFrom('get', 'put', 'delete'),
    key: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
    size: fc.nat(60),
  }),
  { maxLength: 60 },
);

test('with eviction the row that goes is always the one unused for longest', () => {
  fc.assert(
    fc.property(uses, fc.integer({ min: 100, max: 500 }), (todo, maxMemory) => {
      const world = cache({ parameters: { maxMemory, eviction: 'allkeys-lru' } });
      const client = world.client();
      // Oldest use first, as a list: the plainest model there is.
      let model: { key: string; row: string }[] = [];
      const used = (): number => model.reduce((sum, { key, row }) => sum + bytesOf(key, row), 0);
      const others = (key: string): typeof model => model.filter((entry) => entry.key !== key);
      for (const { verb, key, size } of todo) {
        const known = model.find((entry) => entry.key === key);
        if (verb === 'put') {
          while (used() > maxMemory) model = model.slice(1);
          model = [...others(key), { key, row: 'x'.repeat(size) }];
        } else if (verb === 'delete') model = others(key);
        else if (known !== undefined) model = [...others(key), known];
      }
      const codes = inTurn(
        world,
        todo.map(({ verb, key, size }) => () => {
          if (verb === 'put') return client.put(key, 'x'.repeat(size));
          return verb === 'get' ? client.get(key) : client.delete(key);
        }),
      );
      expect(codes).toEqual(todo.map(() => 'ok'));
      expect(world.rows()).toEqual(Object.fromEntries(model.map(({ key, row }) => [key, row])));
      const fold: Record<string, Plain> = {};
      for (const { changes } of world.commits) {
        for (const { key, before, after } of changes) {
          expect(before).toEqual(fold[key]);
          if (after === undefined) delete fold[key];
          else fold[key] = after;
        }
      }
      expect(world.rows()).toEqual(fold);
    }),
  );
});

test('a row is as large as its texts, numbers and names', () => {
  expect(bytesOf('', '')).toBe(56);
  expect(bytesOf('key', { name: 'abc', n: 1, list: [true, null, 2.5], in: { x: '' } })).toBe(
    56 +
      'key'.length +
      'name'.length +
      3 +
      'n'.length +
      8 +
      'list'.length +
      1 +
      1 +
      8 +
      'in'.length +
      'x'.length,
  );
});
