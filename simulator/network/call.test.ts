/** @holds delay, cut, timeout */
import { expect, test } from 'vitest';
import { constant } from '../kernel/distributions/constant';
import { createStream } from '../kernel/random';
import { testKernel } from '../kernel/testing';
import { Outcome } from '../model/failures';
import { Fact } from '../telemetry/facts';
import { Call, type Endpoint } from './call';
import { CallError } from './call-error';
import { Deadlines } from './deadlines';
import { Link, type LinkRule } from './link';

/** A caller, a wire of `latencyNs` and a callee that does with a call what the test says. */
function wire(latencyNs = 10, receive: (call: Call) => void = () => undefined) {
  const kernel = testKernel();
  const link = new Link(kernel, 0, 'a->b', constant(latencyNs), latencyNs, 0, createStream(1, 'link', ''));
  const caller = { alive: true, instanceNumber: 0 };
  const endpoint: Endpoint & { listening: boolean } = {
    instanceNumber: 1,
    listening: true,
    downRow: -1,
    receive,
  };
  const settled: [Outcome, unknown, number][] = [];
  const settler = {
    callSettled: (_: Call, outcome: Outcome, value: unknown) => {
      settled.push([outcome, value, kernel.nowNs]);
    },
  };
  const send = (limitNs = 0): Call => {
    const call = new Call(kernel, caller, settler, 0, 'b.op', {}, 0, 1, -1);
    kernel.intervene(() => {
      if (limitNs > 0) call.limit(new Deadlines(kernel, limitNs));
      call.send(1, link, endpoint, 0);
    });
    return call;
  };
  const kinds = (): number[] => [...kernel.journal.kinds.subarray(0, kernel.journal.length)];
  return { kernel, link, caller, endpoint, settled, send, kinds };
}

const answer = (call: Call): void => call.reply(Outcome.ok, 'done', -1);

test('an answer takes the way there and back, and comes once', () => {
  const world = wire(10, (call) => {
    answer(call);
    call.reply(Outcome.ok, 'again', -1);
  });
  world.send();
  world.kernel.advance(1000, 100);
  expect(world.settled).toEqual([[Outcome.ok, 'done', 20]]);
  expect(world.kinds()).toEqual([Fact.callStarted, Fact.messageSent, Fact.messageSent, Fact.callEnded]);
});

test('a wire without latency delivers in the same instant, after what is due already', () => {
  const world = wire(0, answer);
  world.send();
  expect(world.settled).toEqual([[Outcome.ok, 'done', 0]]);
});

test('the caller gives up in time, and a late answer is noted and changes nothing', () => {
  const world = wire(10, answer);
  world.send(15);
  world.kernel.advance(1000, 100);
  expect(world.settled).toMatchObject([[Outcome.timeout, { code: 'TIMEOUT', definite: false }, 15]]);
  expect(world.kinds().at(-1)).toBe(Fact.replyIgnored);
});

test('of two limits the earlier one counts, in whichever order they are set', () => {
  for (const [first, second] of [
    [15, 40],
    [40, 15],
  ] as const) {
    const world = wire(100);
    const call = world.send(first);
    world.kernel.intervene(() => call.limit(new Deadlines(world.kernel, second)));
    world.kernel.advance(1000, 100);
    expect(world.settled.map(([, , ns]) => ns)).toEqual([15]);
  }
});

test('nobody listens: refused, definitely; the callee dies: reset, not definitely', () => {
  const world = wire(10, (call) => call.reset(-1));
  world.send();
  world.kernel.advance(100, 100);
  world.endpoint.listening = false;
  world.send();
  world.kernel.advance(1000, 100);
  expect(world.settled).toMatchObject([
    [Outcome.connectionReset, { definite: false }, 20],
    [Outcome.connectionRefused, { definite: true }, 120],
  ]);
});

test('a caller that died is told nothing', () => {
  const world = wire(10, answer);
  world.send();
  world.caller.alive = false;
  world.kernel.advance(1000, 100);
  expect(world.settled).toEqual([]);
});

test('rules: delays add up, the first drop decides, and one may go while it is asked', () => {
  const world = wire(10, answer);
  const { rules } = world.link;
  const asked: string[] = [];
  const once: LinkRule = {
    row: -1,
    onMessage: () => {
      asked.push('once');
      rules.splice(rules.indexOf(once), 1);
      return 5;
    },
  };
  rules.push(once, { row: -1, onMessage: (leg) => (asked.push(`slow ${leg}`), 7) });
  world.send();
  world.kernel.advance(1000, 100);
  expect(asked).toEqual(['once', 'slow 0', 'slow 1']);
  expect(world.settled).toEqual([[Outcome.ok, 'done', 10 + 5 + 7 + 10 + 7]]);
  rules.unshift({ row: -1, onMessage: (leg) => (leg === 1 ? 'drop' : 'pass') });
  world.send();
  world.kernel.advance(2000, 100);
  expect(world.settled).toHaveLength(1);
  expect(world.kinds().at(-1)).toBe(Fact.messageLost);
});

test('an error is the same failure for the next caller up, under that one’s name', () => {
  const error = new CallError(Outcome.domainError, 'a.b', 'no', 'SOLD_OUT', true);
  expect(error.for('c.d')).toMatchObject({
    code: 'SOLD_OUT',
    definite: true,
    operation: 'c.d',
    message: 'no',
  });
});
