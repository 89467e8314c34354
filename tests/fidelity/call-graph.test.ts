/** Online Boutique's calls, counted from the spans, against the published description. */
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

const PAGES: Readonly<Record<string, (trace: TraceView) => string[]>> = {
  'frontend.index': () => [
    'currency.GetSupportedCurrencies',
    'productcatalog.ListProducts',
    'cart.GetCart',
    ...times(9, 'currency.Convert'),
    'ad.GetAds',
  ],
  'frontend.product': () => [
    'productcatalog.GetProduct',
    'currency.GetSupportedCurrencies',
    'cart.GetCart',
    'currency.Convert',
    'recommendation.ListRecommendations',
    ...times(5, 'productcatalog.GetProduct'),
    'ad.GetAds',
  ],
  'frontend.addToCart': () => ['productcatalog.GetProduct', 'cart.AddItem'],
  'frontend.setCurrency': () => [],
  'frontend.checkout': () => [
    'checkout.PlaceOrder',
    'recommendation.ListRecommendations',
    'currency.GetSupportedCurrencies',
  ],
  'recommendation.ListRecommendations': () => ['productcatalog.ListProducts'],
};

test.each(['microservices', 'monolith'])('calls per operation are the published ones in %s', (deployment) => {
  const simulation = run('online-boutique', { deployment, experiment: 'open-loop', seed: 4, lengthNs: 20e9 });
  const seen = new Set<string>();
  for (const { request } of simulation.readers.traces?.recent(2000, ({ code }) => code === 'OK') ?? []) {
    const trace = simulation.readers.traces?.trace(request, simulation.nowNs);
    if (trace === undefined || trace.missingSpans > 0) continue;
    for (const operation of new Set(trace.spans.map(({ name }) => name))) {
      const page = PAGES[operation];
      if (page !== undefined)
        expect([operation, callsOf(trace, operation)]).toEqual([operation, page(trace)]);
      if (operation === 'frontend.viewCart') expectCart(callsOf(trace, operation));
      if (operation === 'checkout.PlaceOrder') expectOrder(callsOf(trace, operation));
      seen.add(operation);
    }
  }
  for (const operation of [...Object.keys(PAGES), 'frontend.viewCart', 'checkout.PlaceOrder']) {
    expect(seen).toContain(operation);
  }
});

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
