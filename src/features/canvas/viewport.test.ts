import { expect, test } from 'vitest';
import { buildScene } from '../../shared/scene';
import { shipped } from '../../shared/scene/testing';
import { levelOf, nameSizes } from './level';
import { fitted, openedModule, roomOf } from './viewport';

test('everything is in sight and in the middle', () => {
  const size = { width: 1000, height: 600 };
  const bounds = { x: -50, y: 20, width: 2000, height: 500 };
  const { x, y, zoom } = fitted(bounds, size);
  expect(bounds.x * zoom + x).toBeGreaterThan(0);
  expect((bounds.x + bounds.width) * zoom + x).toBeLessThan(size.width);
  expect((bounds.x + bounds.width / 2) * zoom + x).toBeCloseTo(size.width / 2);
  expect((bounds.y + bounds.height) * zoom + y).toBeLessThan(size.height);
});

test('a small system is not blown up, and a very tall one on a telephone begins at its top', () => {
  expect(fitted({ x: 0, y: 0, width: 10, height: 10 }, { width: 1000, height: 600 }).zoom).toBe(1.3);
  const tall = fitted({ x: 0, y: 0, width: 400, height: 9000 }, { width: 390, height: 500 });
  expect(tall.zoom).toBeGreaterThan(0.3);
  expect(tall.y).toBeGreaterThanOrEqual(0);
});

test('a telephone is narrow, a desk is wide', () => {
  expect(roomOf({ width: 390, height: 460 })).toBe('narrow');
  expect(roomOf({ width: 700, height: 1200 })).toBe('narrow');
  expect(roomOf({ width: 1080, height: 640 })).toBe('wide');
});

test('two levels show at a time, and far out names stay legible', () => {
  expect([0.3, 1, 2].map(levelOf)).toEqual(['services', 'modules', 'operations']);
  expect(nameSizes(0.4).box * 0.4).toBeGreaterThan(9.5);
  expect(nameSizes(0.55).tile * 0.55).toBeGreaterThan(9.5);
  expect(nameSizes(1)).toEqual({ box: 13, tile: 13, slot: 11 });
});

test('close up, the selected tile is open if it is in sight, else the one in the middle', async () => {
  const { plan, code } = await shipped('corner-shop', 'monolith');
  const scene = buildScene(plan, code);
  const size = { width: 600, height: 400 };
  const tile = scene.tiles[1]?.rect ?? { x: 0, y: 0, width: 0, height: 0 };
  const zoom = 2;
  const view = {
    zoom,
    x: 300 - (tile.x + tile.width / 2) * zoom,
    y: 200 - (tile.y + tile.height / 2) * zoom,
  };
  expect(openedModule(scene, view, size, undefined)).toBe(1);
  expect(openedModule(scene, view, size, { kind: 'module', index: 2 })).toBe(2);
  expect(openedModule(scene, { ...view, x: view.x + 5000 }, size, { kind: 'module', index: 2 })).toBe(-1);
});
