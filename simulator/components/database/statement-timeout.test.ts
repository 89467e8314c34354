/**
 * A statement that gets no answer ends for whoever sent it, and what it held in the store is given back.
 *
 * @holds database
 */
import { expect, test } from 'vitest';
import { Fact } from '../../telemetry/facts';
import type { LinkRule } from '../../network/link';
import { codeOf, StoreTest } from '../testing';
import type { Database } from './database';

const MS = 1_000_000;
const S = 1_000_000_000;

const PARAMETERS = {
  readTime: { kind: 'constant', value: 0 },
  writeTime: { kind: 'constant', value: 0 },
  commitTime: { kind: 'constant', value: 10 * MS },
} as const;

function world(parameters: object = {}): StoreTest {
  return new StoreTest({ tables: [{ a: 1, b: 1 }], parameters: { ...PARAMETERS, ...parameters } });
}

/** Loses what goes one way. */
function losing(leg: 0 | 1): LinkRule {
  return { row: -1, onMessage: (met) => (met === leg ? 'drop' : 'pass') };
}

/** When it ended, in whole seconds, and how. */
function notes(test: StoreTest): { ended: [string, number][]; note: (what: string) => void } {
  const ended: [string, number][] = [];
  return { ended, note: (what) => void ended.push([what, Math.floor(test.kernel.nowNs / S)]) };
}

test.each([0, 1] as const)(
  'a message that is lost (leg %s) leaves its sender not knowing, after 30 s',
  (leg) => {
    const test = world();
    const { ended, note } = notes(test);
    const client = test.client();
    test.link.rules.push(losing(leg));
    test.start(function* () {
      yield client.put('a', 2).then(undefined, (error: unknown) => note(codeOf(error)));
    });
    test.advance(60 * S);
    expect(ended).toEqual([['TIMEOUT', 30]]);
    expect(test.rows()['a']).toBe(leg === 0 ? 1 : 2);
  },
);

test('a transaction whose answer was lost is rolled back, its locks and connection given back', () => {
  const test = world();
  const database = test.store as Database;
  const [client, other] = [test.client(), test.client()];
  const { ended, note } = notes(test);
  test.start(function* () {
    const transaction = client.transaction();
    yield client.put('a', 2, transaction);
    test.link.rules.push(losing(1));
    yield client.put('b', 2, transaction).then(undefined, (error: unknown) => note(codeOf(error)));
  });
  test.advance(1 * S);
  test.link.rules.length = 0;
  test.start(function* () {
    yield other.put('a', 3).then(() => note('written'));
  });
  test.advance(25 * S);
  expect(database.connectionsInUse).toBe(2);
  test.advance(60 * S);
  expect(ended).toEqual([
    ['TIMEOUT', 30],
    ['written', 30],
  ]);
  expect(database.connectionsInUse).toBe(0);
  expect(test.rows()).toEqual({ a: 3, b: 1 });
  expect(test.facts(Fact.transactionRolledBack)).toHaveLength(1);
});

test('slow is as bad as lost: a statement that waits for a lock, or for a connection, leaves the queue', () => {
  for (const connections of [100, 1]) {
    const test = world({ connections, statementTimeout: 2 * S });
    const database = test.store as Database;
    const [holder, waiter] = [test.client(), test.client()];
    const { ended, note } = notes(test);
    test.start(function* () {
      const transaction = holder.transaction();
      yield holder.put('a', 2, transaction);
      yield test.sleep(10 * S);
      yield holder.commit(transaction).then(() => note('committed'));
    });
    test.start(function* () {
      yield waiter.put('a', 3).then(undefined, (error: unknown) => note(codeOf(error)));
    });
    test.advance(5 * S);
    expect(database.waitingForConnection).toBe(0);
    test.advance(20 * S);
    expect(ended).toEqual([
      ['TIMEOUT', 2],
      ['committed', 10],
    ]);
    expect(test.rows()['a']).toBe(2);
    expect(database.connectionsInUse).toBe(0);
  }
});

test('a commit that is on its way to the disk gets there, and its sender does not know', () => {
  const test = world({ statementTimeout: 5 * MS });
  const client = test.client();
  const { ended, note } = notes(test);
  test.start(function* () {
    const transaction = client.transaction();
    yield client.put('a', 2, transaction);
    yield client.commit(transaction).then(undefined, (error: unknown) => note(codeOf(error)));
  });
  test.advance(S);
  expect(ended).toEqual([['TIMEOUT', 0]]);
  expect(test.rows()['a']).toBe(2);
});

test('a store that hangs for longer than its clients wait finds none of them when it goes on', () => {
  const test = world();
  const client = test.client();
  const { ended, note } = notes(test);
  test.intervene(() => test.store.hang(true));
  test.start(function* () {
    yield client.get('a').then(undefined, (error: unknown) => note(codeOf(error)));
  });
  test.advance(40 * S);
  test.intervene(() => test.store.hang(false));
  test.advance(S);
  expect(ended).toEqual([['TIMEOUT', 30]]);
  expect((test.store as Database).connectionsInUse).toBe(0);
});

test('as long as answers come, waiting for them costs no event and changes no history', () => {
  const run = (statementTimeout: number): [number, string] => {
    const test = world({ statementTimeout });
    const client = test.client();
    test.start(function* () {
      for (let i = 0; i < 200; i++) {
        yield client.put('a', i);
        yield test.sleep(S);
      }
    });
    test.advance(300 * S);
    return [test.kernel.events, test.kernel.journal.hash()];
  };
  expect(run(30 * S)).toEqual(run(0));
});
