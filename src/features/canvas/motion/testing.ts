/** A small system and rows of a journal, for tests of what moves. */
import type { FrameRows, Plan } from '../../../../simulator';
import { Fact, NO_INSTANCE, where } from '../../../../simulator';

const LATENCY = { kind: 'constant', value: 1_000_000 } as const;

/** Links of `PLAN`. */
export const LINK = { clientsToShop: 0, shopToPayments: 1, shopToStore: 2 } as const;
/** Operations and, by the same numbers, modules of `PLAN`; the first two share a process. */
export const ORDERS = 0;
export const USERS = 1;
export const PAYMENTS = 2;

/** Clients, a shop with two modules and a store, and payments apart. Every latency is 1 ms. */
export const PLAN: Plan = {
  engine: '',
  system: 'small',
  deployment: 'small',
  experiment: 'small',
  seed: 1,
  lengthNs: 1e10,
  modules: [
    { name: 'orders', external: false, service: 0, store: 0, hasHandlers: true },
    { name: 'users', external: false, service: 0, store: 0, hasHandlers: true },
    { name: 'payments', external: false, service: 1, store: -1, hasHandlers: true },
  ],
  operations: ['orders.place', 'users.get', 'payments.charge'].map((name, module) => ({
    name,
    module,
    work: LATENCY,
    calls: [],
    callsInParallel: false,
    isDefault: false,
  })),
  tables: [],
  services: [
    { name: 'shop', kind: 'service', modules: [0, 1], instances: 2, parameters: {} },
    { name: 'payments', kind: 'service', modules: [2], instances: 1, parameters: {} },
  ],
  stores: [{ name: 'database', kind: 'database', parameters: {} }],
  topics: [],
  brokers: [],
  registries: [],
  links: [
    {
      name: 'clients->shop',
      from: { kind: 'clients' },
      to: { kind: 'service', index: 0 },
      latency: LATENCY,
      lossProbability: 0,
    },
    {
      name: 'shop->payments',
      from: { kind: 'service', index: 0 },
      to: { kind: 'service', index: 1 },
      latency: LATENCY,
      lossProbability: 0,
    },
    {
      name: 'shop->database',
      from: { kind: 'service', index: 0 },
      to: { kind: 'store', index: 0 },
      latency: LATENCY,
      lossProbability: 0,
    },
  ],
  policies: [],
  instruments: { sampling: 1, services: [] },
  workload: { kind: 'requests', requests: [] },
  clientTimeoutNs: 0,
  faults: [],
  invariants: [],
};

/** One row: kind, a, b, c, value, time in ms. */
export type RowOf = readonly [kind: number, a: number, b: number, c: number, value: number, atMs: number];

/** Rows as a frame brings them. */
export function rowsOf(rows: readonly RowOf[], first = 0, skipped = 0): FrameRows {
  const column = (place: number): number[] => rows.map((row) => row[place] ?? 0);
  return {
    first,
    skipped,
    kinds: Uint8Array.from(column(0)),
    a: Int32Array.from(column(1)),
    b: Int32Array.from(column(2)),
    c: Int32Array.from(column(3)),
    values: Float64Array.from(column(4)),
    times: Float64Array.from(column(5), (ms) => ms * 1e6),
    causes: new Int32Array(rows.length).fill(-1),
  };
}

/** A call of clients (span 1 of request 7) for `orders.place`, up to its handler (span 2) at work in the shop. */
export const PLACED: readonly RowOf[] = [
  [Fact.requestStarted, 7, ORDERS, 0, 0, 0],
  [Fact.callStarted, 1, 0, ORDERS, where(7, NO_INSTANCE), 0],
  [Fact.messageSent, 1, LINK.clientsToShop, 0, 1e6, 0],
  [Fact.handlerStarted, 2, 1, ORDERS, where(7, 0), 1],
];

/** The handler's call to payments (span 3), `attempt` times tried before. */
export function charge(atMs: number, attempt = 0): readonly RowOf[] {
  return [
    [Fact.callStarted, 3, 2, PAYMENTS + attempt * 65536, where(7, 0), atMs],
    [Fact.messageSent, 3, LINK.shopToPayments, 0, 1e6, atMs],
  ];
}
