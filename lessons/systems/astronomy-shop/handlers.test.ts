import { beforeEach, expect, test } from 'vitest';
import { inMemoryWorld } from '../testing/in-memory';
import type { Handlers, InMemoryWorld } from '../testing/in-memory';

const files = import.meta.glob<Handlers[string]>(['./*.ts', '!./index.ts', '!./*.test.ts'], { eager: true });
const handlers: Handlers = Object.fromEntries(
  Object.entries(files).map(([file, operations]) => [file.slice('./'.length, -'.ts'.length), operations]),
);
const BUYER = {
  user: 'visitor-1',
  currency: 'CHF',
  email: 'visitor@example.org',
  address: { street: '1 High Street', city: 'Anytown' },
  card: '4111111111111111',
};
const READERS = ['accounting.ProcessOrder', 'frauddetection.CheckOrder'];
const GET_PRODUCT = 'productcatalog.GetProduct';

let shop: InMemoryWorld;

beforeEach(() => {
  const tables = [
    'cart.carts',
    'payment.charges',
    'shipping.shipments',
    'accounting.orders',
    'accounting.items',
    'frauddetection.checks',
  ];
  const rows = Object.fromEntries(tables.map((table) => [table, {}]));
  shop = inMemoryWorld(handlers, rows, () => 0.5, { orders: READERS });
});

async function callsOf(operation: string, args: object): Promise<readonly string[]> {
  const from = shop.calls.length;
  await shop.request(operation, { ...args });
  return shop.calls.slice(from + 1);
}

async function fillCart(): Promise<void> {
  for (const [product, quantity] of [
    ['HQTGWGPNH4', 1],
    ['LS4PSXUNUM', 2],
    ['HQTGWGPNH4', 3],
  ] as const)
    await shop.request('frontend.addToCart', { user: BUYER.user, product, quantity });
}

test('pages call as published', async () => {
  const { user } = BUYER;
  expect(await callsOf('frontend.index', {})).toEqual([]);
  expect(await callsOf('frontend.product', { id: 'HQTGWGPNH4' })).toEqual([GET_PRODUCT]);
  expect(await callsOf('frontend.recommendations', { user, products: ['HQTGWGPNH4'] })).toEqual([
    'recommendation.ListRecommendations',
    'productcatalog.ListProducts',
    ...Array<string>(4).fill(GET_PRODUCT),
  ]);
  expect(await callsOf('frontend.ads', { categories: ['books'] })).toEqual(['ad.GetAds']);
  expect(await callsOf('frontend.viewCart', { user })).toEqual(['cart.GetCart']);
  const item = { user, product: 'LS4PSXUNUM', quantity: 1 };
  expect(await callsOf('frontend.addToCart', item)).toEqual(['cart.AddItem', 'cart.GetCart']);
  expect(await callsOf('frontend.viewCart', { user })).toEqual(['cart.GetCart', GET_PRODUCT]);
});

test('an order calls as published: it charges, ships, and then tells the others', async () => {
  await fillCart();
  const priced = [GET_PRODUCT, 'currency.Convert'];
  expect(await callsOf('frontend.checkout', BUYER)).toEqual([
    'checkout.PlaceOrder',
    'cart.GetCart',
    ...priced,
    ...priced,
    'shipping.GetQuote',
    'quote.CalculateQuote',
    'currency.Convert',
    'payment.Charge',
    'shipping.ShipOrder',
    'cart.EmptyCart',
    'email.SendOrderConfirmation',
    ...READERS,
    GET_PRODUCT,
    GET_PRODUCT,
  ]);
  const [charge] = shop.rows('payment.charges').values();
  // Four books at 0.99 $, two lamps at 57.08 $, six pieces shipped at 8.99 $ each, each price in francs.
  expect(charge).toMatchObject({
    order: 'order-1',
    amount: { currency: 'CHF', amount: expect.closeTo(173.6, 2) },
  });
  expect([...shop.rows('shipping.shipments').values()]).toMatchObject([{ order: 'order-1' }]);
  expect([...shop.rows('accounting.items').keys()]).toEqual(['order-1/LS4PSXUNUM', 'order-1/HQTGWGPNH4']);
  expect(await shop.request('cart.GetCart', { user: BUYER.user })).toMatchObject({ items: [] });
});

test('an order that comes twice stands in the books once, and is counted twice', async () => {
  const message = { order: 'order-1', tracking: 't', items: [{ product: 'HQTGWGPNH4', quantity: 1 }] };
  for (const reader of [...READERS, ...READERS]) await shop.request(reader, message);
  expect(shop.rows('accounting.orders').size).toBe(1);
  expect(shop.rows('accounting.items').size).toBe(1);
  expect(shop.rows('frauddetection.checks').size).toBe(2);
});

test('what fails after the parcel has left is only logged', async () => {
  for (const operation of ['cart.EmptyCart', 'email.SendOrderConfirmation', ...READERS])
    shop.broken.add(operation);
  expect(await shop.request('frontend.checkout', BUYER)).toMatchObject({ order: 'order-1' });
  expect(shop.logged).toHaveLength(3);
});

test.each(['payment.Charge', 'shipping.ShipOrder', 'quote.CalculateQuote', 'cart.GetCart'])(
  'a failure of %s fails the order, and nobody is told of it',
  async (operation) => {
    shop.broken.add(operation);
    const order = shop.request('frontend.checkout', BUYER);
    await expect(order).rejects.toMatchObject({ code: 'INJECTED_ERROR', operation });
    expect(shop.rows('shipping.shipments').size + shop.rows('accounting.orders').size).toBe(0);
  },
);

test('only known cards, products and currencies are served', async () => {
  const ask = (operation: string, args: object) => shop.request(operation, { ...BUYER, ...args });
  const amex = ask('frontend.checkout', { card: '371449635398431' });
  await expect(amex).rejects.toMatchObject({ code: 'UNACCEPTED_CARD' });
  await expect(ask('frontend.product', { id: 'NONE' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const shells = ask('frontend.checkout', { currency: 'SHELLS' });
  await expect(shells).rejects.toMatchObject({ code: 'INVALID_CURRENCY' });
  expect(await ask('frontend.ads', { categories: ['travel'] })).toHaveLength(1);
  expect(await ask('frontend.ads', { categories: ['books'] })).toHaveLength(2);
});
