import { expect, test } from 'vitest';
import { Outcome } from '../model/failures';
import { NS_PER_S } from '../model/units';
import { DownReason, Fact, IdleReason } from './facts';
import { Log } from './log';
import { PlanNames } from './names';
import { HandMadeJournal, PLACE, SHOP_2, testPlan, twoOrders } from './testing';

function logOf(write: (hand: HandMadeJournal) => void, capacity?: number): Log {
  const names = new PlanNames(testPlan(), [{ text: 'crash shop#2', kind: 'crash' }]);
  const log = new Log(
    { names, words: ['order-1', 'hello'], idleReasons: { [IdleReason.noWire]: 'no wire' } },
    capacity,
  );
  const hand = new HandMadeJournal();
  hand.journal.addFold(log);
  write(hand);
  hand.journal.settle();
  return log;
}

test('each fact worth telling becomes a line of words, in order', () => {
  const log = logOf((hand) => {
    hand.at(1).fact(Fact.faultStruck, 0, 12);
    hand.fact(Fact.instanceDown, SHOP_2, DownReason.crash);
    hand.fact(Fact.storeDown, 1, DownReason.outOfMemory);
    hand.at(2).fact(Fact.instanceUp, SHOP_2, 0, 0, 5 * NS_PER_S);
    hand.fact(Fact.storeUp, 1, 0, 0, NS_PER_S);
    hand.fact(Fact.faultLifted, 0, 0, 0, 2 * NS_PER_S);
    hand.fact(Fact.faultIdle, 0, IdleReason.noWire);
    hand.fact(Fact.gapOpened, 0, 0, 3);
    hand.fact(Fact.gapClosed, 0, 0, 3, 1_500_000_000);
    hand.fact(Fact.logged, 9, 1);
    hand.fact(Fact.handlerKilled, 9, Outcome.outOfFuel, PLACE, 17);
    hand.fact(Fact.rejectionUnhandled, Outcome.timeout);
    hand.fact(Fact.intervened, 1);
  });
  expect(log.lines().map(({ severity, text, span }) => [severity, text, span])).toEqual([
    ['warning', 'fault: crash shop#2', 12],
    ['error', 'shop#2 crashed', 0],
    ['error', 'payments-db ran out of memory and was killed', 0],
    ['info', 'shop#2 is back after 5s', 0],
    ['info', 'payments-db is back after 1s', 0],
    ['info', 'fault lifted after 2s: crash shop#2', 0],
    ['warning', 'fault found nothing to act on: crash shop#2 (no wire)', 0],
    ['error', 'broken promise: debit-iff-order for order order-1', 0],
    ['info', 'promise kept again after 1.5s: debit-iff-order for order order-1', 0],
    ['info', 'hello', 9],
    ['error', 'orders.place was ended at line 17: the handler took more steps than a handler may', 9],
    ['warning', 'nobody handled a failure: no answer came in time; whether the work was done is unknown', 0],
    ['info', 'intervention 1', 0],
  ]);
  expect(log.lines()[1]).toMatchObject({ row: 1, timeNs: 1e6 });
});

test('what is not worth telling is not told', () => {
  expect(
    logOf(twoOrders)
      .lines()
      .map(({ text }) => text),
  ).toEqual(['broken promise: debit-iff-order for order 5']);
});

test('only the newest lines are kept, and fewer can be asked for', () => {
  const log = logOf((hand) => {
    for (let number = 1; number <= 10; number++) hand.fact(Fact.intervened, number);
  }, 4);
  expect(log.length).toBe(10);
  expect(log.lines().map(({ text }) => text)).toEqual(
    [7, 8, 9, 10].map((number) => `intervention ${number}`),
  );
  expect(log.lines(2).map(({ row }) => row)).toEqual([8, 9]);
});
