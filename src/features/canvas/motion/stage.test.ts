import { expect, test } from 'vitest';
import type { Frame, FrameRows } from '../../../../simulator';
import type { FrameStore } from '../../../shared/run';
import { Sign } from './signs';
import { Stage } from './stage';
import { charge, LINK, PLACED, PLAN, rowsOf } from './testing';

function frameAt(nowMs: number, rows: FrameRows): Frame {
  return {
    nowNs: nowMs * 1e6,
    events: 0,
    requests: { started: 0, succeeded: 0, failed: 0, unknown: 0 },
    instances: new Float64Array(0),
    stores: new Float64Array(0),
    brokers: new Float64Array(0),
    places: new Float64Array(),
    asked: new Float64Array(),
    registries: new Float64Array(0),
    beliefs: new Int32Array(0),
    fallen: [],
    rows,
    firstWord: 0,
    words: [],
    invariants: [],
    faults: [],
    log: [],
    live: new Float64Array(0),
  };
}

/** Frames as the shell would give them; what is shown is set by hand. */
class Frames implements FrameStore {
  latest: Frame | undefined;
  readonly recent: Frame[] = [];
  readonly words: string[] = [];
  epoch = 0;
  shownMs = 0;
  private listener: (frame: Frame) => void = () => undefined;

  subscribe(listener: (frame: Frame) => void): () => void {
    this.listener = listener;
    return () => undefined;
  }

  shownNs(): number {
    return this.shownMs * 1e6;
  }

  push(frame: Frame): void {
    this.latest = frame;
    this.listener(frame);
  }
}

/** A picture of a run that has begun; `at` says what is shown at which time of the host's clock. */
function begun() {
  let asked = 0;
  const frames = new Frames();
  frames.push(frameAt(0, rowsOf([])));
  const stage = new Stage(PLAN, frames, () => asked++);
  const at = (hostMs: number, shownMs: number): boolean => {
    frames.shownMs = shownMs;
    return stage.advance(hostMs);
  };
  return { frames, stage, at, asked: () => asked };
}

test('a row is seen when the time that is shown has passed it, not when its frame comes', () => {
  const { frames, stage, at, asked } = begun();
  at(0, 0);
  frames.push(frameAt(2, rowsOf(PLACED)));
  expect(asked()).toBe(1);
  at(250, 0.5);
  expect([stage.motion.waiting, stage.motion.working[0]]).toEqual([1, 0]);
  at(600, 1.2);
  expect(stage.motion.working[0]).toBe(1);
});

test('signs wait in a paused run, and the picture comes to rest', () => {
  const { frames, stage, at } = begun();
  at(0, 0);
  frames.push(frameAt(3, rowsOf([...PLACED, ...charge(2, 1)])));
  expect(at(50, 3)).toBe(true);
  expect(stage.motion.wires.signs[LINK.shopToPayments]).toBe(Sign.retried);
  for (let ms = 100; ms < 2000; ms += 50) at(ms, 3);
  expect(at(60_000, 3)).toBe(false);
  expect(stage.motion.wires.freshness(LINK.shopToPayments, stage.clockMs)).toBeGreaterThan(0.5);
});

test('messages travel on while time is shown, though no frame comes', () => {
  const { frames, stage, at } = begun();
  at(0, 0);
  frames.push(frameAt(0, rowsOf(PLACED.slice(0, 3))));
  for (let i = 1; i <= 20; i++) at(i * 50, i * 0.04);
  expect(stage.motion.flights.progress[0]).toBeCloseTo(0.8);
});

test('a run that begins anew voids what was seen, and what its first frame tells is long past', () => {
  const { frames, stage, at } = begun();
  frames.push(frameAt(2, rowsOf(PLACED)));
  at(500, 2);
  expect(stage.motion.waiting).toBe(1);
  frames.epoch++;
  frames.push(frameAt(9, rowsOf([...PLACED, ...charge(2, 1)])));
  at(1000, 9);
  expect([stage.motion.waiting, stage.motion.working[0]]).toEqual([1, 1]);
  expect(stage.motion.flights.count).toBe(0);
  expect(stage.motion.wires.freshness(LINK.shopToPayments, stage.clockMs)).toBe(0);
});

test('a picture that does not move takes everything at once', () => {
  const { frames, stage } = begun();
  frames.push(frameAt(2, rowsOf(PLACED)));
  stage.settle();
  expect(stage.motion.working[0]).toBe(1);
});

test('a hidden page does not pile up what it will never show', () => {
  const { frames, stage, at } = begun();
  at(0, 0);
  const [started = [0, 0, 0, 0, 0, 0] as const] = PLACED;
  for (let i = 0; i < 2000; i++) frames.push(frameAt(i, rowsOf([started], i)));
  expect(stage.backlog).toBeLessThan(600);
  at(1e6, 1e6);
  expect(stage.motion.waiting).toBe(2000);
});
