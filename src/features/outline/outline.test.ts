import { beforeAll, expect, test } from 'vitest';
import { loadSystem } from '../../../lessons/systems';
import { INSTANCE_FIELDS, type Frame, type Plan } from '../../../simulator';
import { usedLinks } from '../../shared/scene';
import { shipped } from '../../shared/scene/testing';
import { conditionWords } from './condition-words';
import { pathTo, rowsOf, treeOf, type Entry, type Said } from './tree';

let plan: Plan;
let tree: readonly Entry[];

beforeAll(async () => {
  const planned = await shipped('corner-shop', 'payments-apart');
  plan = {
    ...planned.plan,
    services: planned.plan.services.map((one, i) => (i === 0 ? { ...one, instances: 2 } : one)),
  };
  const said = loadSystem('corner-shop') as unknown as Said; // a document says this of its modules
  tree = treeOf(plan, usedLinks(plan, planned.code), said);
});

function labels(entries: readonly Entry[]): readonly string[] {
  return entries.map(({ label }) => label);
}

test('the tree holds everything that the picture shows', () => {
  expect(labels(tree)).toEqual([
    'Clients',
    'Service shop',
    'Service payments',
    'Store shop-database',
    'Store payments-database',
  ]);
  expect(labels(tree[0]?.children ?? [])).toEqual(['Wire to shop']);
  expect(labels(tree[1]?.children ?? [])).toEqual([
    'Module users',
    'Module catalogue',
    'Module orders',
    'Module notifications',
    'Instance shop#1',
    'Instance shop#2',
    'Wire to payments',
    'Wire to its store shop-database',
  ]);
  const orders = tree[1]?.children[2];
  expect(orders?.says).toMatch(/orders/i);
  expect(labels(orders?.children ?? [])).toEqual(['Operation orders.place']);
});

test('instances are numbered over all services, as a selection has them', () => {
  expect(tree[1]?.children[5]?.selects).toEqual({ kind: 'instance', index: 1 });
  expect(tree[2]?.subject).toMatchObject({ kind: 'instances', first: 2, count: 1 });
});

test('only what is open is in the list, each with its place among its like', () => {
  expect(rowsOf(tree, new Set())).toHaveLength(5);
  const rows = rowsOf(tree, new Set(['service 0', 'module 2']));
  expect(rows).toHaveLength(5 + 8 + 1);
  const place = rows.find(({ entry }) => entry.label === 'Operation orders.place');
  expect(place).toMatchObject({ level: 3, parent: 'module 2', position: 1, siblings: 1 });
});

test('what is selected elsewhere can be found', () => {
  expect(pathTo(tree, ({ label }) => label === 'Operation orders.place')).toEqual(['service 0', 'module 2']);
  expect(pathTo(tree, () => false)).toBeUndefined();
});

test('conditions are told in words', () => {
  const [up, running, queued] = ['up', 'running', 'queued'].map((name) =>
    INSTANCE_FIELDS.findIndex((field) => field === name),
  );
  const instances = new Float64Array(3 * INSTANCE_FIELDS.length);
  const set = (instance: number, field: number | undefined, value: number): void => {
    instances[instance * INSTANCE_FIELDS.length + (field ?? 0)] = value;
  };
  const requests = { started: 5, succeeded: 2, failed: 1, unknown: 1 };
  const frame = { instances, requests, stores: Float64Array.of(1, 0) } as Partial<Frame> as Frame; // all that is read
  const words = (entry: Entry | undefined): string =>
    conditionWords(frame, entry?.subject ?? { kind: 'clients' });
  expect(words(tree[1])).toBe('down');
  set(0, up, 1);
  expect(words(tree[1])).toBe('idle, 1 of 2 down');
  set(0, running, 45);
  set(0, queued, 3);
  expect(words(tree[1])).toBe('busy, 1 of 2 down, 3 waiting');
  expect(words(tree[0])).toBe('5 requests, 1 failed, 1 unknown, 1 without an answer');
  expect([words(tree[3]), words(tree[4])]).toEqual(['up', 'down']);
});
