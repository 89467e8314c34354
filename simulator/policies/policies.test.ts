/** @holds timeout, retry */
import { expect, test } from 'vitest';
import { createStream } from '../kernel/random';
import { testKernel } from '../kernel/testing';
import { defaultOf } from '../model/parameter-values';
import { Call } from '../network';
import { POLICIES } from './registry';

const { retry: RETRY, timeout: TIMEOUT } = POLICIES;
if (RETRY === undefined || TIMEOUT === undefined) throw new Error('a policy is gone');

const DEFAULTS = Object.fromEntries(
  Object.entries(RETRY.parameters).map(([name, parameter]) => [name, defaultOf(parameter)]),
);

test('a time-out around a retry ends all of it, one within it each try', () => {
  const run = (outside: boolean): number[] => {
    const kernel = testKernel();
    const tries: number[] = [];
    const ends: number[] = [];
    const silence = { start: () => void tries.push(kernel.nowNs) };
    const stream = createStream(1, 'retry', '');
    const retry = { ...DEFAULTS, jitter: 0, backoff: 1000 };
    const path = outside
      ? TIMEOUT.create({ after: 300 }, RETRY.create(retry, silence, kernel, stream), kernel, stream)
      : RETRY.create(retry, TIMEOUT.create({ after: 300 }, silence, kernel, stream), kernel, stream);
    const settler = { callSettled: () => void ends.push(kernel.nowNs) };
    const call = new Call(kernel, { alive: true, instanceNumber: 0 }, settler, 0, 'b.op', {}, 0, 1, -1);
    kernel.intervene(() => path.start(call));
    kernel.advance(1e9, 1000);
    return [...tries, -1, ...ends];
  };
  expect(run(true)).toEqual([0, -1, 300]);
  expect(run(false)).toEqual([0, 1300, 2600, -1, 2900]);
});
