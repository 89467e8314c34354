import { expect, test } from 'vitest';
import { Fact, Outcome, where } from '../../../../simulator';
import { LEAST_MS, LOST_AT, Tone } from './flights';
import { Motion } from './fold';
import { Sign } from './signs';
import { charge, LINK, ORDERS, PAYMENTS, PLACED, PLAN, rowsOf, USERS, type RowOf } from './testing';
import { BRACKET_STAYS_MS } from './transactions';

/** Moves a picture at a time of the host's clock. */
function move(motion: Motion, shownNs: number, hostMs: number): boolean {
  motion.hostMs = hostMs;
  return motion.move(shownNs, hostMs, 0);
}

function folded(rows: readonly RowOf[], clockMs = 0, motion = new Motion(PLAN)): Motion {
  const columns = rowsOf(rows);
  rows.forEach((_, i) => motion.take(columns, i, clockMs));
  return motion;
}

/** What flies: link, leg, tone. */
function flying({ flights }: Motion): readonly (readonly [number, number, number])[] {
  return Array.from({ length: flights.count }, (_, i) => [
    flights.links[i] ?? -1,
    flights.legs[i] ?? -1,
    flights.tones[i] ?? -1,
  ]);
}

test('a message moves with simulated time, but never faster than can be seen', () => {
  const slow = folded(PLACED);
  move(slow, 0.5e6, 10_000);
  expect(slow.flights.progress[0]).toBeCloseTo(0.5);
  const fast = folded(PLACED);
  move(fast, 2e6, LEAST_MS / 4);
  expect(fast.flights.progress[0]).toBeCloseTo(0.25);
  move(fast, 2e6, LEAST_MS);
  expect(fast.flights.count).toBe(0);
});

test('in a paused run a message stays where it is, but one that has arrived still comes home', () => {
  const motion = folded(PLACED);
  expect(move(motion, 0.4e6, 1000)).toBe(false);
  expect(move(motion, 0.4e6, 5000)).toBe(false);
  expect(motion.flights.progress[0]).toBeCloseTo(0.4);
  const late = folded(PLACED);
  expect(move(late, 2e6, LEAST_MS / 2)).toBe(true);
  expect(move(late, 2e6, LEAST_MS)).toBe(false);
  expect(late.flights.count).toBe(0);
});

test('a reply has the look of what it answers', () => {
  const answer = (outcome: Outcome): readonly RowOf[] => [
    ...PLACED,
    [Fact.handlerEnded, 2, outcome, ORDERS, 1e6, 2],
    [Fact.messageSent, 1, LINK.clientsToShop, 1, 1e6, 2],
  ];
  expect(flying(folded(answer(Outcome.ok)))[1]).toEqual([LINK.clientsToShop, 1, Tone.done]);
  expect(flying(folded(answer(Outcome.domainError)))[1]).toEqual([LINK.clientsToShop, 1, Tone.failed]);
  expect(flying(folded(answer(Outcome.gone)))[1]).toEqual([LINK.clientsToShop, 1, Tone.unknown]);
});

test('nobody there: a reply without a handler is a failure', () => {
  const rows: readonly RowOf[] = [
    ...PLACED,
    ...charge(2),
    [Fact.messageSent, 3, LINK.shopToPayments, 1, 1e6, 3],
  ];
  expect(flying(folded(rows)).at(-1)).toEqual([LINK.shopToPayments, 1, Tone.failed]);
});

test('an answer to a caller that has given up is late, and its coming is marked as ignored', () => {
  const motion = folded([
    ...PLACED,
    ...charge(2),
    [Fact.callEnded, 3, Outcome.timeout, LINK.shopToPayments, 1e9, 3],
    [Fact.messageSent, 3, LINK.shopToPayments, 1, 1e6, 4],
  ]);
  expect(motion.wires.signs[LINK.shopToPayments]).toBe(Sign.unknown);
  expect(flying(motion).at(-1)).toEqual([LINK.shopToPayments, 1, Tone.late]);
  folded([[Fact.replyIgnored, 3, Outcome.ok, LINK.shopToPayments, 0, 5]], 0, motion);
  expect(motion.wires.signs[LINK.shopToPayments]).toBe(Sign.cancelled);
});

test('a second try is shown as one', () => {
  const motion = folded([...PLACED, ...charge(2, 1)]);
  expect(flying(motion).at(-1)).toEqual([LINK.shopToPayments, 0, Tone.retry]);
  expect(motion.wires.signs[LINK.shopToPayments]).toBe(Sign.retried);
});

test('a lost message goes half the way and then falls', () => {
  const motion = folded([...PLACED.slice(0, 2), [Fact.messageLost, 1, LINK.clientsToShop, 0, 0, 0]]);
  expect(flying(motion)).toEqual([[LINK.clientsToShop, 0, Tone.lost]]);
  move(motion, 0.25e6, 5000);
  expect(motion.flights.progress[0]).toBeCloseTo(0.25);
  move(motion, 0.9e6, 5000);
  expect(motion.flights.progress[0]).toBe(LOST_AT);
  expect(motion.wires.loss(LINK.clientsToShop, 5000)).toBe(1);
  expect(move(motion, 0.9e6, 5350)).toBe(true);
  expect(motion.flights.progress[0]).toBeGreaterThan(0.7);
  expect(move(motion, 0.9e6, 6000)).toBe(false);
  expect(motion.flights.count).toBe(0);
});

test('a call within the process is a flash between two tiles, a call over a wire is none', () => {
  const motion = folded([
    ...PLACED,
    [Fact.handlerStarted, 5, 2, USERS, where(7, 0), 2],
    ...charge(3),
    [Fact.handlerStarted, 4, 3, PAYMENTS, where(7, 2), 4],
  ]);
  expect(motion.flashes).toEqual([{ from: ORDERS, to: USERS, atMs: 0, steady: false }]);
  motion.move(5e6, 1000, 1000);
  expect(motion.flashes).toEqual([]);
});

test('handlers at work are counted by module, until they end', () => {
  const motion = folded([...PLACED, [Fact.handlerStarted, 5, 2, USERS, where(7, 0), 2]]);
  expect([...motion.working]).toEqual([1, 1, 0]);
  folded([[Fact.handlerEnded, 5, Outcome.ok, USERS, 1, 3]], 0, motion);
  expect([...motion.working]).toEqual([1, 0, 0]);
  motion.skipped();
  expect([...motion.working]).toEqual([0, 0, 0]);
});

test('a statement keeps its store at work until the answer leaves', () => {
  const sent: readonly RowOf[] = [
    ...PLACED,
    [Fact.storeCallStarted, 6, 2, 0, where(7, 0), 2],
    [Fact.messageSent, 6, LINK.shopToStore, 0, 1e6, 2],
  ];
  const motion = folded(sent);
  expect([...motion.statements]).toEqual([1]);
  folded([[Fact.messageSent, 6, LINK.shopToStore, 1, 1e6, 3]], 0, motion);
  expect([...motion.statements]).toEqual([0]);
  expect(flying(motion).at(-1)).toEqual([LINK.shopToStore, 1, Tone.done]);
});

test('a transaction is open from its first statement to its end, and what is called over meanwhile is news', () => {
  const motion = folded([...PLACED, [Fact.transactionBegan, 1, 2, 0, 0, 2]]);
  expect(motion.transactions.brackets.get(ORDERS)).toMatchObject({ open: 1, end: 'none' });
  const { news } = motion;
  folded(charge(3), 0, motion);
  expect(motion.news).toBeGreaterThan(news);
  expect([...(motion.transactions.called.get(ORDERS) ?? [])]).toEqual([LINK.shopToPayments]);
  folded([[Fact.transactionRolledBack, 1, Outcome.timeout, 0, 0, 4]], 500, motion);
  expect(motion.transactions.brackets.get(ORDERS)).toEqual({ open: 0, end: 'rolledBack', endedMs: 500 });
  expect(BRACKET_STAYS_MS).toBeGreaterThan(500);
});

test('what is called when no transaction is open tears none', () => {
  expect(folded([...PLACED, ...charge(2)]).transactions.called.size).toBe(0);
});

test('clients see what came of their requests, the newest last', () => {
  const motion = folded([
    ...PLACED,
    [Fact.requestStarted, 8, ORDERS, 0, 0, 1],
    [Fact.requestEnded, 7, Outcome.ok, ORDERS, 1e6, 3],
  ]);
  expect([motion.waiting, motion.answers]).toEqual([1, [Sign.done]]);
  folded([[Fact.requestEnded, 8, Outcome.timeout, ORDERS, 1e6, 4]], 0, motion);
  expect([motion.waiting, motion.answers]).toEqual([0, [Sign.done, Sign.unknown]]);
});

test('a caller knows of its calls what it was told: it waits, or it was answered, or it gave up', () => {
  const motion = folded([...PLACED, ...charge(2)]);
  const { wires } = motion;
  expect([wires.tape(LINK.shopToPayments, 0), wires.tape(LINK.shopToPayments, 1)]).toEqual([
    Sign.waiting,
    Sign.none,
  ]);
  // That the callee has done its work changes nothing.
  folded(
    [
      [Fact.handlerStarted, 4, 3, PAYMENTS, where(7, 2), 3],
      [Fact.handlerEnded, 4, Outcome.ok, PAYMENTS, 1, 4],
      [Fact.messageLost, 3, LINK.shopToPayments, 1, 0, 4],
    ],
    0,
    motion,
  );
  expect(wires.tape(LINK.shopToPayments, 0)).toBe(Sign.waiting);
  folded([[Fact.callEnded, 3, Outcome.timeout, LINK.shopToPayments, 1e9, 5]], 0, motion);
  expect(wires.tape(LINK.shopToPayments, 0)).toBe(Sign.unknown);
});

test('a published message flies, its confirm is good news, and what is delivered again looks so', () => {
  const motion = folded([
    [Fact.publishStarted, 1, 0, 0, where(1, 0), 0],
    [Fact.messageSent, 1, LINK.shopToPayments, 0, 1e6, 0],
    [Fact.messageStored, 1, 1, 0, 0, 1],
    [Fact.messageSent, 1, LINK.shopToPayments, 1, 1e6, 1],
    [Fact.deliveryStarted, 2, 1, PAYMENTS + 65536, where(1, 0), 1],
    [Fact.messageSent, 2, LINK.shopToPayments, 0, 1e6, 1],
  ]);
  expect(flying(motion).map(([, , tone]) => tone)).toEqual([Tone.request, Tone.done, Tone.retry]);
});
