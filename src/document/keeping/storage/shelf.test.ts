import { expect, test } from 'vitest';
import { memoryRows } from './rows';
import { Shelf } from './shelf';

const document = (id: string, run = '', savedAtMs = 0) => ({ id, title: id.toUpperCase(), savedAtMs, run });

test('lists documents without their content, the newest first', async () => {
  const shelf = new Shelf(memoryRows());
  await shelf.write(document('a', 'x', 1), 0);
  await shelf.write(document('b', 'y', 2), 0);
  await shelf.write(document('a', 'z', 3), 1);
  expect(await shelf.list()).toEqual({
    entries: [
      { id: 'a', title: 'A', revision: 2, savedAtMs: 3 },
      { id: 'b', title: 'B', revision: 1, savedAtMs: 2 },
    ],
    aside: 0,
  });
});

test('refuses a write that does not follow on what is there', async () => {
  const shelf = new Shelf(memoryRows());
  expect(await shelf.write(document('a', 'x'), 0)).toEqual({ revision: 1 });
  expect(await shelf.write(document('a', 'y'), 0)).toBe('overtaken');
  expect((await shelf.read('a'))?.run).toBe('x');
});

test('a document that was deleted comes back with its versions', async () => {
  const shelf = new Shelf(memoryRows());
  await shelf.write(document('a', 'x'), 0);
  await shelf.addVersion(document('a', 'x'), 'first');
  await shelf.addVersion(document('a', 'y'), 'second');
  await shelf.write(document('b'), 0);
  const removed = await shelf.remove('a');
  expect((await shelf.list()).entries.map(({ id }) => id)).toEqual(['b']);
  expect(await shelf.versions('a')).toEqual([]);
  if (removed === undefined) throw new Error('it was there');
  await shelf.restore(removed);
  expect((await shelf.versions('a')).map(({ name, number }) => [name, number])).toEqual([
    ['second', 2],
    ['first', 1],
  ]);
  expect((await shelf.read('a'))?.run).toBe('x');
});

test('what cannot be read is set aside as it was, and the rest stays', async () => {
  const rows = memoryRows();
  const broken = { id: 'b', title: 7, run: 'still of worth' };
  await rows.change((change) => change.put('documents', broken));
  const shelf = new Shelf(rows);
  await shelf.write(document('a', 'x'), 0);
  const { entries, aside } = await shelf.list();
  expect([entries.map(({ id }) => id), aside]).toEqual([['a'], 1]);
  await shelf.setAside('a', 'no run');
  expect((await shelf.list()).aside).toBe(2);
  const kept = await rows.change(async (change) =>
    Promise.all((await change.keys('aside')).map((key) => change.get('aside', key))),
  );
  expect(kept).toMatchObject([
    { from: 'documents', record: broken },
    { from: 'documents', why: 'no run', record: { run: 'x' } },
  ]);
});

test('a transaction that fails changes nothing, and does not stand in the way of the next', async () => {
  const rows = memoryRows();
  const failed = rows.change(async (change) => {
    await change.put('documents', document('a'));
    throw new Error('half-way');
  });
  await expect(failed).rejects.toThrow('half-way');
  expect((await new Shelf(rows).list()).entries).toEqual([]);
});
