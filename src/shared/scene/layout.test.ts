import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Rect } from './geometry';
import { layoutOf, placed, shortWays } from './layout';
import { POINT_FIELDS } from './path';
import type { Box } from './scene';

function clients(id: string, x: number, y: number): Box {
  return { kind: 'clients', id, index: 0, name: id, rect: { x, y, width: 100, height: 50 } } as Box; // ids of a test
}

test('boxes stand where they were put; one that nobody put anywhere finds room', () => {
  const boxes = placed([clients('a', 0, 0), clients('b', 10, 10)], { a: [10, 0] });
  expect(boxes.map(({ rect }) => [rect.x, rect.y])).toEqual([
    [10, 0],
    [10, 74],
  ]);
  expect(placed(boxes, layoutOf(boxes))).toEqual(boxes);
});

test('a wire begins and ends on the edges of its boxes, wherever they stand', () => {
  const rect = fc.record({
    x: fc.nat(900),
    y: fc.nat(900),
    width: fc.constant(100),
    height: fc.constant(60),
  });
  fc.assert(
    fc.property(fc.array(fc.record({ from: rect, to: rect }), { maxLength: 8 }), (wires) => {
      shortWays(wires).forEach(({ points, count }, i) => {
        const { from, to } = wires[i] ?? { from: NOWHERE, to: NOWHERE };
        expect(isOnEdge(from, points[0], points[1])).toBe(true);
        const last = (count - 1) * POINT_FIELDS;
        expect(isOnEdge(to, points[last], points[last + 1])).toBe(true);
      });
    }),
  );
});

const NOWHERE: Rect = { x: 0, y: 0, width: 0, height: 0 };

function isOnEdge({ x, y, width, height }: Rect, px = NaN, py = NaN): boolean {
  // Points of a course are kept with single precision.
  const near = (a: number, b: number): boolean => Math.abs(a - b) < 1e-3;
  const inside = px > x - 1e-3 && px < x + width + 1e-3 && py > y - 1e-3 && py < y + height + 1e-3;
  return inside && (near(px, x) || near(px, x + width) || near(py, y) || near(py, y + height));
}
