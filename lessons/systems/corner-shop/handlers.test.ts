import { beforeEach, expect, test } from 'vitest';
import { inMemoryWorld } from '../testing/in-memory';
import type { Handlers, InMemoryWorld } from '../testing/in-memory';
import document from './system.json';

const files = import.meta.glob<Handlers[string]>('./{users,catalogue,orders,payments,notifications}.ts', {
  eager: true,
});
const handlers: Handlers = Object.fromEntries(
  Object.entries(files).map(([file, operations]) => [file.slice('./'.length, -'.ts'.length), operations]),
);
const { users, catalogue, payments } = document.modules;
const ORDER = { order: 'order-1', user: 'ada', product: 'tea', quantity: 3 };

let shop: InMemoryWorld;

beforeEach(() => {
  const rows = {
    'users.profiles': users.tables.profiles.rows,
    'catalogue.products': catalogue.tables.products.rows,
    'orders.orders': {},
    'payments.accounts': payments.tables.accounts.rows,
    'payments.debits': {},
    'notifications.messages': {},
  };
  shop = inMemoryWorld(handlers, rows, () => 0, { 'order-placed': ['notifications.send'] });
});

const debits = () => [...shop.rows('payments.debits').values()];

test('an order takes stock and money, is recorded, and is confirmed after that', async () => {
  expect(await shop.request('orders.place', ORDER)).toEqual({ order: 'order-1', total: 1230 });
  expect(shop.rows('catalogue.products').get('tea')).toMatchObject({ stock: 999_997 });
  expect(shop.rows('payments.accounts').get('ada')).toEqual({ balance: 100_000_000 - 1230 });
  expect(debits()).toEqual([{ order: 'order-1', user: 'ada', amount: 1230 }]);
  expect([...shop.rows('orders.orders').keys()]).toEqual(['order-1']);
  expect([...shop.rows('notifications.messages').values()]).toEqual([
    { order: 'order-1', email: 'ada@example.org' },
  ]);
  expect(shop.calls).toEqual([
    'orders.place',
    'users.get',
    'catalogue.reserve',
    'payments.charge',
    'notifications.send',
  ]);
});

test('charging twice for an order makes two debits', async () => {
  const charge = { order: 'order-1', user: 'ada', amount: 100 };
  await shop.request('payments.charge', charge);
  await shop.request('payments.charge', charge);
  expect(debits()).toEqual([charge, charge]);
  expect(await shop.request('payments.balance', { user: 'ada' })).toEqual({ balance: 100_000_000 - 200 });
});

test('more than there is in stock, or on the account, is refused, and nothing is taken', async () => {
  const tooMany = { ...ORDER, quantity: 1_000_001 };
  await expect(shop.request('orders.place', tooMany)).rejects.toMatchObject({ code: 'OUT_OF_STOCK' });
  const tooDear = { ...ORDER, quantity: 1_000_000 };
  await expect(shop.request('orders.place', tooDear)).rejects.toMatchObject({ code: 'INSUFFICIENT_FUNDS' });
  expect(debits()).toEqual([]);
  expect(shop.rows('orders.orders').size).toBe(0);
  expect(shop.rows('catalogue.products').get('tea')).toMatchObject({ stock: 1_000_000 });
});

test('a confirmation that fails leaves the order standing, and the customer with an error', async () => {
  shop.broken.add('notifications.send');
  await expect(shop.request('orders.place', ORDER)).rejects.toMatchObject({ code: 'INJECTED_ERROR' });
  expect(shop.rows('orders.orders').size).toBe(1);
  expect(debits()).toHaveLength(1);
});

test('somebody or something unknown is refused', async () => {
  const request = (operation: string, args: object) => shop.request(operation, { ...ORDER, ...args });
  await expect(request('orders.place', { user: 'nobody' })).rejects.toMatchObject({ code: 'UNKNOWN_USER' });
  await expect(request('catalogue.view', { product: 'x' })).rejects.toMatchObject({
    code: 'UNKNOWN_PRODUCT',
  });
  await expect(request('payments.balance', { user: 'x' })).rejects.toMatchObject({ code: 'UNKNOWN_ACCOUNT' });
  expect(await shop.request('catalogue.browse')).toHaveLength(8);
});
