/** @holds database */
import { expect, test } from 'vitest';
import type { Plain } from '../../model/plan';
import { Fact } from '../../telemetry/facts';
import { codeOf, StoreTest } from '../testing';

const MS = 1_000_000;

test('a transaction sees its own writes at once, and the others see them when it has committed', () => {
  const world = new StoreTest({ tables: [{ a: 1, b: 2 }] });
  const [writer, reader] = [world.client(), world.client()];
  const task = world.start(function* () {
    const transaction = writer.transaction();
    yield writer.put('a', 10, transaction);
    yield writer.delete('b', transaction);
    yield writer.put('c', 30, transaction);
    const own = [
      yield writer.get('a', transaction),
      yield writer.get('b', transaction),
      yield writer.all(transaction),
    ];
    const others = [yield reader.get('a'), yield reader.get('b'), yield reader.all()];
    yield writer.commit(transaction);
    return { own, others, after: yield reader.all() };
  });
  world.advance(100 * MS);
  const asRows = (rows: Record<string, Plain>): object[] =>
    Object.entries(rows).map(([key, row]) => ({ key, row }));
  expect(task.outcome?.value).toEqual({
    own: [10, null, asRows({ a: 10, c: 30 })],
    others: [1, 2, asRows({ a: 1, b: 2 })],
    after: asRows({ a: 10, c: 30 }),
  });
});

test('tables do not share keys', () => {
  const world = new StoreTest({ tables: [{ a: 1 }, { a: 2 }] });
  const client = world.client();
  world.start(function* () {
    yield client.put('a', 3, undefined, 1);
  });
  world.advance(100 * MS);
  expect([world.rows(0), world.rows(1)]).toEqual([{ a: 1 }, { a: 3 }]);
});

test('removing tells whether there was a row, its own writes counted', () => {
  const world = new StoreTest({ tables: [{ a: 1 }] });
  const client = world.client();
  const task = world.start(function* () {
    const transaction = client.transaction();
    const told = [yield client.delete('a', transaction), yield client.delete('a', transaction)];
    yield client.put('x', 1, transaction);
    told.push(yield client.delete('x', transaction));
    yield client.commit(transaction);
    return [...told, yield client.delete('a')];
  });
  world.advance(100 * MS);
  expect(task.outcome?.value).toEqual([true, false, true, false]);
  expect(world.commits.map(({ changes }) => changes)).toEqual([
    [{ table: 0, key: 'a', before: 1, after: undefined }],
  ]);
});

test('a commit is one event: every row, the facts, the listener and the watchers, before the client hears of it', () => {
  const world = new StoreTest({ tables: [{ a: 1 }, {}] });
  const client = world.client();
  const seen: unknown[] = [];
  world.operation.watchers.commits.push((handling, row) => {
    seen.push(world.rows(0), world.rows(1), world.commits.length, handling === client);
    expect(row).toBe(world.kernel.journal.length - 1);
    expect(task.outcome).toBeUndefined();
  });
  const task = world.start(function* () {
    const transaction = client.transaction();
    yield client.put('a', 2, transaction);
    yield client.put('b', 3, transaction, 1);
    yield client.put('a', 4, transaction);
    yield client.commit(transaction);
  });
  world.advance(100 * MS);
  expect(seen).toEqual([{ a: 4 }, { b: 3 }, 1, true]);
  expect(world.commits[0]?.changes).toEqual([
    { table: 0, key: 'a', before: 1, after: 4 },
    { table: 1, key: 'b', before: undefined, after: 3 },
  ]);
  const [began] = world.facts(Fact.transactionBegan);
  const [committed] = world.facts(Fact.transactionCommitted);
  expect(began).toMatchObject({ a: 1, b: client.span, c: 0 });
  expect(committed).toMatchObject({ a: 1, b: 2, c: 0 });
  const changed = world.facts(Fact.rowChanged);
  expect(changed.map(({ a, b, c, value }) => [a, world.numbering.words[b], c, value])).toEqual([
    [0, 'a', 1, 2],
    [1, 'b', 1, 1],
  ]);
  expect(new Set([committed, ...changed].map((fact) => fact?.timeNs)).size).toBe(1);
});

test('a single statement commits by itself, under no transaction', () => {
  const world = new StoreTest({ tables: [{ a: 1 }] });
  const client = world.client();
  let told = 0;
  world.operation.watchers.commits.push(() => told++);
  world.start(function* () {
    yield client.put('b', 2);
    yield client.delete('a');
    yield client.lock('b');
  });
  world.advance(100 * MS);
  expect(world.rows()).toEqual({ b: 2 });
  expect(told).toBe(2);
  expect(world.facts(Fact.rowChanged).map(({ c, value }) => [c, value])).toEqual([
    [0, 1],
    [0, 0],
  ]);
  expect([world.facts(Fact.transactionBegan), world.facts(Fact.transactionCommitted)]).toEqual([[], []]);
});

test('after a rollback nothing is left, and what follows it is refused', () => {
  const world = new StoreTest({ tables: [{ a: 1 }] });
  const client = world.client();
  const task = world.start(function* () {
    const transaction = client.transaction();
    yield client.put('a', 2, transaction);
    yield client.rollback(transaction);
    yield client.rollback(transaction);
    const codes: string[] = [];
    for (const late of [client.put('a', 3, transaction), client.commit(transaction)]) {
      try {
        yield late;
      } catch (error) {
        codes.push(codeOf(error));
      }
    }
    yield client.put('a', 5);
    return codes;
  });
  world.advance(100 * MS);
  expect(task.outcome?.value).toEqual(['ROLLED_BACK', 'ROLLED_BACK']);
  expect(world.rows()).toEqual({ a: 5 });
  expect(world.facts(Fact.transactionRolledBack)).toHaveLength(1);
});

test('statements of one transaction follow each other in the order of their arrival', () => {
  const world = new StoreTest({
    tables: [{}],
    parameters: { readTime: { kind: 'constant', value: 10 * MS } },
  });
  const client = world.client();
  const answers: unknown[] = [];
  world.start(function* () {
    const transaction = client.transaction();
    const slow = client.get('a', transaction).then((value) => answers.push(value));
    const written = client.put('a', 1, transaction).then(() => answers.push('written'));
    const after = client.get('a', transaction).then((value) => answers.push(value));
    const done = client.commit(transaction).then(() => answers.push('committed'));
    for (const each of [slow, written, after, done]) yield each;
  });
  world.advance(100 * MS);
  expect(answers).toEqual([null, 'written', 1, 'committed']);
});

test('a rollback overtakes the statements before it, and they fail', () => {
  const world = new StoreTest({ tables: [{ a: 1 }] });
  const [holder, client] = [world.client(), world.client()];
  world.start(function* () {
    yield holder.lock('a', holder.transaction());
  });
  world.advance(10 * MS);
  const codes: string[] = [];
  const task = world.start(function* () {
    const transaction = client.transaction();
    const note = (error: unknown): void => void codes.push(codeOf(error));
    yield client.put('b', 1, transaction);
    const waiting = client.put('a', 2, transaction).catch(note);
    const behind = client.get('b', transaction).catch(note);
    yield client.rollback(transaction);
    yield waiting;
    yield behind;
    yield client.put('b', 7);
  });
  world.advance(100 * MS);
  expect(task.outcome).toBeDefined();
  expect(codes).toEqual(['ROLLED_BACK', 'ROLLED_BACK']);
  expect(world.rows()).toEqual({ a: 1, b: 7 });
});

test('only a transaction that wrote something waits for the disk', () => {
  const commitTime = { kind: 'constant', value: 50 * MS } as const;
  const fast = { kind: 'constant', value: 0 } as const;
  const world = new StoreTest({
    parameters: { commitTime, readTime: fast, writeTime: fast },
    latencyNs: [0, 0],
  });
  const client = world.client();
  const task = world.start(function* () {
    const reads = client.transaction();
    yield client.lock('a', reads);
    yield client.commit(reads);
    const readNs = world.kernel.nowNs;
    const writes = client.transaction();
    yield client.put('a', 1, writes);
    yield client.commit(writes);
    yield client.put('b', 1);
    return [readNs, world.kernel.nowNs];
  });
  world.advance(1000 * MS);
  expect(task.outcome?.value).toEqual([0, 100 * MS]);
});

test('a slow store takes so many times as long', () => {
  const took = (slowness: number): number => {
    const each = { kind: 'constant', value: MS } as const;
    const world = new StoreTest({
      parameters: { readTime: each, writeTime: each, commitTime: each, rowTime: MS },
      tables: [{ a: 1, b: 2 }],
      latencyNs: [0, 0],
    });
    world.store.slowdowns.push({ factor: slowness, addedNs: 0 });
    const client = world.client();
    const task = world.start(function* () {
      yield client.get('a');
      yield client.all();
      yield client.put('a', 1);
      return world.kernel.nowNs;
    });
    world.advance(1000 * MS);
    return Number(task.outcome?.value);
  };
  expect([took(1), took(7)]).toEqual([6 * MS, 42 * MS]);
});
