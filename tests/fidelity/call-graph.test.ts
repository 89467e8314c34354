/** The calls of systems that are taken from published ones, counted from the spans, against their descriptions. */
import { expect, test } from 'vitest';
import type { TraceView } from '../../simulator/telemetry/trace-view';
import { run } from '../running';

/** Operations that a span's handler called, in order, by the spans' own tree. */
function callees(trace: TraceView, caller: number): string[] {
  const children = trace.spans.flatMap((span, index) => (span.parent === caller ? [{ span, index }] : []));
  return children.filter(({ span }) => !span.isStatement).map(({ span }) => span.name);
}

/** Calls of the handler of `operation` in a trace: those of its first server or internal span. */
function callsOf(trace: TraceView, operation: string): string[] {
  const handler = trace.spans.findIndex((span) => span.name === operation && span.kind !== 'CLIENT');
  return callees(trace, handler);
}

const times = (count: number, name: string): string[] => Array.from({ length: count }, () => name);

const PAGES: Readonly<Record<string, readonly string[]>> = {
  'frontend.index': [
    'currency.GetSupportedCurrencies',
    'productcatalog.ListProducts',
    'cart.GetCart',
    ...times(9, 'currency.Convert'),
    'ad.GetAds',
  ],
  'frontend.product': [
    'productcatalog.GetProduct',
    'currency.GetSupportedCurrencies',
    'cart.GetCart',
    'currency.Convert',
    'recommendation.ListRecommendations',
    ...times(5, 'productcatalog.GetProduct'),
    'ad.GetAds',
  ],
  'frontend.addToCart': ['productcatalog.GetProduct', 'cart.AddItem'],
  'frontend.setCurrency': [],
  'frontend.checkout': [
    'checkout.PlaceOrder',
    'recommendation.ListRecommendations',
    'currency.GetSupportedCurrencies',
  ],
  'recommendation.ListRecommendations': ['productcatalog.ListProducts'],
};

type Expectation = (calls: readonly string[]) => void;

const BOUTIQUE: Readonly<Record<string, Expectation>> = {
  ...exactly(PAGES),
  'frontend.viewCart': expectCart,
  'checkout.PlaceOrder': expectOrder,
};

/** DeathStarBench's social network: what is asked at once stands in the order in which it is asked. */
const SOCIAL_NETWORK = exactly({
  'frontend.compose': ['composepost.ComposePost'],
  'composepost.ComposePost': [
    'text.ComposeText',
    'user.ComposeCreatorWithUserId',
    'media.ComposeMedia',
    'uniqueid.ComposeUniqueId',
    'poststorage.StorePost',
    'usertimeline.WriteUserTimeline',
    'hometimeline.WriteHomeTimeline',
  ],
  'text.ComposeText': ['urlshorten.ComposeUrls', 'usermention.ComposeUserMentions'],
  'usermention.ComposeUserMentions': [],
  'hometimeline.WriteHomeTimeline': ['socialgraph.GetFollowers'],
  'frontend.readHomeTimeline': ['hometimeline.ReadHomeTimeline'],
  'hometimeline.ReadHomeTimeline': ['poststorage.ReadPosts'],
  'frontend.readUserTimeline': ['usertimeline.ReadUserTimeline'],
  'usertimeline.ReadUserTimeline': ['poststorage.ReadPosts'],
});

const ASTRONOMY_SHOP: Readonly<Record<string, Expectation>> = {
  ...exactly({
    'frontend.index': [],
    'frontend.product': ['productcatalog.GetProduct'],
    'frontend.recommendations': [
      'recommendation.ListRecommendations',
      ...times(4, 'productcatalog.GetProduct'),
    ],
    'recommendation.ListRecommendations': ['productcatalog.ListProducts'],
    'frontend.ads': ['ad.GetAds'],
    'frontend.addToCart': ['cart.AddItem', 'cart.GetCart'],
    'shipping.GetQuote': ['quote.CalculateQuote'],
  }),
  'checkout.PlaceOrder': (calls) =>
    expectOrder(calls.filter((name) => !SUBSCRIBERS.includes(name) && name !== 'send orders')),
};

/** They are called where nothing carries the orders, and otherwise read them from the log. */
const SUBSCRIBERS = ['accounting.ProcessOrder', 'frauddetection.CheckOrder'];

test.each([
  ['online-boutique', BOUTIQUE],
  ['social-network', SOCIAL_NETWORK],
  ['astronomy-shop', ASTRONOMY_SHOP],
])('calls per operation of %s are the published ones, split or whole', (system, published) => {
  for (const deployment of ['microservices', 'monolith']) {
    const simulation = run(system, { deployment, experiment: 'open-loop', seed: 4, lengthNs: 20e9 });
    const seen = new Set<string>();
    for (const { request } of simulation.readers.traces?.recent(2000, ({ code }) => code === 'OK') ?? []) {
      const trace = simulation.readers.traces?.trace(request, simulation.nowNs);
      if (trace === undefined || trace.missingSpans > 0) continue;
      for (const operation of new Set(trace.spans.map(({ name }) => name))) {
        published[operation]?.(callsOf(trace, operation));
        seen.add(operation);
      }
    }
    expect([...seen]).toEqual(expect.arrayContaining(Object.keys(published)));
  }
});

/** These calls and no others, in this order. */
function exactly(calls: Readonly<Record<string, readonly string[]>>): Record<string, Expectation> {
  const expectations = Object.entries(calls).map(([operation, expected]): [string, Expectation] => [
    operation,
    (found) => expect([operation, found]).toEqual([operation, expected]),
  ]);
  return Object.fromEntries(expectations);
}

/** The cart page: its fixed calls, then a product and a conversion for each item. */
function expectCart(calls: readonly string[]): void {
  const fixed = [
    'currency.GetSupportedCurrencies',
    'cart.GetCart',
    'recommendation.ListRecommendations',
    'shipping.GetQuote',
    'currency.Convert',
  ];
  expect(calls.slice(0, 5)).toEqual(fixed);
  const items = (calls.length - 5) / 2;
  expect(calls.slice(5)).toEqual(
    times(items, '').flatMap(() => ['productcatalog.GetProduct', 'currency.Convert']),
  );
}

/** An order: a product and a conversion for each item, then it charges, and only then ships. */
function expectOrder(calls: readonly string[]): void {
  expect(calls[0]).toBe('cart.GetCart');
  const items = (calls.length - 7) / 2;
  const perItem = times(items, '').flatMap(() => ['productcatalog.GetProduct', 'currency.Convert']);
  expect(calls.slice(1)).toEqual([
    ...perItem,
    'shipping.GetQuote',
    'currency.Convert',
    'payment.Charge',
    'shipping.ShipOrder',
    'cart.EmptyCart',
    'email.SendOrderConfirmation',
  ]);
}
