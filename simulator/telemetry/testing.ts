/** For tests: a small plan, and a journal written by hand. Times are in milliseconds. */
import type { DistributionSpec } from '../kernel/distributions';
import { Journal } from '../kernel/journal';
import type { InvariantPlan, Plan } from '../model/plan';
import { Outcome } from '../model/failures';
import { NS_PER_MS } from '../model/units';
import { Fact, Leg, NO_INSTANCE, where } from './facts';

const NOTHING: DistributionSpec = { kind: 'constant', value: 0 };

/** Indices of the test plan. */
export const PLACE = 0;
export const CHARGE = 1;
export const PRICE = 2;
export const SHOP_1 = 0;
export const SHOP_2 = 1;
export const PAYMENTS_1 = 2;
export const FROM_CLIENTS = 0;
export const SHOP_TO_PAYMENTS = 1;
const PAYMENTS_TO_STORE = 3;
export const ORDERS = 0;
export const DEBITS = 1;
/** Verbs of statements, as the journal numbers them. */
const PUT = 2;
const COMMIT = 5;

const debitIffOrder: InvariantPlan = {
  name: 'debit-iff-order',
  says: 'A debit exists if and only if its order does.',
  keyName: 'order',
  rule: 'iff',
  left: { table: DEBITS, field: 'order' },
  right: { table: ORDERS, field: '' },
  withinNs: 5_000 * NS_PER_MS,
};

/** Orders and prices in `shop` (two instances), payments apart; each service has a store. */
export function testPlan(over: Partial<Plan> = {}): Plan {
  const operation = (name: string, module: number) => ({
    name,
    module,
    work: NOTHING,
    calls: [],
    callsInParallel: false,
    isDefault: true,
  });
  return {
    engine: '0.0.0',
    system: 'test-shop',
    deployment: 'payments-apart',
    experiment: 'by-hand',
    seed: 7,
    lengthNs: 60_000 * NS_PER_MS,
    modules: [
      { name: 'orders', external: false, service: 0, store: 0, hasHandlers: false },
      { name: 'payments', external: false, service: 1, store: 1, hasHandlers: false },
    ],
    operations: [operation('orders.place', 0), operation('payments.charge', 1), operation('orders.price', 0)],
    tables: [
      { name: 'orders.orders', module: 0, rows: [] },
      { name: 'payments.debits', module: 1, rows: [] },
    ],
    services: [
      { name: 'shop', kind: 'service', modules: [0], instances: 2, parameters: { cpus: 1 } },
      { name: 'payments', kind: 'service', modules: [1], instances: 1, parameters: { cpus: 2.5 } },
    ],
    topics: [],
    brokers: [],
    registries: [],
    stores: [
      { name: 'shop-db', kind: 'database', parameters: {} },
      { name: 'payments-db', kind: 'database', parameters: {} },
    ],
    links: [
      link('clients->shop', { kind: 'clients' }, { kind: 'service', index: 0 }),
      link('shop->payments', { kind: 'service', index: 0 }, { kind: 'service', index: 1 }),
      link('shop->shop-db', { kind: 'service', index: 0 }, { kind: 'store', index: 0 }),
      link('payments->payments-db', { kind: 'service', index: 1 }, { kind: 'store', index: 1 }),
    ],
    policies: [],
    instruments: {
      sampling: 1,
      services: [
        { level: 'traces', propagates: true },
        { level: 'traces', propagates: true },
      ],
    },
    workload: { kind: 'requests', requests: [] },
    clientTimeoutNs: 0,
    faults: [],
    invariants: [debitIffOrder],
    ...over,
  };
}

function link(
  name: string,
  from: Plan['links'][number]['from'],
  to: Plan['links'][number]['to'],
): Plan['links'][number] {
  return { name, from, to, latency: NOTHING, lossProbability: 0 };
}

/** Writes facts by hand. Spans and requests are numbered by the test. */
export class HandMadeJournal {
  readonly journal: Journal;

  constructor(rows?: number) {
    this.journal = new Journal(rows);
  }

  /** Time of what follows. */
  at(ms: number): this {
    this.journal.nowNs = Math.round(ms * NS_PER_MS);
    return this;
  }

  fact(kind: Fact, a: number, b = 0, c = 0, value = 0, cause = this.journal.length - 1): number {
    return this.journal.append(kind, a, b, c, value, cause);
  }

  request(request: number, operation: number, user = 1): this {
    this.fact(Fact.requestStarted, request, operation, user);
    return this;
  }

  answered(request: number, outcome: Outcome, operation: number, tookMs: number): this {
    this.fact(Fact.requestEnded, request, outcome, operation, tookMs * NS_PER_MS);
    return this;
  }

  /** Sends a call; from the clients when `instance` is left out. */
  call(
    span: number,
    parent: number,
    operation: number,
    over: number,
    request: number,
    instance = NO_INSTANCE,
    attempt = 0,
  ): this {
    this.fact(Fact.callStarted, span, parent, operation + attempt * 65536, where(request, instance));
    return this.message(span, over, Leg.request);
  }

  message(span: number, over: number, leg: Leg): this {
    this.fact(Fact.messageSent, span, over, leg, NS_PER_MS);
    return this;
  }

  lost(span: number, over: number, leg: Leg): this {
    this.fact(Fact.messageLost, span, over, leg);
    return this;
  }

  callEnded(span: number, outcome: Outcome, over: number, tookMs: number): this {
    this.fact(Fact.callEnded, span, outcome, over, tookMs * NS_PER_MS);
    return this;
  }

  handler(span: number, parent: number, operation: number, request: number, instance: number): this {
    this.fact(Fact.handlerStarted, span, parent, operation, where(request, instance));
    return this;
  }

  handlerEnded(span: number, outcome: Outcome, operation: number, tookMs: number): this {
    this.fact(Fact.handlerEnded, span, outcome, operation, tookMs * NS_PER_MS);
    return this;
  }

  statement(
    span: number,
    parent: number,
    verb: number,
    table: number,
    over: number,
    request: number,
    instance: number,
  ): this {
    this.fact(Fact.storeCallStarted, span, parent, table + verb * 65536, where(request, instance));
    return this.message(span, over, Leg.request);
  }

  statementEnded(span: number, outcome: Outcome, store: number, tookMs: number): this {
    this.fact(Fact.storeCallEnded, span, outcome, store, tookMs * NS_PER_MS);
    return this;
  }
}

/**
 * Two orders. Request 1 goes well: call 1, handler 2 on shop#1 after 2 ms in its queue, price 3 inside the process, charge 4/5
 * at payments with a statement 6. Request 2 times out: charge 9/10 is done and commits with statement 11, the answer is lost
 * by a fault, and a promise is broken.
 */
export function twoOrders(hand: HandMadeJournal): HandMadeJournal {
  hand.at(0).request(1, PLACE, 7).call(1, 0, PLACE, FROM_CLIENTS, 1);
  hand.at(3).fact(Fact.slotWaited, 1, SHOP_1, PLACE, 2 * NS_PER_MS);
  hand.handler(2, 1, PLACE, 1, SHOP_1);
  hand.at(4).handler(3, 2, PRICE, 1, SHOP_1);
  hand.at(6).fact(Fact.workWaited, 3, SHOP_1, 0, NS_PER_MS);
  hand.at(8).fact(Fact.workDone, 3, SHOP_1, 0, 2 * NS_PER_MS);
  hand.handlerEnded(3, Outcome.ok, PRICE, 4);
  hand.call(4, 2, CHARGE, SHOP_TO_PAYMENTS, 1, SHOP_1);
  hand.at(9).handler(5, 4, CHARGE, 1, PAYMENTS_1);
  hand.statement(6, 5, PUT, DEBITS, PAYMENTS_TO_STORE, 1, PAYMENTS_1);
  hand.at(10).fact(Fact.lockWaited, 6, 1, DEBITS, NS_PER_MS / 2);
  hand.at(12).message(6, PAYMENTS_TO_STORE, Leg.reply).statementEnded(6, Outcome.ok, 1, 3);
  hand.at(13).handlerEnded(5, Outcome.ok, CHARGE, 4).message(4, SHOP_TO_PAYMENTS, Leg.reply);
  hand.at(14).callEnded(4, Outcome.ok, SHOP_TO_PAYMENTS, 6);
  hand.at(15).handlerEnded(2, Outcome.ok, PLACE, 14).message(1, FROM_CLIENTS, Leg.reply);
  hand.at(16).callEnded(1, Outcome.ok, FROM_CLIENTS, 16).answered(1, Outcome.ok, PLACE, 16);

  hand.at(20).request(2, PLACE, 8).call(7, 0, PLACE, FROM_CLIENTS, 2);
  hand.at(21).handler(8, 7, PLACE, 2, SHOP_2).call(9, 8, CHARGE, SHOP_TO_PAYMENTS, 2, SHOP_2, 1);
  hand.at(22).handler(10, 9, CHARGE, 2, PAYMENTS_1);
  hand.statement(11, 10, COMMIT, 65535, PAYMENTS_TO_STORE, 2, PAYMENTS_1);
  const committed = hand.at(23).fact(Fact.transactionCommitted, 1, 1, 1);
  const diverged = hand.fact(Fact.diverged, 0, 5, 2, 0, committed);
  hand.at(24).message(11, PAYMENTS_TO_STORE, Leg.reply).statementEnded(11, Outcome.ok, 1, 2);
  hand.handlerEnded(10, Outcome.ok, CHARGE, 2);
  hand.fact(Fact.faultTouched, 9, 0, CHARGE);
  hand.lost(9, SHOP_TO_PAYMENTS, Leg.reply);
  hand.at(71).callEnded(9, Outcome.timeout, SHOP_TO_PAYMENTS, 50);
  hand.handlerEnded(8, Outcome.timeout, PLACE, 50).message(7, FROM_CLIENTS, Leg.reply);
  hand.at(72).callEnded(7, Outcome.timeout, FROM_CLIENTS, 52).answered(2, Outcome.timeout, PLACE, 52);
  hand.fact(Fact.gapOpened, 0, 5, 2, 23 * NS_PER_MS, diverged);
  return hand;
}
