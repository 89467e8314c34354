import { beforeEach, expect, test } from 'vitest';
import { inMemoryWorld } from '../testing/in-memory';
import type { Handlers, InMemoryWorld } from '../testing/in-memory';
import document from './system.json';

const files = import.meta.glob<Handlers[string]>(['./*.ts', '!./index.ts', '!./*.test.ts'], { eager: true });
const handlers: Handlers = Object.fromEntries(
  Object.entries(files).map(([file, operations]) => [file.slice('./'.length, -'.ts'.length), operations]),
);
const VISITOR = { session: 'user-1', currency: 'EUR' };
const FORM = {
  ...VISITOR,
  email: 'visitor@example.org',
  address: { street: '1 High Street', city: 'Anytown' },
  card: '4111111111111111',
};

/** Numbers from 0 to 1 that look random, the same in each run of the tests. */
function sequence(): () => number {
  let state = 1;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

let boutique: InMemoryWorld;

beforeEach(() => {
  const rows = { 'cart.carts': {}, 'payment.charges': {}, 'shipping.shipments': {} };
  boutique = inMemoryWorld(handlers, rows, sequence());
});

/** Whom a request calls, in order, itself left out; `a x3` is three calls of `a` on end. */
async function callsOf(operation: string, args: object): Promise<string[]> {
  const from = boutique.calls.length;
  await boutique.request(operation, { ...args });
  const runs: { name: string; times: number }[] = [];
  for (const name of boutique.calls.slice(from + 1)) {
    const last = runs.at(-1);
    if (last?.name === name) last.times++;
    else runs.push({ name, times: 1 });
  }
  return runs.map(({ name, times }) => (times === 1 ? name : `${name} x${times}`));
}

async function fillCart(): Promise<void> {
  await boutique.request('cart.AddItem', { user: 'user-1', product: '6E92ZMYYFZ', quantity: 2 });
  await boutique.request('cart.AddItem', { user: 'user-1', product: 'OLJCESPC7Z', quantity: 1 });
  await boutique.request('cart.AddItem', { user: 'user-1', product: '6E92ZMYYFZ', quantity: 3 });
}

const RECOMMENDATIONS = ['recommendation.ListRecommendations', 'productcatalog.ListProducts'];
const TWO_ITEMS_PRICED = [
  'productcatalog.GetProduct',
  'currency.Convert',
  'productcatalog.GetProduct',
  'currency.Convert',
];

test('the first page calls as published', async () => {
  expect(await callsOf('frontend.index', VISITOR)).toEqual([
    'currency.GetSupportedCurrencies',
    'productcatalog.ListProducts',
    'cart.GetCart',
    'currency.Convert x9',
    'ad.GetAds',
  ]);
});

test('a product page calls as published', async () => {
  expect(await callsOf('frontend.product', { ...VISITOR, id: 'OLJCESPC7Z' })).toEqual([
    'productcatalog.GetProduct',
    'currency.GetSupportedCurrencies',
    'cart.GetCart',
    'currency.Convert',
    ...RECOMMENDATIONS,
    'productcatalog.GetProduct x5',
    'ad.GetAds',
  ]);
});

test('the cart calls as published, and is filled, shown and emptied', async () => {
  const add = { session: 'user-1', id: '6E92ZMYYFZ', quantity: 2 };
  expect(await callsOf('frontend.addToCart', add)).toEqual(['productcatalog.GetProduct', 'cart.AddItem']);
  await fillCart();
  expect(await callsOf('frontend.viewCart', VISITOR)).toEqual([
    'currency.GetSupportedCurrencies',
    'cart.GetCart',
    ...RECOMMENDATIONS,
    'shipping.GetQuote',
    'currency.Convert',
    ...TWO_ITEMS_PRICED,
  ]);
  expect(await boutique.request('cart.GetCart', { user: 'user-1' })).toEqual({
    items: [
      { product: '6E92ZMYYFZ', quantity: 7 },
      { product: 'OLJCESPC7Z', quantity: 1 },
    ],
  });
  expect(await callsOf('frontend.emptyCart', VISITOR)).toEqual(['cart.EmptyCart']);
  expect(await boutique.request('cart.GetCart', { user: 'user-1' })).toEqual({ items: [] });
  expect(await callsOf('frontend.setCurrency', VISITOR)).toEqual([]);
});

test('an order calls as published: it charges, and only then ships', async () => {
  await fillCart();
  expect(await callsOf('frontend.checkout', FORM)).toEqual([
    'checkout.PlaceOrder',
    'cart.GetCart',
    ...TWO_ITEMS_PRICED,
    'shipping.GetQuote',
    'currency.Convert',
    'payment.Charge',
    'shipping.ShipOrder',
    'cart.EmptyCart',
    'email.SendOrderConfirmation',
    ...RECOMMENDATIONS,
    'currency.GetSupportedCurrencies',
  ]);
  const [charge] = boutique.rows('payment.charges').values();
  const [shipment] = boutique.rows('shipping.shipments').values();
  expect(charge).toMatchObject({ order: 'order-1', amount: { currency: 'EUR' } });
  expect(shipment).toMatchObject({ order: 'order-1' });
});

test('failures of ads and mail are tolerated, and at the checkout those of recommendations and of emptying the cart', async () => {
  await fillCart();
  for (const operation of ['ad.GetAds', 'cart.EmptyCart', 'email.SendOrderConfirmation'])
    boutique.broken.add(operation);
  await boutique.request('frontend.index', VISITOR);
  await boutique.request('frontend.product', { ...VISITOR, id: 'OLJCESPC7Z' });
  boutique.broken.add('recommendation.ListRecommendations');
  expect(await boutique.request('frontend.checkout', FORM)).toMatchObject({ order: 'order-1' });
  // Ads twice, recommendations once, one mail; the cart that was not emptied goes unmentioned.
  expect(boutique.logged).toHaveLength(4);
});

test.each([
  ['currency.GetSupportedCurrencies', ['index', 'product', 'viewCart', 'checkout']],
  ['productcatalog.ListProducts', ['index', 'product', 'viewCart']],
  ['cart.GetCart', ['index', 'product', 'viewCart', 'checkout']],
  ['currency.Convert', ['index', 'product', 'viewCart', 'checkout']],
  ['shipping.GetQuote', ['viewCart', 'checkout']],
  ['recommendation.ListRecommendations', ['product', 'viewCart']],
  ['payment.Charge', ['checkout']],
  ['shipping.ShipOrder', ['checkout']],
])('a failure of %s fails the pages that need it, and no others', async (operation, pages) => {
  boutique.broken.add(operation);
  const failed: string[] = [];
  for (const page of ['index', 'product', 'viewCart', 'checkout']) {
    const answer = boutique.request(`frontend.${page}`, { ...FORM, id: 'OLJCESPC7Z' });
    await answer.catch(() => failed.push(page));
  }
  expect(failed).toEqual(pages);
});

test('when shipping fails after the charge, the customer has paid for nothing', async () => {
  boutique.broken.add('shipping.ShipOrder');
  await expect(boutique.request('frontend.checkout', FORM)).rejects.toMatchObject({ code: 'INJECTED_ERROR' });
  expect(boutique.rows('payment.charges').size).toBe(1);
  expect(boutique.rows('shipping.shipments').size).toBe(0);
});

test('only Visa and MasterCard are charged, and only known products and currencies are served', async () => {
  const amex = { ...FORM, card: '371449635398431' };
  await expect(boutique.request('frontend.checkout', amex)).rejects.toMatchObject({
    code: 'UNACCEPTED_CARD',
  });
  const nothing = { ...VISITOR, id: 'NONE' };
  await expect(boutique.request('frontend.product', nothing)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const shells = { ...VISITOR, currency: 'SHELLS' };
  await expect(boutique.request('frontend.index', shells)).rejects.toMatchObject({
    code: 'INVALID_CURRENCY',
  });
  expect(await boutique.request('productcatalog.SearchProducts', { query: 'mug' })).toHaveLength(1);
});

test('at 200 requests/s every service of `microservices` stays below 60 % busy', async () => {
  const random = sequence();
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T; // never past the end
  const tasks = Object.values(document.tasks).flatMap((task) => Array<typeof task>(task.weight).fill(task));
  let requests = 0;
  for (let i = 0; i < 3_000; i++) {
    const [session, id] = [`user-${i % 10}`, pick(document.tasks.checkout.let.product.$pick)];
    for (const { request } of pick(tasks).steps) {
      await boutique.request(request, { ...FORM, session, id, quantity: 1 });
      requests++;
    }
  }

  const services = Object.entries(document.deployments.microservices.services);
  for (const [name, { modules, cpus }] of services) {
    const busyUs = boutique.calls
      .filter((call) => modules.includes(call.slice(0, call.indexOf('.'))))
      .reduce((sum, call) => sum + meanWorkUs(call), 0);
    const utilization = (200 * busyUs) / requests / (cpus * 1e6);
    expect(utilization, name).toBeGreaterThan(0);
    expect(utilization, name).toBeLessThan(0.6);
  }
});

type Operation = { readonly work: { readonly exponential: { readonly mean: string } } };

/** The mean of an operation's declared work, in microseconds; NaN when it declares none. */
function meanWorkUs(operation: string): number {
  const modules: Readonly<Record<string, { readonly operations: Readonly<Record<string, Operation>> }>> =
    document.modules;
  const [module = '', name = ''] = operation.split('.');
  return Number(modules[module]?.operations[name]?.work.exponential.mean.slice(0, -'us'.length));
}
