import { expect, test } from 'vitest';
import { buildScene } from './build';
import { mover } from './moved';
import { shipped } from './testing';

test('what is moved goes along with all that is in it; the others and their wires are the same objects', async () => {
  const { plan, code } = await shipped('corner-shop', 'payments-apart');
  const scene = buildScene(plan, code);
  const { scene: moved, wires } = mover(scene, new Set(['service:payments']))({ x: 30, y: -20 });
  const [before, after] = [scene, moved].map((one) => one.services.find((box) => box?.name === 'payments'));
  expect(after?.rect).toEqual({
    ...before?.rect,
    x: (before?.rect.x ?? 0) + 30,
    y: (before?.rect.y ?? 0) - 20,
  });
  expect(after?.tiles[0]?.rect.x).toBe((before?.tiles[0]?.rect.x ?? 0) + 30);
  expect(wires.map(({ name }) => name).toSorted()).toEqual(['payments->payments-database', 'shop->payments']);
  const rest = (one: typeof scene) => one.boxes.filter(({ id }) => id !== 'service:payments');
  expect(rest(moved).every((box, i) => box === rest(scene)[i])).toBe(true);
  expect(moved.wires.filter((wire) => scene.wires.includes(wire))).toHaveLength(scene.wires.length - 2);
});
