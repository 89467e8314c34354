import { describe, expect, test } from 'vitest';
import { caseOf, invariantOf, lessonOf, requestsOf } from './testing';
import { verdictOn, type Case } from './verdict';

const served = (failed: number) => ({
  requests: {
    ...requestsOf('', {}),
    byOperation: [requestsOf('shop.buy', { started: 100, succeeded: 100 - failed, failed })],
  },
});

const bought = lessonOf({ measure: 'unservedShare', of: ['shop.buy'], atMost: 0.05 });

/** The only finding. */
function finding(lesson: ReturnType<typeof lessonOf>, ...cases: Case[]) {
  const [found] = verdictOn(lesson, cases).findings;
  if (found === undefined) throw new Error('no finding');
  return found;
}

describe('an objective', () => {
  test('is met on its bound, at every seed', () => {
    const found = finding(bought, caseOf(1, served(5)), caseOf(2, served(0)));
    expect(found.passed).toBe(true);
    expect(found.missedAt.size).toBe(0);
  });

  test('that is missed at one seed is missed, and the worst run is told: figure, bound, seed and place', () => {
    const found = finding(bought, caseOf(1, served(0)), caseOf(2, served(6)), caseOf(3, served(50)));
    expect(found.passed).toBe(false);
    expect([...found.missedAt]).toEqual([2, 3]);
    expect(found.words).toBe(
      'share of shop.buy that was not served: 50 %, at most 5 % is asked for (in run 3)',
    );
    expect(found.place).toEqual({ kind: 'operation', name: 'shop.buy' });
  });

  test('says when the adversary brought it down', () => {
    const found = finding(bought, caseOf(1, served(0)), caseOf(1, served(9), 'adversary'));
    expect(found.words).toMatch(/\(in run 1, with further faults\)$/);
    expect(found.schedule).toBe('adversary');
  });

  test('under one schedule is not judged by the other', () => {
    const lesson = lessonOf({ measure: 'gaps', is: 0, under: 'ordinary' });
    const broken = { invariants: [invariantOf('paid', 3)] };
    expect(finding(lesson, caseOf(1, {}), caseOf(1, broken, 'adversary')).passed).toBe(true);
    expect(finding(lesson, caseOf(1, broken), caseOf(1, {}, 'adversary')).passed).toBe(false);
  });

  test('about promises points at the one that was broken most', () => {
    const invariants = [invariantOf('held', 0), invariantOf('broken', 4), invariantOf('chipped', 1)];
    const found = finding(lessonOf({ measure: 'gaps', is: 0 }), caseOf(1, { invariants }));
    expect(found.words).toBe('broken promises: 5, there may be none (in run 1)');
    expect(found.place).toEqual({ kind: 'invariant', name: 'broken' });
  });

  test('of which nothing was measured is missed', () => {
    const found = finding(
      lessonOf({ measure: 'latency', of: ['shop.sell'], atMost: 1e9 }),
      caseOf(1, served(0)),
    );
    expect(found.passed).toBe(false);
    expect(found.words).toBe(
      'p95 latency of shop.sell: nothing was measured, at most 1 s is asked for (in run 1)',
    );
  });
});

test('of many operations the one that was handled least often counts, and two of them are named', () => {
  const of = ['shop.buy', 'shop.pack', 'shop.send', 'shop.count'];
  const counts = [9, 8, 3];
  const operations = counts.map((count, index) => ({
    ...requestsOf(of[index] ?? '', {}),
    count,
    errors: 0,
  }));
  const asked = lessonOf({ measure: 'handled', of: of.slice(0, 3), atLeast: 5 });
  const { words, place } = finding(asked, caseOf(1, { operations }));
  expect(words).toBe('runs of shop.buy and shop.pack and shop.send: 3, at least 5 is asked for (in run 1)');
  expect(place).toEqual({ kind: 'operation', name: 'shop.send' });
  const all = finding(lessonOf({ measure: 'handled', of, atLeast: 5 }), caseOf(1, { operations }));
  expect(all.words).toContain('runs of shop.buy, shop.pack and 2 more: 0');
});

test('a run that was ended early meets nothing, though nothing in it is wrong', () => {
  const failure = { code: 'X', message: 'out of steps', hint: '', operation: null };
  const found = finding(lessonOf({ measure: 'gaps', is: 0 }), caseOf(7, { failure }));
  expect(found.passed).toBe(false);
  expect(found.words).toBe('the run ended early: out of steps (in run 7)');
});

test('a run in which a handler was at fault meets nothing', () => {
  const handlerFaults = [
    { code: 'X', path: '', line: 1, operation: 'shop.buy', message: 'threw', hint: '', count: 1 },
  ];
  expect(finding(lessonOf({ measure: 'gaps', is: 0 }), caseOf(1, { handlerFaults })).words).toBe(
    'shop.buy is at fault: threw (in run 1)',
  );
});

test('a design passes when every objective is met', () => {
  const lesson = lessonOf(
    { measure: 'gaps', is: 0 },
    { measure: 'succeeded', of: ['shop.buy'], atLeast: 90 },
  );
  expect(verdictOn(lesson, [caseOf(1, served(10))]).passed).toBe(true);
  expect(verdictOn(lesson, [caseOf(1, served(11))]).passed).toBe(false);
});
