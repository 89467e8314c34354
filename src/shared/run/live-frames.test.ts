import { expect, test } from 'vitest';
import { LiveFrames } from './live-frames';
import { testFrame } from './testing';

/** A clock that is wound by hand. */
function page() {
  let now = 0;
  const due: { at: number; work: () => void }[] = [];
  return {
    nowMs: () => now,
    later(delayMs: number, work: () => void) {
      const entry = { at: now + delayMs, work };
      due.push(entry);
      return () => void due.splice(due.indexOf(entry), 1);
    },
    pass(ms: number) {
      now += ms;
      for (const entry of due.filter(({ at }) => at <= now)) {
        due.splice(due.indexOf(entry), 1);
        entry.work();
      }
    },
  };
}

test('tells each frame and keeps its words', () => {
  const frames = new LiveFrames(page());
  const told: number[] = [];
  const stop = frames.subscribe(({ nowNs }) => told.push(nowNs));
  frames.push(testFrame(10, 0, 2, { words: ['a', 'b'] }));
  frames.push(testFrame(20, 2, 1, { firstWord: 2, words: ['c'] }));
  expect(told).toEqual([10, 20]);
  expect(frames.words).toEqual(['a', 'b', 'c']);
  expect(frames.latest?.nowNs).toBe(20);
  expect(frames.recent).toHaveLength(2);
  stop();
  frames.push(testFrame(30, 3, 0, { firstWord: 3 }));
  expect(told).toEqual([10, 20]);
});

test('a run that is executed again begins another epoch', () => {
  const frames = new LiveFrames(page());
  frames.push(testFrame(10, 0, 5, { words: ['a'] }));
  frames.push(testFrame(4, 0, 2, { words: ['z'] }));
  expect(frames.epoch).toBe(1);
  expect(frames.words).toEqual(['z']);
  expect(frames.recent).toHaveLength(1);
  expect(frames.shownNs()).toBe(4);
});

test('going back in a run in which nothing has happened is another epoch too', () => {
  const frames = new LiveFrames(page());
  frames.push(testFrame(10, 0, 0));
  frames.push(testFrame(4, 0, 0));
  expect(frames.epoch).toBe(1);
});

test('rows that are left out in between are no new epoch', () => {
  const frames = new LiveFrames(page());
  frames.push(testFrame(10, 0, 5));
  const gap = testFrame(20, 9, 1);
  frames.push({ ...gap, rows: { ...gap.rows, skipped: 4 } });
  expect(frames.epoch).toBe(0);
});

test('in a glide a frame is told at the end of the way to it, and what belongs to its moment with it', () => {
  const clock = page();
  const frames = new LiveFrames(clock);
  frames.push(testFrame(0, 0, 0));
  const told: number[] = [];
  frames.subscribe(({ rows }) => told.push(rows.first));
  frames.glide((ns) => ns / 10);
  frames.push(testFrame(1000, 0, 3));
  frames.push(testFrame(1000, 3, 1));
  clock.pass(50);
  expect(told).toEqual([]);
  expect(frames.latest?.nowNs).toBe(0);
  expect(frames.shownNs()).toBe(500);
  clock.pass(50);
  expect(told).toEqual([0, 3]);
  expect(frames.shownNs()).toBe(1000);
});

test('the next moment does not wait for the way to the one before', () => {
  const clock = page();
  const frames = new LiveFrames(clock);
  frames.push(testFrame(0, 0, 0));
  const told: number[] = [];
  frames.subscribe(({ nowNs }) => told.push(nowNs));
  frames.glide(() => 100);
  frames.push(testFrame(1000, 0, 1));
  clock.pass(10);
  frames.push(testFrame(2000, 1, 1));
  expect(told).toEqual([1000]);
  clock.pass(100);
  expect(told).toEqual([1000, 2000]);
});

test('going back interrupts a glide and is told at once', () => {
  const clock = page();
  const frames = new LiveFrames(clock);
  frames.push(testFrame(500, 0, 1));
  frames.glide(() => 100);
  frames.push(testFrame(1000, 1, 1));
  frames.push(testFrame(100, 0, 1));
  expect(frames.latest?.nowNs).toBe(100);
  expect(frames.epoch).toBe(1);
});

test('keeps a bounded number of recent frames', () => {
  const frames = new LiveFrames(page());
  for (let i = 0; i < 2000; i++) frames.push(testFrame(i, i * 100, 100));
  const rows = frames.recent.reduce((sum, frame) => sum + frame.rows.kinds.length, 0);
  expect(rows).toBeLessThanOrEqual(32_768);
  expect(frames.recent.length).toBeLessThanOrEqual(600);
});
