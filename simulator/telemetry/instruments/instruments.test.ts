import { expect, test } from 'vitest';
import { Outcome } from '../../model/failures';
import type { InstrumentsPlan, ServiceInstruments } from '../../model/plan';
import { NS_PER_MS } from '../../model/units';
import { Fact } from '../facts';
import { TraceIds } from '../ids';
import { PlanNames } from '../names';
import { SpanStore } from '../span-store';
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
} from '../testing';
import { Instruments } from './index';
import { SeenTraces, type SeenTrace } from './seen-traces';
import { parseTraceParent } from './traceparent';

const ALL: ServiceInstruments = { level: 'traces', propagates: true };

interface Watched {
  readonly store: SpanStore;
  readonly instruments: Instruments;
  readonly seen: SeenTraces;
  readonly hand: HandMadeJournal;
  /** Everything that has come by then, trace by trace, the oldest first. */
  traces(atMs?: number): SeenTrace[];
}

function watched(
  write: (hand: HandMadeJournal) => void,
  [shop, payments]: readonly [ServiceInstruments, ServiceInstruments] = [ALL, ALL],
  sampling = 1,
): Watched {
  const plan: InstrumentsPlan = { sampling, services: [shop, payments] };
  const store = new SpanStore();
  const instruments = new Instruments(store, new PlanNames(testPlan({ instruments: plan })), new TraceIds(7));
  const seen = new SeenTraces(instruments);
  const hand = new HandMadeJournal();
  hand.journal.addFold(store);
  hand.journal.addFold(instruments);
  write(hand);
  const traces = (atMs = 10_000): SeenTrace[] => {
    hand.journal.settle();
    instruments.advanceTo(atMs * NS_PER_MS);
    return seen
      .all()
      .flatMap(({ trace }) => seen.trace(trace) ?? [])
      .reverse();
  };
  return { store, instruments, seen, hand, traces };
}

/** `name@instance` of every span, indented by its depth. */
function drawn({ spans }: SeenTrace): string[] {
  return spans.map(({ depth, name, kind, instance }) => `${' '.repeat(depth)}${kind} ${name}@${instance}`);
}

const WHOLE = [
  'SERVER orders.place@shop#1',
  ' INTERNAL orders.price@shop#1',
  ' CLIENT payments.charge@shop#1',
  '  SERVER payments.charge@payments#1',
  '   CLIENT put payments.debits@payments#1',
];

test('with every instrument in place a trace is whole, but for the clients, who have none', () => {
  const [first, second, ...more] = watched(twoOrders).traces();
  expect(first && drawn(first)).toEqual(WHOLE);
  expect(second?.spans.map(({ parent }) => parent)).toEqual([-1, 0, 1, 2]);
  expect(more).toEqual([]);
});

test('a service that does not pass the context on splits the trace exactly there', () => {
  const [first, second] = watched(twoOrders, [{ level: 'traces', propagates: false }, ALL]).traces();
  expect(first && drawn(first)).toEqual(['SERVER orders.place@shop#1', ' INTERNAL orders.price@shop#1']);
  expect(second && drawn(second)).toEqual([
    'SERVER payments.charge@payments#1',
    ' CLIENT put payments.debits@payments#1',
  ]);
  expect(second?.spans[0]?.parentSpanId).toBeUndefined();
  expect(second?.traceId).not.toBe(first?.traceId);
});

test('a service without instruments passes on what it was given, and its callee names the caller before it', () => {
  const chain = (hand: HandMadeJournal): void => {
    // payments calls the shop back, which has the spans.
    hand.at(0).request(1, PLACE).call(1, 0, PLACE, FROM_CLIENTS, 1).handler(2, 1, PLACE, 1, SHOP_1);
    hand.at(1).call(3, 2, CHARGE, SHOP_TO_PAYMENTS, 1, SHOP_1).handler(4, 3, CHARGE, 1, PAYMENTS_1);
    hand.at(2).call(5, 4, PLACE, SHOP_TO_PAYMENTS, 1, PAYMENTS_1).handler(6, 5, PLACE, 1, SHOP_1);
    hand.at(3).handlerEnded(6, Outcome.ok, PLACE, 1).callEnded(5, Outcome.ok, SHOP_TO_PAYMENTS, 1);
    hand.handlerEnded(4, Outcome.ok, CHARGE, 2).callEnded(3, Outcome.ok, SHOP_TO_PAYMENTS, 2);
    hand.handlerEnded(2, Outcome.ok, PLACE, 3).callEnded(1, Outcome.ok, FROM_CLIENTS, 3);
  };
  const [passed, ...none] = watched(chain, [ALL, { level: 'metrics', propagates: true }]).traces();
  expect(passed && drawn(passed)).toEqual([
    'SERVER orders.place@shop#1',
    ' CLIENT payments.charge@shop#1',
    '  SERVER orders.place@shop#1',
  ]);
  expect(none).toEqual([]);
  const apart = watched(chain, [ALL, { level: 'none', propagates: false }]).traces();
  expect(apart.map(drawn)).toEqual([
    ['SERVER orders.place@shop#1', ' CLIENT payments.charge@shop#1'],
    ['SERVER orders.place@shop#1'],
  ]);
  expect(apart[0]?.spans.map(({ goesOnUnseen }) => goesOnUnseen)).toEqual([false, true]);
});

test('each remote call carries a header that names its trace and the span that calls', () => {
  const { store, instruments, traces } = watched(twoOrders);
  const [first] = traces();
  const header = parseTraceParent(instruments.headerOf(store.slotOf(4)) ?? '');
  const caller = first?.spans.find(({ number }) => number === 4);
  expect(header).toEqual({ traceId: first?.traceId, parentId: caller?.spanId, sampled: true });
  // The clients send none, a call inside a process needs none, nor does a statement.
  expect([1, 3, 6].map((span) => instruments.headerOf(store.slotOf(span)))).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test('what is not sampled is passed on as not sampled, and nobody records it', () => {
  const { store, instruments, traces } = watched(twoOrders, [ALL, ALL], 0);
  expect(traces()).toEqual([]);
  expect(parseTraceParent(instruments.headerOf(store.slotOf(4)) ?? '')?.sampled).toBe(false);
});

/** `count` orders, each with one call to payments, 10 ms apart. */
function orders(count: number): (hand: HandMadeJournal) => void {
  return (hand) => {
    for (let i = 0; i < count; i++) {
      const span = 1 + 4 * i;
      hand
        .at(10 * i)
        .request(i + 1, PLACE)
        .call(span, 0, PLACE, FROM_CLIENTS, i + 1);
      hand.handler(span + 1, span, PLACE, i + 1, SHOP_1);
      hand.call(span + 2, span + 1, CHARGE, SHOP_TO_PAYMENTS, i + 1, SHOP_1);
      hand.handler(span + 3, span + 2, CHARGE, i + 1, PAYMENTS_1);
      hand.handlerEnded(span + 3, Outcome.ok, CHARGE, 0).callEnded(span + 2, Outcome.ok, SHOP_TO_PAYMENTS, 0);
      hand.handlerEnded(span + 1, Outcome.ok, PLACE, 0).callEnded(span, Outcome.ok, FROM_CLIENTS, 0);
    }
  };
}

test.each([0.01, 0.1, 0.5, 0.9])('sampling %f: whole traces, and about that share of them', (sampling) => {
  const count = 4000;
  const traces = watched(orders(count), [ALL, ALL], sampling).traces(100_000);
  for (const { spanCount } of traces) expect(spanCount).toBe(3);
  // Within four standard deviations of a binomial distribution.
  const deviation = Math.sqrt(count * sampling * (1 - sampling));
  expect(Math.abs(traces.length - count * sampling)).toBeLessThan(4 * deviation);
});

test('beyond a break each part is sampled by itself, so that few requests are there in all their parts', () => {
  const count = 4000;
  const broken: ServiceInstruments = { level: 'traces', propagates: false };
  const traces = watched(orders(count), [broken, ALL], 0.1).traces(100_000);
  const requests = traces.map(({ trace }) => Math.floor((trace - 1) / 4));
  const inBothParts = requests.length - new Set(requests).size;
  expect(requests.length).toBeGreaterThan(0.17 * count);
  expect(inBothParts).toBeLessThan(0.02 * count);
});

test('a trace that is sampled at a lower share is sampled at any higher one', () => {
  const of = (sampling: number): Set<number> =>
    new Set(
      watched(orders(1000), [ALL, ALL], sampling)
        .traces(100_000)
        .map(({ trace }) => trace),
    );
  const [few, many] = [of(0.2), of(0.6)];
  expect(few.size).toBeGreaterThan(100);
  for (const trace of few) expect(many.has(trace)).toBe(true);
});

test('a span is seen when it has ended and been sent: after five seconds, or in a full batch', () => {
  const { traces } = watched(twoOrders);
  expect(traces(4_999)).toEqual([]);
  expect(traces(5_000)).toHaveLength(2);
  // 512 spans of one process fill a batch: the shop makes two an order, 10 ms apart.
  const busy = watched(orders(300));
  expect(busy.traces(0).length).toBeGreaterThanOrEqual(256);
});

test('a crash takes what was open and what was not yet sent; what was sent stays', () => {
  const { instruments, traces } = watched((hand) => {
    hand.at(0).request(1, PLACE).call(1, 0, PLACE, FROM_CLIENTS, 1).handler(2, 1, PLACE, 1, SHOP_1);
    hand.at(10).call(3, 2, CHARGE, SHOP_TO_PAYMENTS, 1, SHOP_1).handler(4, 3, CHARGE, 1, PAYMENTS_1);
    hand.at(20).handlerEnded(4, Outcome.ok, CHARGE, 10).callEnded(3, Outcome.ok, SHOP_TO_PAYMENTS, 10);
    hand.at(6000).call(5, 2, CHARGE, SHOP_TO_PAYMENTS, 1, SHOP_1).handler(6, 5, CHARGE, 1, PAYMENTS_1);
    hand.at(6010).handlerEnded(6, Outcome.ok, CHARGE, 10).callEnded(5, Outcome.ok, SHOP_TO_PAYMENTS, 10);
    hand.call(7, 2, CHARGE, SHOP_TO_PAYMENTS, 1, SHOP_1).handler(8, 7, CHARGE, 1, PAYMENTS_1);
    hand.at(6020).fact(Fact.instanceDown, PAYMENTS_1);
    hand.handlerEnded(8, Outcome.gone, CHARGE, 10);
    hand.callEnded(7, Outcome.connectionReset, SHOP_TO_PAYMENTS, 10).handlerEnded(2, Outcome.ok, PLACE, 6020);
    hand.at(7000).fact(Fact.instanceUp, PAYMENTS_1);
  });
  const [trace, ...more] = traces(20_000);
  expect(more).toEqual([]);
  expect(trace?.spans.map(({ number, depth, goesOnUnseen }) => [number, depth, goesOnUnseen])).toEqual([
    [2, 0, false],
    [3, 1, false],
    [4, 2, false],
    [5, 1, true],
    [7, 1, true],
  ]);
  expect(trace?.spans.at(-1)).toMatchObject({ knowledge: 'unknown', code: 'CONNECTION_RESET' });
  expect(instruments.lost).toBe(1);
});

test('a caller sees its time-out, and the span below may say that all went well', () => {
  const [, second] = watched(twoOrders).traces();
  expect(second?.spans.map(({ name, code }) => [name, code])).toEqual([
    ['orders.place', 'TIMEOUT'],
    ['payments.charge', 'TIMEOUT'],
    ['payments.charge', 'OK'],
    ['commit payments-db', 'OK'],
  ]);
});

test('a trace whose beginning did not come says so', () => {
  const { traces } = watched((hand) => {
    hand.at(0).request(1, PLACE).call(1, 0, PLACE, FROM_CLIENTS, 1).handler(2, 1, PLACE, 1, SHOP_1);
    hand.call(3, 2, CHARGE, SHOP_TO_PAYMENTS, 1, SHOP_1).handler(4, 3, CHARGE, 1, PAYMENTS_1);
    hand.at(10).handlerEnded(4, Outcome.ok, CHARGE, 10);
    hand.at(20).fact(Fact.instanceDown, SHOP_1);
  });
  const [trace] = traces();
  expect(trace).toMatchObject({ operation: 'payments.charge', service: 'payments', hasBeginning: false });
  expect(trace?.spans[0]).toMatchObject({ isParentMissing: true, depth: 0 });
});

test('no span tells what only the simulator knows', () => {
  for (const { spans } of watched(twoOrders).traces())
    for (const { attributes } of spans)
      expect(attributes.filter(([key]) => /^faultline\.(?!attempt)/.test(key))).toEqual([]);
});
