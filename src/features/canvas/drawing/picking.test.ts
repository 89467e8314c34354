import { expect, test } from 'vitest';
import { buildScene } from '../../../shared/scene';
import { shipped } from '../../../shared/scene/testing';
import { pickedIn, rectOfPicked, toggled } from './picking';

test('Shift picks one more, or one less', () => {
  expect(toggled(['a'], 'b')).toEqual(['a', 'b']);
  expect(toggled(['a', 'b'], 'a')).toEqual(['b']);
});

test('a rubber band picks the boxes that lie in it; within one service, the modules that it touches', async () => {
  const { plan, code } = await shipped('corner-shop', 'payments-apart');
  const scene = buildScene(plan, code);
  const { x, y, width, height } = scene.bounds;
  const all = pickedIn(scene, { x: x - 9, y: y - 9 }, { x: x + width + 9, y: y + height + 9 });
  expect(all).toEqual(scene.boxes.map(({ id }) => id));
  const tile = rectOfPicked(scene, 'module:orders') ?? scene.bounds;
  const [left, top] = [tile.x + 5, tile.y + 5];
  expect(pickedIn(scene, { x: left, y: top + 50 }, { x: left + 20, y: top })).toEqual([
    'module:orders',
    'module:notifications',
  ]);
});
