import { expect, test } from 'vitest';
import { caught } from './snap';

const OTHER = { x: 100, y: 100, width: 80, height: 40 };

test('a side catches on the nearest line of another box, in each direction by itself', () => {
  const rect = { x: 103, y: 300, width: 50, height: 40 };
  expect(caught(rect, [OTHER], 6)).toEqual({ dx: -3, dy: 0, x: 100, y: undefined });
});

test('middles catch on middles', () => {
  const rect = { x: 400, y: 111, width: 50, height: 20 };
  expect(caught(rect, [OTHER], 6)).toEqual({ dx: 0, dy: -1, x: undefined, y: 120 });
});

test('out of reach nothing catches', () => {
  expect(caught({ x: 300, y: 300, width: 10, height: 10 }, [OTHER], 6)).toEqual({
    dx: 0,
    dy: 0,
    x: undefined,
    y: undefined,
  });
});
