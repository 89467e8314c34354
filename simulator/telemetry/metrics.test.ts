import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Outcome } from '../model/failures';
import { NS_PER_MS, NS_PER_S } from '../model/units';
import { Fact } from './facts';
import { Metrics, type MetricsOptions } from './metrics';
import type { Series } from './series';
import {
  CHARGE,
  FROM_CLIENTS,
  HandMadeJournal,
  PAYMENTS_1,
  PLACE,
  PRICE,
  SHOP_1,
  SHOP_2,
  SHOP_TO_PAYMENTS,
  testPlan,
  twoOrders,
} from './testing';

function metricsOf(write: (hand: HandMadeJournal) => void, options: MetricsOptions = {}): Metrics {
  const metrics = new Metrics(testPlan(), options);
  const hand = new HandMadeJournal();
  hand.journal.addFold(metrics);
  write(hand);
  hand.journal.settle();
  return metrics;
}

const counts = (series: Series | undefined): number[] => [
  series?.started ?? -1,
  series?.ended ?? -1,
  series?.errors ?? -1,
];

test('requests, operations, services, links and stores count what they saw', () => {
  const metrics = metricsOf(twoOrders);
  expect(counts(metrics.requests)).toEqual([2, 2, 1]);
  expect(counts(metrics.requestsByOperation[PLACE])).toEqual([2, 2, 1]);
  expect(counts(metrics.requestsByOperation[CHARGE])).toEqual([0, 0, 0]);
  expect(metrics.operations.map(counts)).toEqual([
    [2, 2, 1],
    [2, 2, 0],
    [1, 1, 0],
  ]);
  expect(metrics.services.map(counts)).toEqual([
    [2, 2, 1],
    [2, 2, 0],
  ]);
  expect(metrics.links.map(({ ended, errors }) => [ended, errors])).toEqual([
    [2, 1],
    [2, 1],
    [0, 0],
    [0, 0],
  ]);
  expect(metrics.stores.map(({ ended, errors }) => [ended, errors])).toEqual([
    [0, 0],
    [2, 0],
  ]);
  expect([...metrics.messagesSent]).toEqual([4, 3, 0, 4]);
  expect([...metrics.messagesLost]).toEqual([0, 1, 0, 0]);
  expect([...metrics.commits]).toEqual([0, 1]);
  expect([...metrics.lockWaitedNs]).toEqual([0, 0.5e6]);
});

test('calls inside a process are calls, and not remote ones', () => {
  const { calls, remoteCalls, spans } = metricsOf(twoOrders);
  expect({ calls, remoteCalls, spans }).toEqual({ calls: 5, remoteCalls: 4, spans: 11 });
});

test('durations are those of the facts', () => {
  const metrics = metricsOf(twoOrders);
  expect(metrics.operations[PLACE]?.durations()).toMatchObject({ meanNs: 32e6, maxNs: 50e6 });
  expect(metrics.links[SHOP_TO_PAYMENTS]?.durations()).toMatchObject({ meanNs: 28e6, maxNs: 50e6 });
  expect(metrics.links[3]?.durations().meanNs).toBeNaN();
});

test('utilisation is work over the time of all CPUs, a fraction of one counting as one', () => {
  const metrics = metricsOf((hand) => {
    hand.at(10).fact(Fact.workDone, 1, SHOP_1, 0, 10 * NS_PER_MS);
    hand.fact(Fact.workDone, 1, SHOP_2, 0, 5 * NS_PER_MS);
    hand.fact(Fact.workDone, 2, PAYMENTS_1, 0, 6 * NS_PER_MS);
  });
  expect(metrics.utilization(0, 20 * NS_PER_MS)).toBeCloseTo(15 / 40, 12);
  expect(metrics.utilization(1, 20 * NS_PER_MS)).toBeCloseTo(6 / 60, 12);
  expect(metrics.utilization(0, 0)).toBe(0);
});

test('the mean queue is time waited over time passed, by Little’s law', () => {
  const metrics = metricsOf((hand) => {
    hand.at(10).fact(Fact.slotWaited, 1, SHOP_1, PLACE, 4 * NS_PER_MS);
    hand.fact(Fact.workWaited, 2, SHOP_2, 0, 6 * NS_PER_MS);
  });
  expect(metrics.meanQueue(0, 20 * NS_PER_MS)).toBeCloseTo(0.5, 12);
  expect(metrics.meanQueue(0, 20 * NS_PER_MS, 10 * NS_PER_MS)).toBeCloseTo(1, 12);
  expect(metrics.meanQueue(1, 20 * NS_PER_MS)).toBe(0);
});

test('a server span that outlives 131,072 younger ones still counts for its service', () => {
  const metrics = metricsOf((hand) => {
    hand.handler(1, 0, PLACE, 0, SHOP_1);
    hand.handler(1 + (1 << 17), 0, PLACE, 0, SHOP_1);
    hand.handlerEnded(1, Outcome.ok, PLACE, 5).handlerEnded(1 + (1 << 17), Outcome.ok, PLACE, 5);
    hand.handler(7, 1, PRICE, 0, SHOP_1).handlerEnded(7, Outcome.ok, PRICE, 1);
  });
  expect(counts(metrics.services[0])).toEqual([2, 2, 0]);
});

test('a call that was forgotten while it queued is remote all the same', () => {
  const metrics = metricsOf((hand) => {
    hand.call(1, 0, PLACE, FROM_CLIENTS, 0).call(1 + (1 << 17), 0, PLACE, FROM_CLIENTS, 0);
    hand.fact(Fact.slotWaited, 1, SHOP_1, PLACE, NS_PER_MS);
    hand.handler(2, 1, PLACE, 0, SHOP_1);
  });
  expect(counts(metrics.services[0])).toEqual([1, 0, 0]);
  expect(metrics.calls).toBe(2);
});

test('windows tell the last seconds apart and lose nothing of the whole', () => {
  const metrics = metricsOf((hand) => {
    hand.at(100).handler(1, 0, PLACE, 0, SHOP_1).handlerEnded(1, Outcome.ok, PLACE, 10);
    hand.at(200).handler(2, 0, PLACE, 0, SHOP_1).handlerEnded(2, Outcome.handlerError, PLACE, 30);
    hand.at(3_500).handler(3, 0, PLACE, 0, SHOP_1).handlerEnded(3, Outcome.ok, PLACE, 50);
  });
  const [place] = metrics.operations;
  if (place === undefined) throw new Error('the plan has operations');
  metrics.advanceTo(4 * NS_PER_S);
  expect(
    metrics.recent(place, 10).map(({ startNs, ended, errors }) => [startNs / NS_PER_S, ended, errors]),
  ).toEqual([
    [0, 2, 1],
    [1, 0, 0],
    [2, 0, 0],
    [3, 1, 0],
  ]);
  const [first, second] = metrics.recent(place, 10);
  expect([first?.p50Ns, first?.p99Ns]).toEqual([10e6, 30e6]);
  expect(second?.p50Ns).toBeNaN();
  expect(place.durations()).toMatchObject({ meanNs: 30e6, maxNs: 50e6 });
});

test('after a long silence only silent windows are left', () => {
  const metrics = metricsOf(
    (hand) => {
      hand.at(100).handler(1, 0, PLACE, 0, SHOP_1).handlerEnded(1, Outcome.ok, PLACE, 10);
      hand.at(1e9).handler(2, 0, PLACE, 0, SHOP_1);
    },
    { windows: 5 },
  );
  const [place] = metrics.operations;
  if (place === undefined) throw new Error('the plan has operations');
  const recent = metrics.recent(place, 9);
  expect(recent.map(({ startNs, ended }) => [startNs / NS_PER_S, ended])).toEqual(
    [999_995, 999_996, 999_997, 999_998, 999_999].map((second) => [second, 0]),
  );
});

test('without windows the whole is the same', () => {
  const withThem = metricsOf(twoOrders, { windowNs: NS_PER_MS });
  const without = metricsOf(twoOrders, { windowNs: 0 });
  const durations = (metrics: Metrics): unknown[] => metrics.operations.map((series) => series.durations());
  expect(durations(withThem)).toEqual(durations(without));
  expect(without.recent(without.requests, 10)).toEqual([]);
});

test('started = ended + in flight, and services see no more than operations do', () => {
  const step = fc.record({
    operation: fc.integer({ min: 0, max: 2 }),
    remote: fc.boolean(),
    ends: fc.boolean(),
    outcome: fc.constantFrom(Outcome.ok, Outcome.timeout, Outcome.gone),
    ms: fc.integer({ min: 0, max: 5_000 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 100 }), fc.integer({ min: 0, max: 3 }), (steps, windows) => {
      const write = (hand: HandMadeJournal): void => {
        let span = 1;
        let inside = span;
        hand.handler(inside, 0, PLACE, 0, SHOP_1);
        for (const { operation, remote, ends, outcome, ms } of steps) {
          const place = operation === CHARGE ? PAYMENTS_1 : SHOP_1;
          const parent = remote ? ++span : inside;
          if (remote) hand.call(parent, 0, operation, FROM_CLIENTS, 0);
          inside = ++span;
          hand.handler(inside, parent, operation, 0, place);
          hand.at(hand.journal.nowNs / NS_PER_MS + ms);
          if (ends) hand.handlerEnded(inside, outcome, operation, ms);
        }
      };
      const metrics = metricsOf(write, { windowNs: windows * NS_PER_S, windows });
      const sum = (series: readonly Series[], of: (one: Series) => number): number =>
        series.reduce((s, one) => s + of(one), 0);
      const { operations, services } = metrics;
      expect(sum(operations, (one) => one.started)).toBe(steps.length + 1);
      expect(sum(operations, (one) => one.started)).toBe(sum(operations, (one) => one.ended + one.inFlight));
      expect(sum(services, (one) => one.started)).toBe(steps.filter(({ remote }) => remote).length + 1);
      expect(sum(services, (one) => one.ended)).toBe(
        steps.filter(({ remote, ends }) => remote && ends).length,
      );
      expect(sum(operations, (one) => one.errors)).toBe(
        steps.filter(({ ends, outcome }) => ends && outcome !== 0).length,
      );
      expect(metrics.calls).toBe(metrics.remoteCalls + steps.filter(({ remote }) => !remote).length);
    }),
    { numRuns: 100 },
  );
});
