import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCondition } from '../../lowering';
import { holds } from './evaluate';
import { NOT_YET } from './print-value';

const EVIL = {
  valueOf: () => {
    throw new Error('nobody asks');
  },
  get field(): number {
    throw new Error('nobody asks');
  },
};
const SEEN = {
  quantity: 3,
  user: 'ada',
  order: { lines: [{ price: 5 }], note: null },
  late: NOT_YET,
  evil: EVIL,
};
const NAMES = Object.keys(SEEN);

function isTrue(text: string): boolean {
  const parsed = parseCondition(text, NAMES);
  if (!parsed.ok) throw new Error(parsed.message);
  return holds(parsed.condition, Object.values(SEEN));
}

test.each([
  'quantity > 2 && user === "ada"',
  'order.lines[0].price * quantity >= 15',
  'order.lines.length === 1',
  'user.length + 1 === 4 && user[1] === `d`',
  'order.note === null && order.note?.length === undefined',
  'order.note == undefined',
  'late === undefined && late?.a.b === undefined',
  'typeof order === "object" && !order.nothing',
  '(quantity % 2 ? user : order) === user',
  'null ?? quantity',
  '-quantity < -1 && +"3" === quantity',
  'evil === evil && evil == evil && evil != null',
  '"b" > "a" && "1" + 1 === "11"',
])('holds: %s', (text) => {
  expect(isTrue(text)).toBe(true);
});

test.each([
  'quantity > 3',
  'late',
  'evil > 1',
  'evil + 1',
  'evil.field',
  '+evil',
  'order.nothing.more',
  'NaN',
  '!evil',
])('does not hold, and asks nobody: %s', (text) => {
  expect(isTrue(text)).toBe(false);
});

test('agrees with the language on plain values', () => {
  const plain = fc.oneof(
    fc.integer(),
    fc.string({ maxLength: 3 }),
    fc.boolean(),
    fc.constantFrom(null, undefined, NaN, '1', 0),
  );
  const operator = fc.constantFrom(
    '===',
    '!==',
    '==',
    '!=',
    '<',
    '<=',
    '>',
    '>=',
    '+',
    '-',
    '*',
    '/',
    '%',
    '&&',
    '||',
    '??',
  );
  fc.assert(
    fc.property(plain, operator, plain, (left, word, right) => {
      const parsed = parseCondition(`a ${word} b`, ['a', 'b']);
      if (!parsed.ok) throw new Error(parsed.message);
      // oxlint-disable-next-line no-new-func -- the language is what it is compared with
      const really: unknown = new Function('a', 'b', `return a ${word} b`)(left, right);
      expect(holds(parsed.condition, [left, right])).toBe(Boolean(really));
    }),
  );
});
