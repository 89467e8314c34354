/** @holds timeout */
import { expect, test } from 'vitest';
import { testKernel } from '../kernel/testing';
import { Deadlines } from './deadlines';

test('deadlines come in order and at their time; released ones never do', () => {
  const kernel = testKernel();
  const deadlines = new Deadlines(kernel, 100);
  const ended: string[] = [];
  const start = (name: string): number =>
    deadlines.add({ timeOut: () => ended.push(`${name} at ${kernel.nowNs}`) });
  const numbers = new Map<string, number>();
  kernel.schedule(0, { fire: () => numbers.set('a', start('a')) }, 0);
  kernel.schedule(10, { fire: () => numbers.set('b', start('b')) }, 0);
  kernel.schedule(20, { fire: () => void start('c') }, 0);
  kernel.schedule(20, { fire: () => void start('d') }, 0);
  kernel.schedule(50, { fire: () => deadlines.release(numbers.get('a') ?? -1) }, 0);
  kernel.schedule(60, { fire: () => deadlines.release(numbers.get('b') ?? -1) }, 0);
  kernel.advance(1000, 1000);
  expect(ended).toEqual(['c at 120', 'd at 120']);
});

test('many at once are kept in order, and only one event is pending for them', () => {
  const kernel = testKernel();
  const deadlines = new Deadlines(kernel, 1000);
  const ended: number[] = [];
  let added = 0;
  const tick = {
    fire: (): void => {
      const number = added++;
      deadlines.add({ timeOut: () => ended.push(number) });
      if (added < 500) kernel.schedule(1, tick, 0);
    },
  };
  kernel.schedule(1, tick, 0);
  kernel.advance(700, 10_000);
  expect(kernel.pending).toBe(1);
  kernel.advance(10_000, 10_000);
  expect(ended).toEqual(Array.from({ length: 500 }, (_, i) => i));
  expect(kernel.nowNs).toBe(10_000);
});
