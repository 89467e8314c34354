import { expect, test } from 'vitest';
import cornerShop from '../../../lessons/systems/corner-shop/system.json';
import type { SystemDocument } from '../../../simulator';
import { tasksOf, titleOf } from './tasks';

test('the task that reaches most of the system comes first', () => {
  const tasks = tasksOf(cornerShop as unknown as SystemDocument); // a shipped document is one
  expect(tasks.map(({ title, isMain }) => [title, isMain])).toEqual([
    ['Place order', true],
    ['Browse', false],
    ['Check balance', false],
  ]);
});

test.each([
  ['placeOrder', 'Place order'],
  ['check-out_now', 'Check out now'],
  ['index', 'Index'],
])('%s is %s', (name, title) => {
  expect(titleOf(name)).toBe(title);
});
