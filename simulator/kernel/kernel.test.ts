import { expect, test } from 'vitest';
import { HandlerEnded, MAX_DEPTH } from './guest-runtime';
import { FULFILLED } from './job-queue';
import { KernelPromise } from './promise';
import { FUEL_PER_TASK } from './task';
import { after, runTask, TestTask, testKernel } from './testing';

test('how many events run before it yields never changes the history', () => {
  const history = (slice: number): string => {
    const kernel = testKernel();
    const tick = {
      fire: (tag: number): void => {
        kernel.journal.append(1, tag, 0, 0, kernel.nowNs, -1);
        if (tag < 200) kernel.schedule((tag * 37) % 11, tick, tag + 1);
      },
    };
    kernel.schedule(0, tick, 0);
    kernel.schedule(3, tick, 100);
    while (kernel.advance(10_000, slice) === 'yielded');
    return kernel.journal.hash();
  };
  expect(history(1)).toBe(history(7));
  expect(history(7)).toBe(history(100_000));
});

test('the hash tells histories apart by every column and by order', () => {
  const hashOf = (...rows: [number, number, number, number, number, number][]): string => {
    const { journal } = testKernel();
    for (const row of rows) journal.append(...row);
    return journal.hash();
  };
  const base: [number, number, number, number, number, number] = [1, 2, 3, 4, 5, 6];
  const hashes = new Set([hashOf(base)]);
  for (let column = 0; column < 6; column++) {
    const other: typeof base = [...base];
    other[column] = (other[column] ?? 0) + 1;
    hashes.add(hashOf(other));
  }
  hashes.add(hashOf([1, 2, 3, 4, 5 + 2 ** 32, 6]));
  hashes.add(hashOf(base, [9, 2, 3, 4, 5, 6]));
  hashes.add(hashOf([9, 2, 3, 4, 5, 6], base));
  expect(hashes.size).toBe(10);
});

test('a spinning handler ends at a fixed number of steps, caught or not, and the others go on', () => {
  const kernel = testKernel();
  const { guest } = kernel;
  const spin = runTask(kernel, function* () {
    try {
      for (;;) if (--guest.fuel < 0) guest.outOfFuel('orders', 12);
    } catch (error) {
      guest.caught(error);
      return 'swallowed';
    } finally {
      guest.unwinding();
    }
    yield undefined;
  });
  expect(spin.outcome?.value).toBeInstanceOf(HandlerEnded);
  expect(String(spin.outcome?.value)).toContain('orders, line 12');
  expect(
    runTask(kernel, function* () {
      return yield after(kernel, 5, 'fine');
    }).outcome?.value,
  ).toBe('fine');
  expect(kernel.failure).toBeUndefined();
});

test('a nested async function shares the fuel of its task', () => {
  const kernel = testKernel();
  const { guest } = kernel;
  const task = runTask(kernel, function* () {
    const nested = guest.async(function* () {
      for (let i = 0; ; i++) {
        if (--guest.fuel < 0) guest.outOfFuel('shop', 3);
        if (i % 100_000 === 0) yield after(kernel, 1, i);
      }
    });
    return yield nested.catch(() => 'swallowed');
  });
  expect(task.outcome?.value).toBeInstanceOf(HandlerEnded);
  expect(task.fuel).toBeLessThan(FUEL_PER_TASK);
});

test('a native error reaches the guest in our words, its own error in its own', () => {
  const kernel = testKernel();
  const { guest } = kernel;
  const task = runTask(kernel, function* () {
    const words: string[] = [];
    const nothing = yield undefined;
    try {
      words.push(String((nothing as { field: string }).field)); // it is undefined: that is the point
    } catch (error) {
      words.push((guest.caught(error) as Error).message);
    }
    words.push((guest.caught(guest.made(new TypeError('my own words'))) as Error).message);
    return words;
  });
  expect(task.outcome?.value).toEqual(['a value is not of the type this needs', 'my own words']);
});

test('a stack overflow ends the run, for no two stacks are equally deep', () => {
  const kernel = testKernel();
  const dive = (n: number): number => dive(n + 1) + 1;
  runTask(kernel, function* () {
    try {
      dive(0);
    } catch (error) {
      kernel.guest.caught(error);
    }
    yield undefined;
  });
  expect(kernel.failure?.code).toBe('STACK_OVERFLOW');
  expect(MAX_DEPTH).toBeLessThan(2000);
});

test('a dead task is never resumed, nor anything it left behind', () => {
  const kernel = testKernel();
  const ran: string[] = [];
  const task = new TestTask(function* () {
    void after(kernel, 10, 0).then(() => ran.push('then'));
    void kernel.guest.async(function* () {
      yield after(kernel, 10, 0);
      ran.push('nested');
    });
    yield after(kernel, 10, 0);
    ran.push('task');
  });
  kernel.intervene(() => task.run(FULFILLED, undefined));
  kernel.advance(5, 100);
  task.alive = false;
  kernel.advance(100, 100);
  expect(ran).toEqual([]);
});

test('events without end at one instant end the run with words', () => {
  const kernel = testKernel();
  const again = { fire: (): void => void kernel.schedule(0, again, 0) };
  kernel.schedule(0, again, 0);
  kernel.advance(1, Infinity);
  expect(kernel.failure?.code).toBe('NO_PROGRESS');
});

test('jobs without end in one event end the run with words', () => {
  const kernel = testKernel();
  const follow = (): void => void KernelPromise.resolve(0).then(follow).then(follow);
  runTask(kernel, function* () {
    follow();
    yield undefined;
    yield new KernelPromise(() => undefined);
  });
  expect(kernel.failure?.code).toBe('TOO_MANY_JOBS');
});

test('no event lies in the past, at a fraction of a nanosecond or nowhere', () => {
  for (const delay of [-1, 0.5, NaN]) {
    const kernel = testKernel();
    kernel.intervene(() => void kernel.schedule(delay, { fire: () => undefined }, 0));
    expect(kernel.failure?.code).toBe('ASSERTION');
  }
});

test('time never goes back, whoever asks', () => {
  const kernel = testKernel();
  kernel.schedule(50, { fire: () => undefined }, 0);
  kernel.advance(30, 10);
  kernel.advance(10, 10);
  expect(kernel.nowNs).toBe(30);
  kernel.standAt(20);
  expect(kernel.nowNs).toBe(30);
  kernel.standAt(90);
  expect(kernel.nowNs).toBe(50);
});

test('a rejection that nobody hears is told in the event that made it', () => {
  const kernel = testKernel();
  const told: number[] = [];
  kernel.onUnhandledRejection = () => told.push(kernel.nowNs);
  kernel.schedule(5, { fire: () => void KernelPromise.reject(1) }, 0);
  kernel.schedule(9, { fire: () => undefined }, 0);
  kernel.advance(100, 10);
  expect(told).toEqual([5]);
});
