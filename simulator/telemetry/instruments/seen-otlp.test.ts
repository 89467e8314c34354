import { expect, test } from 'vitest';
import { TraceIds } from '../ids';
import { PlanNames } from '../names';
import { faultsOf, type Json } from '../otlp-schema.testing';
import { SpanStore } from '../span-store';
import { HandMadeJournal, testPlan, twoOrders } from '../testing';
import { Instruments } from './index';
import { SeenOtlpStream } from './seen-otlp';

/** What the tests read; `faultsOf` checks the whole form. */
interface ExportRequest {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly { key: string; value: { stringValue?: string } }[] };
    readonly scopeSpans: readonly { readonly spans: readonly SpanJson[] }[];
  }[];
}
interface SpanJson {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly kind: number;
  readonly name: string;
  readonly attributes: readonly { readonly key: string }[];
}

function exported(shopPropagates: boolean): ExportRequest {
  const services = [
    { level: 'traces', propagates: shopPropagates },
    { level: 'traces', propagates: true },
  ] as const;
  const names = new PlanNames(testPlan({ instruments: { sampling: 1, services } }));
  const store = new SpanStore();
  const instruments = new Instruments(store, names, new TraceIds(7));
  let text = '';
  const stream = new SeenOtlpStream(instruments, (piece) => (text += piece));
  const hand = new HandMadeJournal();
  hand.journal.addFold(store);
  hand.journal.addFold(instruments);
  twoOrders(hand).journal.settle();
  stream.finish();
  const request = JSON.parse(text) as ExportRequest;
  expect(faultsOf(request as unknown as Json)).toEqual([]);
  return request;
}

const spansOf = ({ resourceSpans }: ExportRequest): SpanJson[] =>
  resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans));

test('a batch is one resource: who made the spans, and which of its instances', () => {
  const { resourceSpans } = exported(true);
  const of = (key: string) =>
    resourceSpans.map(
      ({ resource }) => resource.attributes.find((one) => one.key === key)?.value.stringValue,
    );
  expect(of('service.name').sort()).toEqual(['payments', 'shop', 'shop']);
  expect(of('service.instance.id').sort()).toEqual(['payments#1', 'shop#1', 'shop#2']);
});

test('kinds are OTLP’s, parents are in the trace, and nothing is told that only the simulator knows', () => {
  const spans = spansOf(exported(true));
  const kinds = new Set(spans.map(({ name, kind }) => `${name} ${kind}`));
  expect([...kinds].sort()).toEqual([
    'commit payments-db 3',
    'orders.place 2',
    'orders.price 1',
    'payments.charge 2',
    'payments.charge 3',
    'put payments.debits 3',
  ]);
  const byId = new Map(spans.map((span) => [span.spanId, span]));
  for (const { traceId, parentSpanId, attributes } of spans) {
    if (parentSpanId !== undefined) expect(byId.get(parentSpanId)?.traceId).toBe(traceId);
    expect(attributes.filter(({ key }) => /^faultline\.(?!attempt)/.test(key))).toEqual([]);
  }
});

test('beyond a service that passes nothing on there are other traces', () => {
  const traces = (request: ExportRequest): number =>
    new Set(spansOf(request).map(({ traceId }) => traceId)).size;
  expect([traces(exported(true)), traces(exported(false))]).toEqual([2, 4]);
});
