import { expect, test } from 'vitest';
import { Outcome } from '../model/failures';
import { NS_PER_MS } from '../model/units';
import { Fact, Leg } from './facts';
import { TraceIds } from './ids';
import { PlanNames } from './names';
import { SpanStore } from './span-store';
import {
  CHARGE,
  FROM_CLIENTS,
  HandMadeJournal,
  PAYMENTS_1,
  PLACE,
  SHOP_1,
  SHOP_TO_PAYMENTS,
  testPlan,
  twoOrders,
} from './testing';
import { Traces, type TraceView } from './trace-view';

const WORDS = ['a', 'b', 'c', 'd', 'e', 'order-8-1'];
const NOW = 100 * NS_PER_MS;

function tracesOf(write: (hand: HandMadeJournal) => void, options = {}): Traces {
  const store = new SpanStore(options);
  const hand = new HandMadeJournal();
  hand.journal.addFold(store);
  write(hand);
  hand.journal.settle();
  const names = new PlanNames(testPlan(), [{ text: 'cut payments reply', kind: 'cut' }]);
  return new Traces(store, names, new TraceIds(7), WORDS);
}

function traceOf(write: (hand: HandMadeJournal) => void, request: number, options = {}): TraceView {
  const trace = tracesOf(write, options).trace(request, NOW);
  if (trace === undefined) throw new Error('the request is kept');
  return trace;
}

const outline = (trace: TraceView): string[] =>
  trace.spans.map(({ depth, name, kind, instance }) => `${'  '.repeat(depth)}${name} ${kind} ${instance}`);

test('a trace is a tree in the order of start', () => {
  expect(outline(traceOf(twoOrders, 1))).toEqual([
    'orders.place CLIENT clients',
    '  orders.place SERVER shop#1',
    '    orders.price INTERNAL shop#1',
    '    payments.charge CLIENT shop#1',
    '      payments.charge SERVER payments#1',
    '        put payments.debits CLIENT payments#1',
  ]);
  expect(traceOf(twoOrders, 1).spans.map(({ parent }) => parent)).toEqual([-1, 0, 1, 1, 3, 4]);
});

test('what starts first stands first, whatever its number', () => {
  const trace = traceOf((hand) => {
    hand.at(0).request(1, PLACE).handler(1, 0, PLACE, 1, SHOP_1);
    hand.at(1).call(3, 1, CHARGE, SHOP_TO_PAYMENTS, 1, SHOP_1);
    hand.at(2).call(2, 1, CHARGE, SHOP_TO_PAYMENTS, 1, SHOP_1);
  }, 1);
  expect(trace.spans.map(({ number }) => number)).toEqual([1, 3, 2]);
});

test('parent ids are those of the parents, and the trace id is the request’s', () => {
  const trace = traceOf(twoOrders, 1);
  for (const span of trace.spans) expect(span.parentSpanId).toBe(trace.spans[span.parent]?.spanId);
  expect(trace.traceId).toBe(new TraceIds(7).traceId(1));
});

test('segments say where the time went', () => {
  const [call, place, price, , , put] = traceOf(twoOrders, 1).spans;
  expect(call?.segments).toEqual({ queueingNs: 0, workNs: 0, waitingNs: 16e6 });
  expect(place?.segments).toEqual({ queueingNs: 2e6, workNs: 0, waitingNs: 12e6 });
  expect(price?.segments).toEqual({ queueingNs: 1e6, workNs: 2e6, waitingNs: 1e6 });
  expect(put?.segments).toEqual({ queueingNs: 0.5e6, workNs: 0, waitingNs: 2.5e6 });
});

test('attributes carry OpenTelemetry’s names', () => {
  const [, place, price, call, , put] = traceOf(twoOrders, 1).spans;
  expect(place?.attributes).toEqual([
    ['rpc.system.name', 'faultline'],
    ['rpc.method', 'orders.place'],
    ['rpc.status_code', 'OK'],
    ['faultline.slot_wait_ns', 2e6],
  ]);
  expect(price?.attributes).toContainEqual(['code.function.name', 'orders.price']);
  expect(call?.attributes).toContainEqual(['server.address', 'payments']);
  expect(put?.attributes).toEqual([
    ['db.system.name', 'faultline.database'],
    ['db.namespace', 'payments-db'],
    ['db.collection.name', 'payments.debits'],
    ['db.operation.name', 'put'],
    ['server.address', 'payments-db'],
    ['faultline.lock_wait_ns', 0.5e6],
  ]);
  const retried = traceOf(twoOrders, 2).spans[2]?.attributes;
  expect(retried).toContainEqual(['error.type', 'TIMEOUT']);
  expect(retried).toContainEqual(['faultline.attempt', 1]);
  expect(retried).toContainEqual(['faultline.fault', 'cut payments reply']);
  const commit = traceOf(twoOrders, 2).spans[4];
  expect(commit?.name).toBe('commit payments-db');
  expect(commit?.attributes).toContainEqual(['faultline.gap', true]);
});

test('a request that went well has nothing to explain', () => {
  const trace = traceOf(twoOrders, 1);
  expect([trace.knowledge, trace.code, trace.failure, trace.missingSpans]).toEqual([
    'done',
    'OK',
    undefined,
    0,
  ]);
});

test('a failure is told as what is known, what happened, what did it and which promise it broke', () => {
  const trace = traceOf(twoOrders, 2);
  expect([trace.knowledge, trace.code, trace.hasGap, trace.hasFault]).toEqual([
    'unknown',
    'TIMEOUT',
    true,
    true,
  ]);
  expect(trace.failure).toBe(
    'payments.charge: no answer came in time; whether the work was done is unknown. ' +
      'payments.charge at payments#1 had done its work, but the answer was lost on shop->payments. ' +
      'The fault “cut payments reply” acted here. ' +
      'It came up this way: payments.charge, then orders.place. ' +
      'It broke a promise for order order-8-1: A debit exists if and only if its order does (debit-iff-order).',
  );
  expect(trace.gaps).toMatchObject([{ key: 'order order-8-1', sinceNs: 23e6, closedNs: undefined }]);
});

test('what is still under way is open, and lasts until now', () => {
  const trace = traceOf((hand) => {
    hand.at(10).request(1, PLACE).call(1, 0, PLACE, FROM_CLIENTS, 1);
  }, 1);
  expect([trace.knowledge, trace.endNs, trace.failure]).toEqual(['running', undefined, undefined]);
  expect(trace.spans[0]).toMatchObject({
    knowledge: 'running',
    endNs: undefined,
    segments: { waitingNs: 90e6 },
  });
  expect(trace.spans[0]?.attributes).toContainEqual(['faultline.unfinished', true]);
});

const slowCharge = (then: (hand: HandMadeJournal) => void) => (hand: HandMadeJournal) => {
  hand.at(0).request(1, CHARGE).call(1, 0, CHARGE, FROM_CLIENTS, 1);
  then(hand);
  hand.at(50).callEnded(1, Outcome.timeout, FROM_CLIENTS, 50).answered(1, Outcome.timeout, CHARGE, 50);
};

test.each([
  [
    'was lost on clients->shop and never arrived',
    (hand: HandMadeJournal) => hand.lost(1, FROM_CLIENTS, Leg.request),
  ],
  ['was on its way or in a queue at shop', () => undefined],
  [
    'payments.charge at payments#1 had not ended',
    (hand: HandMadeJournal) => hand.handler(2, 1, CHARGE, 1, PAYMENTS_1),
  ],
])('a time-out says what became of the call: %s', (words, then) => {
  expect(traceOf(slowCharge(then), 1).failure).toContain(words);
});

test('an answer that came too late is told as such', () => {
  const late = slowCharge((hand) => hand.handler(2, 1, CHARGE, 1, PAYMENTS_1));
  const trace = traceOf((hand) => {
    late(hand);
    hand.at(60).handlerEnded(2, Outcome.ok, CHARGE, 60).fact(Fact.replyIgnored, 1, Outcome.ok, FROM_CLIENTS);
  }, 1);
  expect(trace.failure).toContain('had done its work, and the answer came too late');
});

test('what failed after the caller had given up is not why it failed', () => {
  const slow = slowCharge((hand) => hand.handler(2, 1, CHARGE, 1, PAYMENTS_1));
  const trace = traceOf((hand) => {
    slow(hand);
    hand.at(60).handlerEnded(2, Outcome.handlerError, CHARGE, 60);
  }, 1);
  expect(trace.failure).toMatch(/^payments.charge: no answer came in time/);
  expect(trace.failure).toContain('had failed (HANDLER_ERROR)');
});

test('a crash is told with the process that died and the fault that did it', () => {
  const trace = traceOf((hand) => {
    hand.at(0).request(1, PLACE).call(1, 0, PLACE, FROM_CLIENTS, 1).handler(2, 1, PLACE, 1, SHOP_1);
    hand.at(5).fact(Fact.instanceDown, SHOP_1, 0, 0);
    hand
      .callEnded(1, Outcome.connectionReset, FROM_CLIENTS, 5)
      .answered(1, Outcome.connectionReset, PLACE, 5);
  }, 1);
  expect(trace.failure).toBe(
    'orders.place: the process that would have answered is gone. shop#1 went down under it. ' +
      'The fault “cut payments reply” acted here.',
  );
});

test('a failure that the handler lived with is not blamed', () => {
  const trace = traceOf((hand) => {
    hand.at(0).request(1, PLACE).call(1, 0, PLACE, FROM_CLIENTS, 1).handler(2, 1, PLACE, 1, SHOP_1);
    hand
      .call(3, 2, CHARGE, SHOP_TO_PAYMENTS, 1, SHOP_1)
      .at(5)
      .callEnded(3, Outcome.connectionRefused, SHOP_TO_PAYMENTS, 5);
    hand
      .at(6)
      .handlerEnded(2, Outcome.ok, PLACE, 6)
      .callEnded(1, Outcome.ok, FROM_CLIENTS, 6)
      .answered(1, Outcome.ok, PLACE, 6);
  }, 1);
  expect(trace.failure).toBeUndefined();
  expect(trace.spans[2]?.failure).toBe('payments.charge: nobody listens there; the call was not made.');
});

test('spans that are no longer kept are counted, and what is left still hangs together', () => {
  const trace = traceOf(twoOrders, 2, { spans: 4 });
  expect(trace.missingSpans).toBe(1);
  expect(outline(trace)[0]).toBe('orders.place SERVER shop#2');
});

test('the list of traces is newest first, filtered and bounded', () => {
  const traces = tracesOf(twoOrders);
  expect(traces.recent(10).map(({ request, spanCount }) => [request, spanCount])).toEqual([
    [2, 5],
    [1, 6],
  ]);
  expect(traces.recent(10, ({ knowledge }) => knowledge === 'done').map(({ request }) => request)).toEqual([
    1,
  ]);
  expect(traces.recent(1)).toHaveLength(1);
  expect(
    tracesOf((hand) => twoOrders(hand).request(3, PLACE), { requests: 2 })
      .recent(9)
      .map((one) => one.request),
  ).toEqual([3, 2]);
});

test('a chain of calls of any depth is shown', () => {
  const depth = 20_000;
  const trace = traceOf((hand) => {
    hand.request(1, PLACE);
    for (let span = 1; span <= depth; span++) hand.handler(span, span - 1, PLACE, 1, SHOP_1);
  }, 1);
  expect(trace.spans[depth - 1]?.depth).toBe(depth - 1);
});
