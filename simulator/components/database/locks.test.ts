/** @holds database */
import { expect, test } from 'vitest';
import { Outcome } from '../../model/failures';
import type { ParameterValues } from '../../model/plan';
import { Fact } from '../../telemetry/facts';
import { codeOf, StoreTest } from '../testing';

const US = 1_000;
const MS = 1_000_000;
const S = 1_000_000_000;
const FAST = { kind: 'constant', value: 10 * US } as const;

function quick(more: ParameterValues = {}): StoreTest {
  const parameters = { readTime: FAST, writeTime: FAST, commitTime: FAST, ...more };
  return new StoreTest({ tables: [{ a: 0, b: 0 }], parameters });
}

/** A new client that locks `keys` one after the other, `pauseNs` apart, then commits; the code it failed with, or 'ok'. */
function locker(world: StoreTest, keys: readonly string[], pauseNs: number) {
  const client = world.client();
  return world.start(function* () {
    const transaction = client.transaction();
    try {
      for (const key of keys) {
        yield client.lock(key, transaction);
        yield client.put(key, client.instanceNumber, transaction);
        yield world.sleep(pauseNs);
      }
      yield client.commit(transaction);
      return 'ok';
    } catch (error) {
      return codeOf(error);
    }
  });
}

test('those who wait for a row get it in the order in which they came', () => {
  const world = quick();
  const order: number[] = [];
  for (let i = 0; i < 20; i++) {
    const client = world.client();
    world.start(function* () {
      yield world.sleep(i * 100 * US);
      const transaction = client.transaction();
      yield client.lock('a', transaction);
      order.push(i);
      yield world.sleep(5 * MS);
      yield client.commit(transaction);
    });
  }
  world.advance(S);
  expect(order).toEqual(Array.from({ length: 20 }, (_, i) => i));
});

test('waiting for a row is told with how long it took', () => {
  const world = quick();
  locker(world, ['a'], 30 * MS);
  world.advance(10 * MS);
  locker(world, ['a'], 0);
  world.advance(S);
  const waits = world.facts(Fact.lockWaited);
  expect(waits).toHaveLength(1);
  expect(waits[0]).toMatchObject({ b: 2, c: 0 });
  expect(waits[0]?.value).toBeGreaterThan(20 * MS);
  expect(waits[0]?.value).toBeLessThan(21 * MS);
});

test('a locked row can be read, as it was committed', () => {
  const world = quick();
  locker(world, ['a'], 30 * MS);
  world.advance(10 * MS);
  const reader = world.client();
  let readNs = Infinity;
  const task = world.start(function* () {
    const read = [yield reader.get('a'), yield reader.all()];
    readNs = world.kernel.nowNs;
    return read;
  });
  world.advance(S);
  const rows = [
    { key: 'a', row: 0 },
    { key: 'b', row: 0 },
  ];
  expect(task.outcome?.value).toEqual([0, rows]);
  expect(readNs).toBeLessThan(11 * MS);
});

test('who had to wait reads what was committed meanwhile', () => {
  const world = quick();
  locker(world, ['a'], 30 * MS);
  world.advance(10 * MS);
  const client = world.client();
  const task = world.start(function* () {
    const transaction = client.transaction();
    const read = yield client.lock('a', transaction);
    yield client.put('a', Number(read) + 100, transaction);
    yield client.commit(transaction);
  });
  world.advance(S);
  expect(task.outcome).toBeDefined();
  expect(world.rows()).toEqual({ a: 101, b: 0 });
});

test('two who write the same new key wait for each other, and the later stays', () => {
  const world = quick();
  const order: string[] = [];
  for (const name of ['first', 'second']) {
    const client = world.client();
    world.start(function* () {
      const transaction = client.transaction();
      yield client.put('new', name, transaction);
      order.push(`${name} wrote`);
      yield world.sleep(10 * MS);
      yield client.commit(transaction);
      order.push(`${name} committed`);
    });
  }
  world.advance(S);
  expect(order).toEqual(['first wrote', 'first committed', 'second wrote', 'second committed']);
  expect(world.rows()).toMatchObject({ new: 'second' });
});

test('a key can be locked before there is a row, so that only one makes it', () => {
  const world = quick();
  let made = 0;
  for (let i = 0; i < 5; i++) {
    const client = world.client();
    world.start(function* () {
      const transaction = client.transaction();
      if ((yield client.lock('new', transaction)) === null) {
        made++;
        yield client.put('new', i, transaction);
      }
      yield client.commit(transaction);
    });
  }
  world.advance(S);
  expect(made).toBe(1);
});

test('a single statement waits for a row, and keeps it from nobody afterwards', () => {
  const world = quick();
  locker(world, ['a'], 30 * MS);
  world.advance(10 * MS);
  const client = world.client();
  const task = world.start(function* () {
    yield client.lock('b');
    yield client.put('a', 7);
    return world.kernel.nowNs;
  });
  const other = locker(world, ['b'], 0);
  world.advance(S);
  expect(task.outcome?.value).toBeGreaterThan(30 * MS);
  expect(other.outcome?.value).toBe('ok');
  expect(world.rows()).toMatchObject({ a: 7 });
});

test('of two that wait for each other, the one that notices first is rolled back and the other goes on', () => {
  const world = quick();
  const first = locker(world, ['a', 'b'], 10 * MS);
  world.advance(5 * MS);
  const second = locker(world, ['b', 'a'], 10 * MS);
  world.advance(10 * S);
  expect([first.outcome?.value, second.outcome?.value]).toEqual(['DEADLOCK', 'ok']);
  expect(world.rows()).toEqual({ a: 2, b: 2 });
  const [rolledBack] = world.facts(Fact.transactionRolledBack);
  expect(rolledBack).toMatchObject({ a: 1, b: Outcome.deadlock });
  // It began to wait at some 10 ms and looked a second later.
  expect(rolledBack?.timeNs).toBeGreaterThan(1010 * MS);
  expect(rolledBack?.timeNs).toBeLessThan(1012 * MS);
});

test('a deadlock is found among many, and who only waits behind it is left alone', () => {
  const world = quick();
  const keys = ['a', 'b', 'c', 'd', 'e'];
  const tasks = keys.map((key, i) => locker(world, [key, keys[(i + 1) % keys.length] ?? ''], 10 * MS));
  world.advance(5 * MS);
  const bystander = locker(world, ['c'], 0);
  world.advance(10 * S);
  const codes = tasks.map((task) => task.outcome?.value);
  expect(codes.filter((code) => code === 'DEADLOCK')).toHaveLength(1);
  expect(codes.filter((code) => code === 'ok')).toHaveLength(4);
  expect(bystander.outcome?.value).toBe('ok');
});

test('waiting long is no deadlock', () => {
  const world = quick();
  const first = locker(world, ['a'], 20 * S);
  const second = locker(world, ['a'], 0);
  world.advance(60 * S);
  expect([first.outcome?.value, second.outcome?.value]).toEqual(['ok', 'ok']);
});

test('after so many milliseconds a wait is given up, when somebody asked for that', () => {
  const world = quick({ lockTimeout: 200 * MS });
  const first = locker(world, ['a'], 20 * S);
  world.advance(10 * MS);
  const second = locker(world, ['b', 'a'], 0);
  world.advance(S);
  const third = locker(world, ['b'], 0);
  world.advance(60 * S);
  expect([first, second, third].map((task) => task.outcome?.value)).toEqual(['ok', 'LOCK_TIMEOUT', 'ok']);
  expect(world.facts(Fact.transactionRolledBack)[0]).toMatchObject({ b: Outcome.lockTimeout });
});

test('a transaction that had waited once gets the whole time when it waits again', () => {
  const world = quick();
  locker(world, ['a'], 900 * MS);
  world.advance(5 * MS);
  const first = locker(world, ['a', 'b'], 0);
  world.advance(5 * MS);
  const second = locker(world, ['b', 'a'], 1800 * MS);
  world.advance(60 * S);
  // `first` waits for b from 0.9 s on and looks at 1.9 s; `second` waits for a from 1.81 s on. A timer left over from the
  // first wait would have looked at 1 s.
  const [rolledBack] = world.facts(Fact.transactionRolledBack);
  expect([first.outcome?.value, second.outcome?.value]).toEqual(['DEADLOCK', 'ok']);
  expect(rolledBack?.timeNs).toBeGreaterThan(1890 * MS);
});
