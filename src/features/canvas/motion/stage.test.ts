import { expect, test } from 'vitest';
import type { Frame, FrameRows } from '../../../../simulator';
import { LiveFrames } from '../../../shared/run';
import { Sign } from './signs';
import { Stage } from './stage';
import { charge, LINK, PLACED, PLAN, rowsOf } from './testing';

function frameAt(nowMs: number, rows: FrameRows): Frame {
  return {
    nowNs: nowMs * 1e6,
    events: 0,
    requests: { started: 0, succeeded: 0, failed: 0 },
    instances: new Float64Array(0),
    stores: new Float64Array(0),
    rows,
    firstWord: 0,
    words: [],
    invariants: [],
    faults: [],
    log: [],
    live: new Float64Array(0),
  };
}

/** A picture of a run that has begun; the host's clock is set by hand. */
function begun() {
  let nowMs = 0;
  let asked = 0;
  const frames = new LiveFrames(() => nowMs);
  frames.push(frameAt(0, rowsOf([])));
  const stage = new Stage(PLAN, frames, () => asked++);
  const at = (ms: number): boolean => {
    nowMs = ms;
    return stage.advance(ms);
  };
  return { frames, stage, at, asked: () => asked };
}

test('a row is seen when the time that is shown has passed it, not when its frame comes', () => {
  const { frames, stage, at, asked } = begun();
  at(0);
  frames.glide(1000);
  frames.push(frameAt(2, rowsOf(PLACED)));
  expect(asked()).toBe(1);
  at(250);
  expect([stage.motion.waiting, stage.motion.working[0]]).toEqual([1, 0]);
  at(600);
  expect(stage.motion.working[0]).toBe(1);
});

test('signs wait in a paused run, and the picture comes to rest', () => {
  const { frames, stage, at } = begun();
  at(0);
  frames.glide(20);
  frames.push(frameAt(3, rowsOf([...PLACED, ...charge(2, 1)])));
  at(50);
  expect(stage.motion.wires.signs[LINK.shopToPayments]).toBe(Sign.retried);
  for (let ms = 100; ms < 2000; ms += 50) at(ms);
  expect(at(60_000)).toBe(false);
  expect(stage.motion.wires.freshness(LINK.shopToPayments, stage.clockMs)).toBeGreaterThan(0.5);
});

test('a run that begins anew voids what was seen, and what its first frame tells is long past', () => {
  const { frames, stage, at } = begun();
  frames.push(frameAt(2, rowsOf(PLACED)));
  at(500);
  expect(stage.motion.waiting).toBe(1);
  frames.clear();
  frames.push(frameAt(9, rowsOf([...PLACED, ...charge(2, 1)])));
  at(1000);
  expect([stage.motion.waiting, stage.motion.working[0]]).toEqual([1, 1]);
  expect(stage.motion.flights.count).toBe(0);
  expect(stage.motion.wires.freshness(LINK.shopToPayments, stage.clockMs)).toBe(0);
});

test('a picture that does not move takes everything at once', () => {
  const { frames, stage } = begun();
  frames.glide(1000);
  frames.push(frameAt(2, rowsOf(PLACED)));
  stage.settle();
  expect(stage.motion.working[0]).toBe(1);
});

test('a hidden page does not pile up what it will never show', () => {
  const { frames, stage, at } = begun();
  at(0);
  for (let i = 0; i < 2000; i++) frames.push(frameAt(i, rowsOf([PLACED[0] ?? [0, 0, 0, 0, 0, 0]], i)));
  expect(stage.backlog).toBeLessThan(600);
  at(1e6);
  expect(stage.motion.waiting).toBe(2000);
});
