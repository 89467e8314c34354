import { expect, test } from 'vitest';
import { parseCondition } from '.';

const NAMES = ['user', 'order', 'quantity'];

test('an expression over the variables becomes data', () => {
  expect(parseCondition('quantity > 2', NAMES)).toEqual({
    ok: true,
    condition: {
      kind: 'binary',
      operator: '>',
      left: { kind: 'local', index: 2 },
      right: { kind: 'value', value: 2 },
    },
  });
  expect(parseCondition('order?.lines[0].price', NAMES)).toMatchObject({
    ok: true,
    condition: { kind: 'member', key: { value: 'price' } },
  });
});

test.each<[text: string, says: RegExp, column: number]>([
  ['', /Unexpected token/, 1],
  ['quantity >', /Unexpected token/, 11],
  ['amount > 2', /`amount` is not in sight/, 1],
  ['quantity > 2 && fetch("x")', /calls something/, 17],
  ['user.toString()', /calls something/, 1],
  ['new user', /calls something/, 1],
  ['quantity = 2', /assigns something/, 1],
  ['quantity++', /assigns something/, 1],
  ['() => 1', /no use for/, 1],
  ['quantity, 1', /no use for/, 1],
  ['this', /no use for/, 1],
  ['/a/', /cannot be compared/, 1],
  ['quantity) (1', /calls something/, 1],
  ['1) ; (2', /more than one/, 3],
  ['x'.repeat(400), /longer than/, 1],
])('refuses %j', (text, says, column) => {
  const parsed = parseCondition(text, NAMES);
  expect(parsed.ok ? '' : parsed.message).toMatch(says);
  expect(parsed.ok ? 0 : parsed.column).toBe(column);
});
