import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Frame, Plan, SpanView, TraceView } from '../../../simulator';
import { whyNot } from './comparable';
import { differenceOf, type Measure } from './difference';
import { compareTraces } from './explain';
import { keepInStep } from './in-step';

const TIME: Measure = { unit: 'ms', more: 'slower', less: 'faster', better: 'less', isQuantile: true };
const DONE: Measure = { unit: 'count', more: 'more', less: 'fewer', better: 'more' };

test('a difference says how much, in which direction, and whether that is better', () => {
  expect(differenceOf(41, 23, TIME)).toEqual({ says: '18 ms slower', verdict: 'worse' });
  expect(differenceOf(23, 41, TIME)).toEqual({ says: '18 ms faster', verdict: 'better' });
  expect(differenceOf(3, 5, DONE)).toEqual({ says: '2 fewer', verdict: 'worse' });
  expect(differenceOf(5, 5, DONE).verdict).toBe('same');
  expect(differenceOf(5, 3, { ...DONE, better: undefined })).toEqual({ says: '2 more', verdict: 'other' });
  expect(differenceOf(undefined, 3, DONE).verdict).toBe('none');
});

test('what is nearer than quantiles are measured is no difference; a count of one is', () => {
  expect(differenceOf(100.5, 100, TIME).verdict).toBe('same');
  expect(differenceOf(101, 100, TIME).verdict).toBe('worse');
  expect(differenceOf(1001, 1000, DONE).verdict).toBe('better');
});

test('the other way round, better is worse', () => {
  const opposite = { better: 'worse', worse: 'better', other: 'other', same: 'same', none: 'none' } as const;
  fc.assert(
    fc.property(fc.nat(1000), fc.nat(1000), fc.constantFrom(TIME, DONE), (first, second, measure) => {
      const there = differenceOf(second, first, measure).verdict;
      expect(differenceOf(first, second, measure).verdict).toBe(opposite[there]);
    }),
  );
});

const span = (over: Partial<SpanView>): SpanView =>
  ({ kind: 'INTERNAL', isStatement: false, parent: 0, segments: { queueingNs: 0 }, ...over }) as SpanView; // all that is looked at

function trace(endNs: number, calls: number, over: Partial<TraceView> = {}, queueingNs = 0): TraceView {
  const made = { operation: 'orders.place', user: 1, startNs: 0, knowledge: 'done', code: 'OK' } as const;
  const root = span({ kind: 'CLIENT', parent: -1, segments: { queueingNs, workNs: 0, waitingNs: 0 } });
  const spans = [root, ...Array.from({ length: calls }, () => span({ kind: 'CLIENT' }))];
  return { ...made, endNs, spans, missingSpans: 0, gaps: [], ...over } as TraceView; // all that is looked at
}

const NAMES = ['apart', 'together'] as const;

test('a slower request is explained by what it has more of, and by nothing else', () => {
  expect(compareTraces(trace(41e6, 4), trace(23e6, 1), NAMES)).toBe(
    '18 ms slower in “apart”: 3 more calls over the network.',
  );
  expect(compareTraces(trace(23e6, 1), trace(41e6, 2, {}, 9e6), NAMES)).toBe(
    '18 ms faster in “apart”: 1 fewer call over the network, 9 ms less in queues.',
  );
  // More calls do not make anything faster.
  expect(compareTraces(trace(23e6, 4), trace(41e6, 1), NAMES)).toBe('18 ms faster in “apart”.');
  // Nor does a queue explain what it took no part in.
  expect(compareTraces(trace(41e6, 1, {}, 1e6), trace(23e6, 1), NAMES)).toBe('18 ms slower in “apart”.');
  // Spans that are no longer kept may have been calls.
  expect(compareTraces(trace(41e6, 4), trace(23e6, 1, { missingSpans: 3 }), NAMES)).toBe(
    '18 ms slower in “apart”.',
  );
  expect(compareTraces(trace(5, 1), trace(5, 1), NAMES)).toBe('It took equally long in both.');
});

test('what ended differently, or not yet, or is another request, is not compared', () => {
  const lost = { knowledge: 'unknown', code: 'TIMEOUT' } as const;
  expect(compareTraces(trace(1e9, 2, lost), trace(5, 1), NAMES)).toContain(
    'It ended differently: unknown (TIMEOUT) in “apart”, done in “together”.',
  );
  expect(compareTraces(trace(5, 1, { endNs: undefined }), trace(5, 1), NAMES)).toBe(
    'It has no answer yet in “apart”.',
  );
  expect(compareTraces(trace(5, 1, { user: 2 }), trace(5, 1), NAMES)).toContain('Not the same request');
});

test('another load cannot be compared, however its operations are numbered', () => {
  const plan = (experiment: string, operation: number, names: readonly string[]): Plan =>
    ({
      experiment,
      lengthNs: 1,
      operations: names.map((name) => ({ name })),
      workload: { kind: 'open', tasks: [{ steps: [{ operation }] }] },
    }) as unknown as Plan; // all that is looked at
  const first = plan('busy', 0, ['a', 'b']);
  expect(whyNot(first, plan('busy', 1, ['b', 'a']))).toBeUndefined();
  expect(whyNot(first, plan('busy', 1, ['a', 'b']))).toContain('changed the load');
  expect(whyNot(first, plan('quiet', 0, ['a', 'b']))).toContain('different experiments');
});

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test('the second run goes where the first is, one journey at a time, ten times a second at most', async () => {
  const first = { latest: { nowNs: 0 } as Frame, tell: (): void => undefined };
  const went: number[] = [];
  const met: number[] = [];
  let arrive = (): void => undefined;
  const stop = keepInStep(
    {
      get latest() {
        return first.latest;
      },
      subscribe(listener) {
        first.tell = () => listener(first.latest);
        return () => (first.tell = () => undefined);
      },
    },
    {
      seek: (position) => {
        went.push('atNs' in position ? position.atNs : -1);
        // Nothing of the status is looked at.
        return new Promise((resolve) => (arrive = () => resolve({ ok: true, value: {} as never })));
      },
    },
    (nowNs) => met.push(nowNs),
  );
  const goOn = async (nowNs: number): Promise<void> => {
    first.latest = { nowNs } as Frame;
    first.tell();
    await vi.advanceTimersByTimeAsync(16);
  };
  for (let frame = 1; frame <= 60; frame++) await goOn(frame);
  expect(went).toEqual([0]);
  arrive();
  await vi.advanceTimersByTimeAsync(100);
  expect([went, met]).toEqual([[0, 60], []]);
  arrive();
  await vi.advanceTimersByTimeAsync(0);
  expect(met).toEqual([60]);
  await goOn(20);
  await vi.advanceTimersByTimeAsync(100);
  expect(went).toEqual([0, 60, 20]);
  stop();
  await goOn(30);
  await vi.advanceTimersByTimeAsync(500);
  expect(went).toHaveLength(3);
});
