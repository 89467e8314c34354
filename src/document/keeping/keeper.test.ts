import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Keeper } from './keeper';
import { StorageFailure } from './storage/failure';
import type { Locks } from './storage/claims';
import { memoryRows, type Rows } from './storage/rows';
import { Shelf } from './storage/shelf';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Locks as the browser has them, of one name at a time. */
function locks(): Locks {
  const held = new Map<string, (reason: Error) => void>();
  const request = async (
    name: string,
    { steal = false }: LockOptions,
    work: (lock: object | null) => Promise<void> | undefined,
  ): Promise<void> => {
    if (held.has(name) && !steal) return work(null);
    held.get(name)?.(new Error('stolen'));
    const stolen = new Promise<never>((_, reject) => held.set(name, reject));
    const mine = held.get(name);
    await Promise.race([work({}), stolen]);
    if (held.get(name) === mine) held.delete(name);
  };
  return { request: request as Locks['request'] }; // the form that is used
}

interface Tab {
  readonly keeper: Keeper;
  kind(): string;
  type(text: string): void;
}

function tab(shelf: Shelf, withLocks: Locks | undefined): Tab {
  const keeper = new Keeper({ shelf, problem: undefined, locks: withLocks, nowMs: () => Date.now() });
  return {
    keeper,
    kind: () => keeper.state.get().kind,
    type: (run) => keeper.changed(() => ({ title: 'Shop', run })),
  };
}

const stored = async (shelf: Shelf): Promise<string | undefined> => (await shelf.read('a'))?.run;

describe('one tab', () => {
  test('writes once when a row of changes is over, and says so', async () => {
    const shelf = new Shelf(memoryRows());
    const write = vi.spyOn(shelf, 'write');
    const one = tab(shelf, locks());
    one.keeper.open('a');
    for (const text of ['x', 'xy', 'xyz']) {
      one.type(text);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(write).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(400);
    expect(one.kind()).toBe('saved');
    expect(write).toHaveBeenCalledTimes(1);
    expect(await stored(shelf)).toBe('xyz');
  });

  test('writes at the latest two seconds after the first change, however long one goes on', async () => {
    const shelf = new Shelf(memoryRows());
    const one = tab(shelf, undefined);
    one.keeper.open('a');
    for (let i = 0; i < 25; i++) {
      one.type(`${i}`);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(Number(await stored(shelf))).toBeGreaterThan(15);
  });

  test('says that the storage is full, loses nothing, and writes when there is room again', async () => {
    const rows = memoryRows();
    let isFull = true;
    const full: Rows = {
      last: true,
      change: (work) =>
        isFull ? Promise.reject(new DOMException('no room', 'QuotaExceededError')) : rows.change(work),
    };
    const one = tab(new Shelf(full), undefined);
    one.keeper.open('a');
    one.type('x');
    await vi.advanceTimersByTimeAsync(500);
    expect(one.keeper.state.get()).toEqual({
      kind: 'unsaved',
      problem: new StorageFailure('full').problem,
    });
    isFull = false;
    one.type('xy');
    await vi.advanceTimersByTimeAsync(500);
    expect(one.kind()).toBe('saved');
    expect(await stored(new Shelf(rows))).toBe('xy');
  });

  test('writes what is left when it turns to another document', async () => {
    const shelf = new Shelf(memoryRows());
    const one = tab(shelf, locks());
    one.keeper.open('a');
    one.type('x');
    one.keeper.open('b');
    await vi.advanceTimersByTimeAsync(0);
    expect(await stored(shelf)).toBe('x');
  });
});

describe.each([
  ['with the browser’s locks', () => locks()],
  ['without locks, by revisions alone', () => undefined],
])('two tabs, %s', (_, makeLocks) => {
  async function twoTabs() {
    const shelf = new Shelf(memoryRows());
    const shared = makeLocks();
    const [one, two] = [tab(shelf, shared), tab(shelf, shared)];
    one.keeper.open('a');
    one.type('first');
    await vi.advanceTimersByTimeAsync(500);
    two.keeper.remember('a', { revision: 1, run: 'first' });
    two.keeper.open('a');
    await vi.advanceTimersByTimeAsync(500);
    return { shelf, one, two };
  }

  test('do not overwrite each other: the one that comes second is told', async () => {
    const { shelf, one, two } = await twoTabs();
    one.type('by one');
    await vi.advanceTimersByTimeAsync(500);
    two.type('by two');
    await vi.advanceTimersByTimeAsync(500);
    expect(await stored(shelf)).toBe('by one');
    expect(two.kind()).toBe('elsewhere');
    expect(one.kind()).toBe('saved');
  });

  test('one takes over, the other is told, and what it had written is a version', async () => {
    const { shelf, one, two } = await twoTabs();
    one.type('by one');
    await vi.advanceTimersByTimeAsync(500);
    await two.keeper.takeOver(() => ({ title: 'Shop', run: 'by two' }));
    expect(two.kind()).toBe('saved');
    expect(await stored(shelf)).toBe('by two');
    expect((await shelf.versions('a')).map(({ run }) => run)).toEqual(['by one']);
    one.type('by one again');
    await vi.advanceTimersByTimeAsync(500);
    expect(one.kind()).toBe('elsewhere');
    expect(await stored(shelf)).toBe('by two');
  });
});

test('a lock is free again when its tab turns to something else', async () => {
  const shelf = new Shelf(memoryRows());
  const shared = locks();
  const [one, two] = [tab(shelf, shared), tab(shelf, shared)];
  one.keeper.open('a');
  one.keeper.close();
  await vi.advanceTimersByTimeAsync(0);
  two.keeper.remember('a', { revision: 1, run: 'first' });
  two.keeper.open('a');
  expect(two.kind()).toBe('saved');
});
