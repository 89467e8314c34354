import { expect, test } from 'vitest';
import type { TraceView } from '../../../simulator';
import { placeOf, rangeOf, ticksOf } from './time-axis';

test('the range holds every span; what is open lasts until now', () => {
  // As much of a trace as the range looks at.
  const trace = {
    startNs: 100,
    endNs: 300,
    spans: [{ startNs: 90, endNs: undefined }],
  } as unknown as TraceView;
  expect(rangeOf(trace, 500)).toEqual({ fromNs: 90, toNs: 500 });
  expect(placeOf({ fromNs: 0, toNs: 200 }, 50, 100)).toEqual({ left: 25, width: 25 });
});

test('ticks are round and few', () => {
  expect(ticksOf({ fromNs: 7, toNs: 1_007 }, 5)).toEqual([0, 200, 400, 600, 800, 1000]);
  expect(ticksOf({ fromNs: 0, toNs: 3_217_000 }, 4)).toEqual([0, 1e6, 2e6, 3e6]);
  for (const length of [1, 13, 999, 1e6, 3.3e9]) {
    expect(ticksOf({ fromNs: 0, toNs: length }, 5).length).toBeLessThanOrEqual(10);
  }
});
