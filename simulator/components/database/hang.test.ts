/** @holds database */
import { expect, test } from 'vitest';
import { codeOf, StoreTest } from '../testing';

const MS = 1_000_000;
const S = 1_000_000_000;

const AT_ONCE = { kind: 'constant', value: 0 } as const;
const PARAMETERS = {
  readTime: AT_ONCE,
  writeTime: AT_ONCE,
  commitTime: { kind: 'constant', value: 10 * MS },
} as const;

test('a store that hangs answers nothing, and goes on where it stopped', () => {
  const world = new StoreTest({ tables: [{ a: 1 }], parameters: PARAMETERS });
  const [client, other] = [world.client(), world.client()];
  const ended: [string, number][] = [];
  const note = (what: string) => (): void => void ended.push([what, Math.floor(world.kernel.nowNs / S)]);
  world.start(function* () {
    const transaction = client.transaction();
    yield client.put('a', 2, transaction);
    yield client.commit(transaction).then(note('committed'));
  });
  world.advance(5 * MS);
  world.intervene(() => world.store.hang(true));
  world.start(function* () {
    yield other.put('a', 3).then(note('written'));
  });
  world.start(function* () {
    yield other.get('a').then(note('read'));
  });
  world.advance(3 * S);
  expect([ended, world.rows()]).toEqual([[], { a: 1 }]);
  world.intervene(() => world.store.hang(false));
  world.advance(3 * S);
  expect(ended).toEqual([
    ['committed', 3],
    ['read', 3],
    ['written', 3],
  ]);
  expect(world.rows()).toEqual({ a: 3 });
});

test('a store that hangs the moment it has committed has committed, and answers later', () => {
  const world = new StoreTest({ parameters: PARAMETERS });
  const client = world.client();
  world.operation.watchers.commits.push(() => world.store.hang(true));
  const task = world.start(function* () {
    yield client.put('a', 1);
  });
  world.advance(S);
  expect([task.outcome, world.rows()]).toEqual([undefined, { a: 1 }]);
  world.intervene(() => world.store.hang(false));
  world.advance(S);
  expect(task.outcome).toBeDefined();
});

test('a store that dies while it hangs answers what had reached it, and does not hang when it is back', () => {
  const world = new StoreTest({ parameters: { ...PARAMETERS, restartAfter: S } });
  const client = world.client();
  const task = world.start(function* () {
    yield world.sleep(MS);
    try {
      yield client.put('a', 1);
    } catch (error) {
      return codeOf(error);
    }
    return 'ok';
  });
  world.intervene(() => world.store.hang(true));
  world.advance(100 * MS);
  world.crash();
  world.advance(10 * MS);
  expect(task.outcome?.value).toBe('CONNECTION_RESET');
  world.advance(2 * S);
  const again = world.start(function* () {
    yield client.put('a', 2);
  });
  world.advance(S);
  expect(again.outcome).toBeDefined();
  expect(world.rows()).toEqual({ a: 2 });
});

test('the news of a dead process waits for a store that hangs', () => {
  const world = new StoreTest({ tables: [{ a: 1 }], parameters: PARAMETERS });
  const [dying, other] = [world.client(), world.client()];
  world.start(function* () {
    yield dying.put('a', 2, dying.transaction());
  });
  world.advance(MS);
  world.intervene(() => {
    world.store.hang(true);
    dying.die();
  });
  const task = world.start(function* () {
    yield other.put('a', 3);
  });
  world.advance(S);
  expect(task.outcome).toBeUndefined();
  world.intervene(() => world.store.hang(false));
  world.advance(S);
  expect(task.outcome).toBeDefined();
  expect(world.rows()).toEqual({ a: 3 });
});
