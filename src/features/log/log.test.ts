import { expect, test } from 'vitest';
import { Fact, Outcome, type Frame, type Plan } from '../../../simulator';
import type { FrameStore } from '../../shared/run';
import type { Told } from '../../shared/words';
import { announcement } from './announce';
import { Failures } from './failures';

// As much of a plan as is looked at.
const plan = { operations: [{ name: 'orders.place' }] } as unknown as Plan;

/** A frame in which these requests end, from row `first` on. */
function frame(first: number, ...ended: readonly (readonly [request: number, outcome: Outcome])[]): Frame {
  const count = ended.length;
  const rows = {
    first,
    skipped: 0,
    times: Float64Array.from(ended, ([request]) => request * 10),
    values: new Float64Array(count),
    kinds: new Uint8Array(count).fill(Fact.requestEnded),
    a: Int32Array.from(ended, ([request]) => request),
    b: Int32Array.from(ended, ([, outcome]) => outcome),
    c: new Int32Array(count),
    causes: new Int32Array(count),
  };
  return { rows } as unknown as Frame; // nothing else is looked at
}

test('requests that ended badly are told, those that ended well are not', () => {
  const store = { epoch: 0, recent: [frame(5, [1, Outcome.ok], [2, Outcome.timeout])] };
  const failures = new Failures(store as unknown as FrameStore, plan); // all that is looked at
  failures.take(frame(7, [3, Outcome.overloaded]));
  expect(failures.lines.map(({ row, request }) => [row, request])).toEqual([
    [6, 2],
    [7, 3],
  ]);
  const before = failures.lines;
  failures.take(frame(8, [4, Outcome.ok]));
  expect(failures.lines).toBe(before);
});

test('when the run is executed again its story begins again', () => {
  const store = { epoch: 0, recent: [frame(5, [2, Outcome.timeout])] };
  const failures = new Failures(store as unknown as FrameStore, plan);
  store.epoch = 1;
  failures.take(frame(0));
  expect(failures.lines).toEqual([]);
});

const lines: Told[] = ['One.', 'Two.', 'Three.', 'Four.', 'Five.'].map((text, row) => ({
  row,
  text,
  timeNs: row,
  severity: 'info',
  request: 0,
}));

test('only what is new is read, and of much of it the end', () => {
  expect(announcement(lines, 2)).toBe('Four. Five.');
  expect(announcement(lines, -1)).toBe('2 more before. Three. Four. Five.');
  expect(announcement(lines, 4)).toBe('');
});
