import { expect, test } from 'vitest';
import type { Plan, SpanView } from '../../../simulator';
import { rowsOf, treeMove } from './rows';
import { targetOf } from './target';

function span(number: number, depth: number, parent: number, over: Partial<SpanView> = {}): SpanView {
  return {
    number,
    spanId: '',
    parentSpanId: undefined,
    parent,
    depth,
    name: 'orders.place',
    kind: 'SERVER',
    isStatement: false,
    instance: 'shop#1',
    startNs: 0,
    endNs: 10,
    knowledge: 'done',
    code: 'OK',
    segments: { queueingNs: 0, workNs: 0, waitingNs: 0 },
    attributes: [],
    failure: undefined,
    hasGap: false,
    ...over,
  };
}

//  1 ─┬ 2 ── 3
//     └ 4
const SPANS = [span(1, 0, -1), span(2, 1, 0), span(3, 2, 1), span(4, 1, 0)];
const numbers = (folded: readonly number[]): number[] =>
  rowsOf(SPANS, new Set(folded)).map((row) => row.span.number);

test('what is folded hides all that is below it, and nothing beside it', () => {
  expect(numbers([])).toEqual([1, 2, 3, 4]);
  expect(numbers([2])).toEqual([1, 2, 4]);
  expect(numbers([1, 2])).toEqual([1]);
  expect(rowsOf(SPANS, new Set()).map(({ hasChildren }) => hasChildren)).toEqual([true, true, false, false]);
});

test('ten thousand spans, deeply nested, are folded where they are told to be', () => {
  const many = Array.from({ length: 10_000 }, (_, number) => span(number, number % 50, number - 1));
  expect(rowsOf(many, new Set([25]))).toHaveLength(10_000 - 24);
});

test('keys walk the tree', () => {
  const rows = rowsOf(SPANS, new Set());
  expect(treeMove(rows, 0, 'ArrowDown', 10)).toEqual({ kind: 'go', row: 1 });
  expect(treeMove(rows, 0, 'ArrowUp', 10)).toEqual({ kind: 'go', row: 0 });
  expect(treeMove(rows, 0, 'PageDown', 10)).toEqual({ kind: 'go', row: 3 });
  expect(treeMove(rows, 3, 'ArrowLeft', 10)).toEqual({ kind: 'go', row: 0 });
  expect(treeMove(rows, 1, 'ArrowLeft', 10)).toEqual({ kind: 'fold', span: 2 });
  expect(treeMove(rows, 1, 'ArrowRight', 10)).toEqual({ kind: 'go', row: 2 });
  expect(treeMove(rows, 2, 'ArrowRight', 10)).toBeUndefined();
  expect(treeMove(rowsOf(SPANS, new Set([2])), 1, 'ArrowRight', 10)).toEqual({ kind: 'unfold', span: 2 });
  expect(treeMove([], 0, 'ArrowDown', 10)).toBeUndefined();
});

test('a span leads to where it happened', () => {
  const plan = {
    services: [{ name: 'shop' }, { name: 'payments' }],
    stores: [{ name: 'shop-database' }],
    links: [{ name: 'clients->shop' }, { name: 'shop->payments' }],
    operations: [{ name: 'orders.place', module: 2 }],
  } as unknown as Plan; // all that is looked at
  const call = { kind: 'CLIENT', attributes: [['server.address', 'payments']] } as const;
  expect(targetOf(span(1, 0, -1, call), plan)).toEqual({ kind: 'link', index: 1 });
  expect(targetOf(span(1, 0, -1), plan)).toEqual({ kind: 'service', index: 0 });
  expect(targetOf(span(1, 0, -1, { kind: 'INTERNAL' }), plan)).toEqual({ kind: 'module', index: 2 });
  const statement = {
    ...call,
    isStatement: true,
    attributes: [['server.address', 'shop-database']],
  } as const;
  expect(targetOf(span(1, 0, -1, statement), plan)).toEqual({ kind: 'store', index: 0 });
  expect(targetOf(span(1, 0, -1, { ...call, instance: 'clients' }), plan)).toEqual({
    kind: 'clients',
    index: 0,
  });
});
