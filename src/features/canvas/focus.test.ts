import { beforeAll, expect, test } from 'vitest';
import { buildScene, type Scene } from '../../shared/scene';
import { shipped } from '../../shared/scene/testing';
import { neighbour, stopsOf, type Direction } from './focus';

let scene: Scene;

beforeAll(async () => {
  const { plan, code } = await shipped('corner-shop', 'payments-apart');
  scene = buildScene(plan, code);
});

function walk(from: string, ...directions: readonly Direction[]): string {
  const stops = stopsOf(scene, 'modules');
  return directions.reduce((at, direction) => neighbour(stops, at, direction)?.id ?? at, from);
}

test('arrows lead from the clients into the shop, down its tiles, to its store and over to payments', () => {
  expect(walk('clients', 'right')).toMatch(/^module:|^service:shop/);
  expect(walk('service:shop', 'down')).toBe('module:0');
  expect(walk('service:shop', 'down', 'down')).toBe('module:1');
  expect(walk('module:0', 'up')).toBe('service:shop');
  expect(walk('module:4', 'down')).toBe('store:shop-database');
  expect(walk('module:0', 'right')).toMatch(/payments|module:3/);
  expect(walk('module:0', 'left')).toBe('clients');
});

test('at the edge an arrow leads nowhere', () => {
  expect(neighbour(stopsOf(scene, 'modules'), 'clients', 'left')).toBeUndefined();
});

test('every stop can be reached from the first', () => {
  const stops = stopsOf(scene, 'modules');
  const reached = new Set(['clients']);
  const pending = ['clients'];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    for (const direction of ['left', 'right', 'up', 'down'] as const) {
      const next = neighbour(stops, at, direction)?.id;
      if (next === undefined || reached.has(next)) continue;
      reached.add(next);
      pending.push(next);
    }
  }
  expect([...reached].sort()).toEqual(stops.map(({ id }) => id).sort());
});

test('far out only boxes are stops', () => {
  expect(stopsOf(scene, 'services').map(({ id }) => id)).toEqual([
    'clients',
    'service:shop',
    'store:shop-database',
    'service:payments',
    'store:payments-database',
  ]);
});
