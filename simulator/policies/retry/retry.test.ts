/** @holds retry */
import { expect, test } from 'vitest';
import { createStream } from '../../kernel/random';
import { testKernel } from '../../kernel/testing';
import { Outcome } from '../../model/failures';
import { defaultOf } from '../../model/parameter-values';
import type { ParameterValues } from '../../model/plan';
import { Call, CallError } from '../../network';
import { RETRY } from '.';

const DEFAULTS = Object.fromEntries(
  Object.entries(RETRY.parameters).map(([name, parameter]) => [name, defaultOf(parameter)]),
);

/** Calls through a retry to a callee whose tries come out as `outcomes`, the last one for ever after. */
function tryIt(outcomes: readonly Outcome[], parameters: ParameterValues = {}, dieAtNs = Infinity) {
  const kernel = testKernel();
  const caller = { alive: true, instanceNumber: 0 };
  const triesNs: number[] = [];
  const attempts: number[] = [];
  const next = {
    start: (attempt: Call): void => {
      triesNs.push(kernel.nowNs);
      attempts.push(attempt.attempt);
      const outcome = outcomes[Math.min(triesNs.length, outcomes.length) - 1] ?? Outcome.ok;
      attempt.settle(outcome, outcome === Outcome.ok ? 'done' : new CallError(outcome, 'b.op'));
    },
  };
  const settled: Outcome[] = [];
  const settler = { callSettled: (_: Call, outcome: Outcome) => void settled.push(outcome) };
  const call = new Call(kernel, caller, settler, 0, 'b.op', {}, 0, 1, -1);
  const path = RETRY.create(
    { ...DEFAULTS, jitter: 0, ...parameters },
    next,
    kernel,
    createStream(1, 'retry', ''),
  );
  kernel.intervene(() => path.start(call));
  kernel.advance(Math.min(dieAtNs, 1e12), 1000);
  caller.alive = false;
  kernel.advance(1e12, 1000);
  return { triesNs, attempts, settled };
}

test('tries again until it works, after a pause each', () => {
  const { triesNs, attempts, settled } = tryIt([Outcome.timeout, Outcome.connectionReset, Outcome.ok]);
  expect(triesNs).toEqual([0, 500_000_000, 1_000_000_000]);
  expect(attempts).toEqual([0, 1, 2]);
  expect(settled).toEqual([Outcome.ok]);
});

test('gives up after so many tries, with the last failure', () => {
  const { triesNs, settled } = tryIt([Outcome.timeout, Outcome.connectionRefused], { attempts: 4 });
  expect([triesNs.length, settled]).toEqual([4, [Outcome.connectionRefused]]);
});

test('no pause is longer than the longest, the first one neither', () => {
  const { triesNs } = tryIt([Outcome.timeout], { attempts: 5, backoff: 100, multiplier: 3, maxBackoff: 500 });
  expect(triesNs).toEqual([0, 100, 400, 900, 1400]);
  expect(tryIt([Outcome.timeout], { attempts: 2, backoff: 900, maxBackoff: 500 }).triesNs).toEqual([0, 500]);
});

test('pauses with a fraction are whole nanoseconds', () => {
  const { triesNs } = tryIt([Outcome.timeout], { attempts: 6, backoff: 1001, multiplier: 1.37, jitter: 0.2 });
  expect(triesNs).toHaveLength(6);
  expect(triesNs.every(Number.isInteger)).toBe(true);
});

test('what the business refused is not tried again, nor what `only` leaves out', () => {
  expect(tryIt([Outcome.domainError]).triesNs).toHaveLength(1);
  expect(tryIt([Outcome.timeout], { only: 'definite' }).triesNs).toHaveLength(1);
  expect(tryIt([Outcome.overloaded], { only: 'definite' }).triesNs).toHaveLength(3);
  expect(tryIt([Outcome.overloaded], { only: 'indefinite' }).triesNs).toHaveLength(1);
});

test('nobody tries for a caller that died meanwhile', () => {
  const { triesNs, settled } = tryIt([Outcome.timeout], {}, 600_000_000);
  expect([triesNs.length, settled]).toEqual([2, []]);
});
