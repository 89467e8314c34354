/** @holds database */
import { expect, test } from 'vitest';
import { Fact, SchemaVerb } from '../../telemetry/facts';
import { codeOf, StoreTest, type TestClient } from '../testing';
import { Database } from './database';

const MS = 1_000_000;
const S = 1_000_000_000;

function accounts(): StoreTest {
  return new StoreTest({ tables: [{ ada: { balance: 5 }, eve: { balance: 7 } }], columns: ['balance'] });
}

/** What comes of a statement: `ok`, or the code it failed with. */
function outcomeOf(world: StoreTest, send: () => unknown) {
  return world.start(function* () {
    try {
      yield send() as PromiseLike<unknown>;
      return 'ok';
    } catch (error) {
      return codeOf(error);
    }
  });
}

function codesOf(world: StoreTest, ...sends: (() => unknown)[]): unknown[] {
  return sends.map((send) => {
    const task = outcomeOf(world, send);
    world.advance(S);
    return task.outcome?.value;
  });
}

function expectNothingHeld({ store }: StoreTest): void {
  if (!(store instanceof Database)) throw new Error('not a database');
  expect([store.connectionsInUse, store.waitingForConnection, store.locks.size]).toEqual([0, 0, 0]);
}

test('a statement that names a column that is not there fails, and of its transaction nothing is kept', () => {
  const world = accounts();
  const client = world.client();
  expect(
    codesOf(
      world,
      () => client.select('ada', ['balance']),
      () => client.select('ada', ['amount']),
      () => client.put('ada', { balance: 6, amount: 1 }),
      () => client.put('ada', 6),
    ),
  ).toEqual(['ok', 'UNDEFINED_COLUMN', 'UNDEFINED_COLUMN', 'BAD_ARGUMENT']);
  const transaction = client.transaction();
  expect(
    codesOf(
      world,
      () => client.put('ada', { balance: 9 }, transaction),
      () => client.select('ada', ['amount'], transaction),
      () => client.commit(transaction),
    ),
  ).toEqual(['ok', 'UNDEFINED_COLUMN', 'ROLLED_BACK']);
  expect(world.rows()).toEqual({ ada: { balance: 5 }, eve: { balance: 7 } });
  expectNothingHeld(world);
});

test('without columns a table takes whatever is put there, and every name is as good as another', () => {
  const world = new StoreTest({ tables: [{ ada: 5 }] });
  const client = world.client();
  const sends = [() => client.select('ada', ['amount']), () => client.put('ada', { anything: 1 })];
  expect(codesOf(world, ...sends)).toEqual(['ok', 'ok']);
});

test('a column is added, filled, and the old one dropped; what a put does not name stays', () => {
  const world = accounts();
  const client = world.client();
  expect(codesOf(world, () => client.alter('add', 'amount'))).toEqual(['ok']);
  expect(world.rows()['ada']).toEqual({ balance: 5, amount: null });
  expect(codesOf(world, () => client.put('ada', { balance: 4 }))).toEqual(['ok']);
  expect(codesOf(world, () => client.alter('copy', 'balance', 'amount'))).toEqual(['ok']);
  expect(codesOf(world, () => client.put('ada', { amount: 3 }))).toEqual(['ok']);
  expect(world.rows()).toEqual({ ada: { balance: 4, amount: 3 }, eve: { balance: 7, amount: 7 } });
  expect(codesOf(world, () => client.alter('drop', 'balance'))).toEqual(['ok']);
  expect(world.rows()).toEqual({ ada: { amount: 3 }, eve: { amount: 7 } });
  expect(world.facts(Fact.schemaChanged).map(({ c }) => c)).toEqual([
    SchemaVerb.add,
    SchemaVerb.copy,
    SchemaVerb.drop,
  ]);
  expect(
    codesOf(
      world,
      () => client.alter('add', 'amount'),
      () => client.alter('rename', 'balance', 'left'),
      () => client.alter('copy', 'amount', 'left'),
    ),
  ).toEqual(['DUPLICATE_COLUMN', 'UNDEFINED_COLUMN', 'UNDEFINED_COLUMN']);
  expectNothingHeld(world);
});

/** A transaction that reads a row and stays open for a second. */
function reader(world: StoreTest, client: TestClient): void {
  world.start(function* () {
    const transaction = client.transaction();
    yield client.get('ada', transaction);
    yield world.sleep(S);
    yield client.commit(transaction);
  });
  world.advance(10 * MS);
}

test('who changes the columns waits for every open transaction on the table, and whoever comes later waits behind', () => {
  const world = accounts();
  reader(world, world.client());
  const migrator = world.client();
  const renamed = outcomeOf(world, () => migrator.alter('rename', 'balance', 'amount'));
  world.advance(10 * MS);
  const late = world.client();
  // A read that waits for no row; without the rename before it, it would be done at once.
  const read = outcomeOf(world, () => late.select('eve', ['balance']));
  world.advance(500 * MS);
  expect([renamed.outcome, read.outcome]).toEqual([undefined, undefined]);
  world.advance(S);
  expect(renamed.outcome?.value).toBe('ok');
  expect(read.outcome?.value).toBe('UNDEFINED_COLUMN');
  expect(world.facts(Fact.tableWaited)).toHaveLength(2);
  expectNothingHeld(world);
});

test('a migrator that gives up lets those behind it in', () => {
  const world = new StoreTest({
    tables: [{ ada: { balance: 5 } }],
    columns: ['balance'],
    parameters: { lockTimeout: 100 * MS },
  });
  reader(world, world.client());
  const migrator = world.client();
  const renamed = outcomeOf(world, () => migrator.alter('rename', 'balance', 'amount'));
  world.advance(50 * MS);
  const late = world.client();
  const read = outcomeOf(world, () => late.select('ada', ['balance']));
  world.advance(200 * MS);
  expect(renamed.outcome?.value).toBe('LOCK_TIMEOUT');
  expect(read.outcome?.value).toBe('ok');
});

test('a copy waits for the rows that others have, and for no table', () => {
  const world = new StoreTest({
    tables: [{ ada: { balance: 5, amount: null }, eve: { balance: 7, amount: null } }],
    columns: ['balance', 'amount'],
  });
  const client = world.client();
  world.start(function* () {
    const transaction = client.transaction();
    yield client.put('eve', { balance: 8 }, transaction);
    yield world.sleep(S);
    yield client.commit(transaction);
  });
  world.advance(10 * MS);
  const migrator = world.client();
  const copied = outcomeOf(world, () => migrator.alter('copy', 'balance', 'amount'));
  world.advance(100 * MS);
  expect(copied.outcome).toBeUndefined();
  world.advance(S);
  expect(world.rows()).toEqual({ ada: { balance: 5, amount: 5 }, eve: { balance: 8, amount: 8 } });
  expect(world.facts(Fact.tableWaited)).toEqual([]);
  expectNothingHeld(world);
});

test('two that wait for each other across a row and a table are found out', () => {
  const world = new StoreTest({
    tables: [{ ada: { balance: 5 } }, { sheet: { balance: 1 } }],
    columns: ['balance'],
  });
  const [one, other, migrator] = [world.client(), world.client(), world.client()];
  const transactions = [one.transaction(), other.transaction()];
  codesOf(world, () => one.get('ada', transactions[0]));
  codesOf(world, () => other.lock('sheet', transactions[1], 1));
  const renamed = outcomeOf(world, () => migrator.alter('rename', 'balance', 'amount'));
  // The other waits behind the rename, the rename for the one, and the one for the other's row.
  const ends = [
    outcomeOf(world, () => other.get('ada', transactions[1])),
    outcomeOf(world, () => one.lock('sheet', transactions[0], 1)),
  ];
  world.advance(10 * S);
  const codes = [renamed, ...ends].map(({ outcome }) => outcome?.value);
  expect(codes.filter((code) => code === 'DEADLOCK')).toHaveLength(1);
});

test('the store dies over a change: it is done or not, and nothing stays locked', () => {
  const world = accounts();
  const migrator = world.client();
  const renamed = outcomeOf(world, () => migrator.alter('rename', 'balance', 'amount'));
  world.advance(MS / 2);
  world.crash();
  world.advance(10 * S);
  expect(renamed.outcome?.value).toBe('CONNECTION_RESET');
  expect(world.rows()['ada']).toEqual({ balance: 5 });
  expect(codesOf(world, () => migrator.alter('rename', 'balance', 'amount'))).toEqual(['ok']);
  expectNothingHeld(world);
});
