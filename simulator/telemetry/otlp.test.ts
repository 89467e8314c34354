import { expect, test } from 'vitest';
import { Outcome } from '../model/failures';
import { NS_PER_MS } from '../model/units';
import { TraceIds } from './ids';
import { PlanNames } from './names';
import { faultsOf, type Json } from './otlp-schema.testing';
import { OtlpStream, type OtlpResult } from './otlp';
import { SpanStore } from './span-store';
import { FROM_CLIENTS, HandMadeJournal, PLACE, SHOP_1, testPlan, twoOrders } from './testing';

interface Exported extends OtlpResult {
  readonly pieces: readonly string[];
  readonly request: ExportRequest;
}

/** What the tests read; `faultsOf` checks the whole form. */
interface ExportRequest {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly KeyValue[] };
    readonly scopeSpans: readonly { readonly spans: readonly SpanJson[] }[];
  }[];
}
interface KeyValue {
  readonly key: string;
  readonly value: { readonly stringValue?: string };
}
interface SpanJson {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly flags: number;
  readonly name: string;
  readonly kind: number;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: readonly KeyValue[];
  readonly status?: { readonly code: number; readonly message: string };
}

function exportOf(write: (hand: HandMadeJournal) => void, options = {}, system = 'test-shop'): Exported {
  const store = new SpanStore(options);
  const pieces: string[] = [];
  const names = new PlanNames(testPlan({ system }), [{ text: 'cut "payments"\nreply', kind: 'cut' }]);
  const stream = new OtlpStream(store, names, new TraceIds(7), (piece) => pieces.push(piece));
  const hand = new HandMadeJournal();
  hand.journal.addFold(store);
  hand.journal.addFold(stream);
  write(hand);
  hand.journal.settle();
  const result = stream.finish(hand.journal.nowNs);
  return { ...result, pieces, request: JSON.parse(pieces.join('')) as ExportRequest };
}

const spansOf = ({ request }: Exported): SpanJson[] =>
  request.resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans));

test('what is written is an ExportTraceServiceRequest, field by field', () => {
  const exported = exportOf(twoOrders, {}, 'a "quoted" \\ system \u2028');
  expect(faultsOf(exported.request as unknown as Json)).toEqual([]);
  expect([exported.written, exported.lost, spansOf(exported).length]).toEqual([11, 0, 11]);
});

test('the checker finds what is wrong: it is not the writer that decides what is right', () => {
  const { request } = exportOf(twoOrders);
  const broken = JSON.stringify(request)
    .replace('"kind":3', '"kind":"SPAN_KIND_CLIENT"')
    .replace('startTimeUnixNano', 'start_time_unix_nano')
    .replace(/"spanId":"./, '"spanId":"Z');
  expect(faultsOf(JSON.parse(broken) as Json)).toHaveLength(4);
});

test('spans are grouped by the instance that made them', () => {
  const { request } = exportOf(twoOrders);
  const ids = request.resourceSpans.map(
    ({ resource }) => resource.attributes.find(({ key }) => key === 'service.instance.id')?.value.stringValue,
  );
  expect([...ids].sort()).toEqual(['clients', 'payments#1', 'shop#1', 'shop#2']);
});

test('times are exact to the nanosecond, after an epoch of our choice', () => {
  const spans = spansOf(exportOf(twoOrders));
  const place = spans.find(({ name, kind }) => name === 'orders.place' && kind === 2);
  expect([place?.startTimeUnixNano, place?.endTimeUnixNano]).toEqual([
    '1767225600001000000',
    '1767225600015000000',
  ]);
});

test('every parent is in the same trace, and a server’s parent is remote', () => {
  const spans = spansOf(exportOf(twoOrders));
  const byId = new Map(spans.map((span) => [span.spanId, span]));
  expect(byId.size).toBe(spans.length);
  for (const { traceId, parentSpanId, kind, flags } of spans) {
    if (parentSpanId !== undefined) expect(byId.get(parentSpanId)?.traceId).toBe(traceId);
    expect(flags & 0x200).toBe(kind === 2 ? 0x200 : 0);
  }
});

test('a failed span has an error status with words', () => {
  const failed = spansOf(exportOf(twoOrders)).filter(({ status }) => status !== undefined);
  expect(failed.map(({ name, kind, status }) => [name, kind, status?.code])).toEqual([
    ['orders.place', 3, 2],
    ['orders.place', 2, 2],
    ['payments.charge', 3, 2],
  ]);
  expect(failed[0]?.status?.message).toMatch(/no answer came in time/);
});

test('a run much longer than the store is written whole, once, in pieces', () => {
  const count = 60_000;
  const exported = exportOf(
    (hand) => {
      hand.request(1, PLACE);
      for (let span = 1; span <= count; span++) {
        hand.at(span).call(span, 0, PLACE, FROM_CLIENTS, 1, SHOP_1);
        if (span > 100) hand.callEnded(span - 100, Outcome.ok, FROM_CLIENTS, 100);
      }
    },
    { spans: 1 << 14 },
  );
  const spans = spansOf(exported);
  expect([exported.written, exported.lost, spans.length]).toEqual([count, 0, count]);
  expect(new Set(spans.map(({ spanId }) => spanId)).size).toBe(count);
  expect(exported.pieces.length).toBeGreaterThan(10);
  expect(Math.max(...exported.pieces.map(({ length }) => length))).toBeLessThan(100_000);
  const unfinished = spans.filter(({ attributes }) =>
    attributes.some(({ key }) => key === 'faultline.unfinished'),
  );
  expect(unfinished).toHaveLength(100);
});

test('a span that stays open for longer than the store keeps it is counted as lost', () => {
  const exported = exportOf(
    (hand) => {
      hand.call(1, 0, PLACE, FROM_CLIENTS, 0);
      for (let span = 2; span <= 20_000; span++)
        hand.call(span, 0, PLACE, FROM_CLIENTS, 0).callEnded(span, Outcome.ok, 0, 1);
    },
    { spans: 1 << 13 },
  );
  expect([exported.written, exported.lost]).toEqual([19_999, 1]);
});

test('nothing at all is a document too', () => {
  const exported = exportOf((hand) => hand.at(NS_PER_MS));
  expect(exported.request).toEqual({ resourceSpans: [] });
});
