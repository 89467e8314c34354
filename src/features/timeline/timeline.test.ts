import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FaultState, InvariantState } from '../../../simulator';
import { LANES, merged, type Mark, type Story } from './lanes';
import { extentOf, lengthText, ticksOf } from './scale';

const story: Story = {
  nowNs: 500,
  reachedNs: 900,
  faults: [],
  invariants: [],
  interventions: [],
  words: ({ request }) => request.kind,
};

function marksOf(lane: string, over: Partial<Story>): readonly Mark[] {
  return LANES.find(({ title }) => title === lane)?.marksOf({ ...story, ...over }) ?? [];
}

const fault: FaultState = {
  index: 0,
  text: 'crash shop',
  kind: 'crash',
  state: 'acting',
  target: { kind: 'service', index: 0 } as const,
  struckNs: 100,
  liftedNs: -1,
  touched: 1,
  idle: '',
};

test('a fault has a mark from when it struck to when it was lifted; one that waits has none', () => {
  const lifted: FaultState = { ...fault, state: 'lifted', liftedNs: 300 };
  const armed: FaultState = { ...fault, state: 'armed', struckNs: -1 };
  const idle: FaultState = { ...fault, state: 'idle', idle: 'it was not running' };
  const marks = marksOf('Faults', { faults: [fault, lifted, armed, idle] });
  expect(marks.map(({ fromNs, toNs, kind }) => [fromNs, toNs, kind])).toEqual([
    [100, undefined, 'fault'],
    [100, 300, 'fault'],
    [100, 100, 'idle'],
  ]);
  expect(marks[2]?.words).toContain('it was not running');
});

test('a broken promise lasts from when the state left it, and leads to its request', () => {
  const gap = { key: 'order-1', request: 4, sinceNs: 200, openedNs: 250, closedNs: undefined };
  // As much of an invariant's state as the lane looks at.
  const invariants = [
    { says: 'Both or neither.', gaps: [gap, { ...gap, request: 0 }] },
  ] as unknown as InvariantState[];
  const [mark, nobodys] = marksOf('Broken promises', { invariants });
  expect(mark).toEqual({
    fromNs: 200,
    toNs: undefined,
    kind: 'gap',
    words: 'Broken for order-1: Both or neither.',
    request: 4,
  });
  expect(nobodys).not.toHaveProperty('request');
});

test('what was done by hand is a moment', () => {
  const interventions = [{ atNs: 40, sequence: 2, request: { kind: 'lift', fault: 0 } }] as const;
  expect(marksOf('By hand', { interventions })).toEqual([
    { fromNs: 40, toNs: 40, kind: 'hand', words: 'lift' },
  ]);
});

test('marks that would lie over each other become one, which says how many it stands for', () => {
  const at = (fromNs: number, toNs: number | undefined): Mark => ({
    fromNs,
    toNs,
    kind: 'gap',
    words: 'broken',
  });
  expect(merged([at(0, 10), at(11, 30), at(12, 13), at(100, undefined)], 5)).toEqual([
    { ...at(0, 30), words: 'broken (and 2 more)' },
    at(100, undefined),
  ]);
});

test('the scale holds what was reached, ends with the run, and is a round number', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e12 }), fc.integer({ min: 1e7, max: 1e13 }), (reached, length) => {
      const extent = extentOf(Math.min(reached, length), length);
      expect(extent).toBeGreaterThanOrEqual(Math.min(reached, length));
      expect(extent).toBeLessThanOrEqual(length);
    }),
  );
  expect(extentOf(25e6, 60e9)).toBe(50e6);
  expect(extentOf(59e9, 60e9)).toBe(60e9);
});

test.each([300, 900, 1300])('numbers on a scale of %s px do not touch', (widthPx) => {
  const ticks = ticksOf(50e6, widthPx);
  expect(ticks[0]).toBe(0);
  expect(widthPx / ticks.length).toBeGreaterThan(70);
  expect(ticks.length).toBeGreaterThan(1);
});

test('lengths are said as one says them', () => {
  expect([lengthText(60e9), lengthText(600e9)]).toEqual(['60 s', '10 min']);
});
