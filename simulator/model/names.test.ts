import { expect, test } from 'vitest';
import { closest, didYouMean, isName } from './names';

test('names are words of letters, digits, - and _, never what every object inherits', () => {
  for (const good of ['a', 'shop', 'card-network', 'PlaceOrder', 'a_b2', 'x'.repeat(64)])
    expect(isName(good)).toBe(true);
  for (const bad of [
    '',
    '2a',
    'a-',
    'a b',
    'a.b',
    'a>b',
    '$a',
    '__proto__',
    'constructor',
    'toString',
    'x'.repeat(65),
  ])
    expect(isName(bad)).toBe(false);
});

test('the nearest name is found through slips and swaps, and only when it is near', () => {
  const names = ['payments', 'orders', 'catalogue'];
  expect(closest('paymnets', names)).toBe('payments');
  expect(closest('Orders', names)).toBe('orders');
  expect(closest('catalog', names)).toBe('catalogue');
  expect(closest('shipping', names)).toBeUndefined();
});

test('the hint lists what there is when nothing is near', () => {
  expect(didYouMean('ordres', ['orders'])).toBe('did you mean `orders`?');
  expect(didYouMean('zzz', ['orders', 'users'])).toBe('there are `orders`, `users`');
  expect(didYouMean('zzz', [])).toBe('there is none');
});
