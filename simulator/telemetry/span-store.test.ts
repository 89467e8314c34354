import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Outcome } from '../model/failures';
import { NS_PER_MS } from '../model/units';
import { Fact } from './facts';
import { RequestFlag, UNDER_WAY } from './request-ring';
import { SpanFlag, SpanKind, SpanStore } from './span-store';
import {
  CHARGE,
  FROM_CLIENTS,
  HandMadeJournal,
  PLACE,
  PRICE,
  SHOP_1,
  SHOP_2,
  SHOP_TO_PAYMENTS,
  twoOrders,
} from './testing';

function storeOf(write: (hand: HandMadeJournal) => void, options = {}): SpanStore {
  const store = new SpanStore(options);
  const hand = new HandMadeJournal();
  hand.journal.addFold(store);
  write(hand);
  hand.journal.settle();
  return store;
}

const numbersOf = (store: SpanStore, request: number): number[] =>
  store.slotsOf(request).map((slot) => store.numbers[slot] ?? 0);

test('a span’s kind follows from who called: a client, another process, a handler of the same process', () => {
  const store = storeOf(twoOrders);
  const kinds = [1, 2, 3, 4, 5, 6].map((span) => store.kinds[store.slotOf(span)]);
  const { client, server, internal } = SpanKind;
  expect(kinds).toEqual([client, server, internal, client, server, client]);
  expect(store.flags[store.slotOf(6)]).toBe(SpanFlag.store);
});

test('a server span begins when its call arrived, and carries how long it waited and worked', () => {
  const store = storeOf(twoOrders);
  const slot = store.slotOf(2);
  expect([store.starts[slot], store.ends[slot], store.slotWaits[slot]]).toEqual([1e6, 15e6, 2e6]);
  const price = store.slotOf(3);
  expect([store.starts[price], store.cpuWaits[price], store.worked[price]]).toEqual([4e6, 1e6, 2e6]);
  expect(store.lockWaits[store.slotOf(6)]).toBe(0.5e6);
});

test('the spans of a request are chained, newest first, and its ring entry says how it fared', () => {
  const store = storeOf(twoOrders);
  expect(numbersOf(store, 1)).toEqual([6, 5, 4, 3, 2, 1]);
  expect(numbersOf(store, 2)).toEqual([11, 10, 9, 8, 7]);
  const { requests } = store;
  const slot = requests.slotOf(2);
  expect(requests.outcomes[slot]).toBe(Outcome.timeout);
  expect([requests.starts[slot], requests.ends[slot]]).toEqual([20e6, 72e6]);
  expect([requests.operations[slot], requests.users[slot], requests.spanCounts[slot]]).toEqual([PLACE, 8, 5]);
  expect(requests.flags[slot]).toBe(RequestFlag.gap | RequestFlag.fault);
  expect(requests.flags[requests.slotOf(1)]).toBe(0);
});

test('a fault, a lost answer and a broken promise are marked on the spans they concern', () => {
  const store = storeOf(twoOrders);
  expect(store.flags[store.slotOf(9)]).toBe(SpanFlag.fault | SpanFlag.replyLost);
  expect(store.faults[store.slotOf(9)]).toBe(0);
  expect(store.flags[store.slotOf(11)]).toBe(SpanFlag.store | SpanFlag.gap);
  expect(store.gaps.of(2)).toMatchObject([
    { key: 5, span: 11, sinceNs: 23e6, openedNs: 72e6, closedNs: undefined },
  ]);
});

test('a promise kept again closes its gap', () => {
  const store = storeOf((hand) =>
    twoOrders(hand)
      .at(90)
      .fact(Fact.gapClosed, 0, 5, 2, 67 * NS_PER_MS),
  );
  expect(store.gaps.of(2)).toMatchObject([{ closedNs: 90e6 }]);
});

test('a divergence that healed leaves no mark', () => {
  const store = storeOf((hand) => {
    hand.at(0).request(1, PLACE).call(1, 0, PLACE, FROM_CLIENTS, 1);
    hand.fact(Fact.diverged, 0, 5, 1);
    hand.fact(Fact.healed, 0, 5, 1);
  });
  expect(store.gaps.gaps).toEqual([]);
  expect(store.flags[store.slotOf(1)]).toBe(0);
});

test('a crash ends what the process had open, and what it would have learnt later does not count', () => {
  const store = storeOf((hand) => {
    hand.at(0).request(1, PLACE).call(1, 0, PLACE, FROM_CLIENTS, 1).handler(2, 1, PLACE, 1, SHOP_1);
    hand.call(3, 2, CHARGE, SHOP_TO_PAYMENTS, 1, SHOP_1);
    hand.handler(4, 0, PRICE, 0, SHOP_2);
    hand.at(5).fact(Fact.instanceDown, SHOP_1, 0, 3);
    hand.handlerEnded(2, Outcome.gone, PLACE, 5);
    hand.at(9).callEnded(3, Outcome.ok, SHOP_TO_PAYMENTS, 9);
  });
  expect(store.outcomes[store.slotOf(2)]).toBe(Outcome.gone);
  expect([store.outcomes[store.slotOf(3)], store.ends[store.slotOf(3)]]).toEqual([Outcome.gone, 5e6]);
  expect(store.outcomes[store.slotOf(1)]).toBe(UNDER_WAY);
  expect(store.outcomes[store.slotOf(4)]).toBe(UNDER_WAY);
  expect([store.flags[store.slotOf(2)], store.faults[store.slotOf(2)]]).toEqual([SpanFlag.fault, 3]);
  expect([store.opened, store.ended]).toEqual([4, 2]);
});

test('only the newest spans are kept, and a trace says so by what it lacks', () => {
  const write = (hand: HandMadeJournal): void => {
    hand.request(1, PLACE);
    for (let span = 1; span <= 10; span++) hand.call(span, 0, PLACE, FROM_CLIENTS, 1);
  };
  const store = storeOf(write, { spans: 4, requests: 2 });
  expect(store.slotOf(6)).toBe(-1);
  expect(numbersOf(store, 1)).toEqual([10, 9, 8, 7]);
  expect(store.requests.spanCounts[store.requests.slotOf(1)]).toBe(10);
});

test('a request whose place was taken keeps no chain, and its spans do not join another’s', () => {
  const write = (hand: HandMadeJournal): void => {
    hand.request(1, PLACE).call(1, 0, PLACE, FROM_CLIENTS, 1);
    hand.request(2, PLACE).request(3, PLACE).call(2, 0, PLACE, FROM_CLIENTS, 3);
    hand.handler(3, 1, PLACE, 1, SHOP_1);
  };
  const store = storeOf(write, { requests: 2 });
  expect(store.requests.slotOf(1)).toBe(-1);
  expect(store.slotsOf(1)).toEqual([]);
  expect(numbersOf(store, 3)).toEqual([2]);
});

test('a call that queued for so long that it is forgotten still gets a server span', () => {
  const write = (hand: HandMadeJournal): void => {
    hand.at(0).call(1, 0, PLACE, FROM_CLIENTS, 0).call(2, 0, PLACE, FROM_CLIENTS, 0);
    for (let span = 3; span <= 9; span++) hand.call(span, 0, PLACE, FROM_CLIENTS, 0);
    hand.at(8).fact(Fact.slotWaited, 1, SHOP_1, PLACE, 7 * NS_PER_MS);
    hand.handler(10, 1, PLACE, 0, SHOP_1).handler(11, 2, PLACE, 0, SHOP_1);
  };
  const store = storeOf(write, { spans: 4 });
  expect([store.kinds[store.slotOf(10)], store.starts[store.slotOf(10)]]).toEqual([SpanKind.server, 1e6]);
  expect(store.kinds[store.slotOf(11)]).toBe(SpanKind.internal);
});

test('opened spans are ended or open, whatever comes', () => {
  const call = fc.record({
    ends: fc.boolean(),
    crashes: fc.boolean(),
    instance: fc.integer({ min: 0, max: 2 }),
  });
  fc.assert(
    fc.property(fc.array(call, { maxLength: 200 }), (calls) => {
      const store = storeOf((hand) => {
        calls.forEach(({ ends, crashes, instance }, index) => {
          hand.at(index).call(index + 1, 0, PLACE, FROM_CLIENTS, 0, instance);
          if (crashes) hand.fact(Fact.instanceDown, instance, 0, -1);
          if (ends) hand.callEnded(index + 1, Outcome.ok, FROM_CLIENTS, 1);
        });
      });
      const open = [...store.numbers].filter(
        (number, slot) => number > 0 && store.outcomes[slot] === UNDER_WAY,
      );
      expect(store.opened).toBe(calls.length);
      expect(store.ended + open.length).toBe(store.opened);
    }),
    { numRuns: 30 },
  );
});
