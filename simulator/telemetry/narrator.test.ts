import { expect, test } from 'vitest';
import { Concerns } from './concerns';
import { PlanNames } from './names';
import { Narrator } from './narrator';
import { SpanStore } from './span-store';
import { HandMadeJournal, testPlan, twoOrders } from './testing';

/** What is said of a request of the two orders, sentence by sentence. */
function toldOf(request: number): string[] {
  const hand = new HandMadeJournal();
  const spans = new SpanStore();
  hand.journal.addFold(spans);
  twoOrders(hand);
  const { journal } = hand;
  journal.settle();
  const plan = testPlan();
  const concerns = new Concerns(spans);
  const narrator = new Narrator(
    spans,
    new PlanNames(plan),
    Array.from({ length: 10 }, (_, word) => `word-${word}`),
  );
  const told: string[] = [];
  for (let row = 0; row < journal.length; row++) {
    if (concerns.requestOf(journal, row) !== request) continue;
    const sentence = narrator.sentence(journal, row);
    if (sentence !== undefined) told.push(sentence);
  }
  return told;
}

test('a request that goes well is told from its beginning to its answer', () => {
  expect(toldOf(1)).toMatchInlineSnapshot(`
    [
      "A customer asks for orders.place.",
      "shop#1 takes it up, after 2 ms in the queue.",
      "shop#1 begins orders.place.",
      "orders.place calls orders.price, in the same process.",
      "orders.price is done.",
      "orders.place calls payments.charge over the network.",
      "payments#1 begins payments.charge.",
      "payments.charge writes to payments.debits.",
      "It waited 500 µs for a row of payments.debits that another transaction held.",
      "payments.charge is done.",
      "orders.place has the answer of payments.charge.",
      "orders.place is done.",
      "The customer has the answer, after 16 ms.",
    ]
  `);
});

test('a lost answer, the time-out and the broken promise are told', () => {
  expect(toldOf(2)).toMatchInlineSnapshot(`
    [
      "A customer asks for orders.place.",
      "shop#2 begins orders.place.",
      "orders.place calls payments.charge over the network, once more (attempt 2).",
      "payments#1 begins payments.charge.",
      "payments.charge asks for everything to be committed.",
      "payments.charge is done.",
      "The answer is lost on shop->payments.",
      "orders.place gives up waiting for payments.charge: whether it was done is unknown.",
      "orders.place ends, not knowing: no answer came in time; whether the work was done is unknown.",
      "The customer is left not knowing: no answer came in time; whether the work was done is unknown.",
      "A promise is broken for order word-5: A debit exists if and only if its order does.",
    ]
  `);
});

test('a request that nobody made is not told of', () => {
  expect(toldOf(3)).toEqual([]);
});
