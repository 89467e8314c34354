import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printParameter, readParameter } from './parameter-text';
import type { Parameter } from './parameters';

const words = { explains: 'e', source: 's' };
const WAIT: Parameter = { ...words, kind: 'duration', defaultNs: 0, minNs: 0, maxNs: 60e9 };
const ROOM: Parameter = { ...words, kind: 'size', defaultBytes: 1, minBytes: 1, maxBytes: 2 ** 40 };
const SHARE: Parameter = { ...words, kind: 'probability', default: 1 };
const SLOTS: Parameter = { ...words, kind: 'integer', default: 1, min: 1, max: 100, unit: 'slots' };
const SPEED: Parameter = { ...words, kind: 'number', default: 1, min: 0.001, max: 100, unit: '×' };
const LEG: Parameter = { ...words, kind: 'choice', default: 'both', of: ['both', 'reply'] };

test.each([
  [WAIT, '1.5s', 1.5e9],
  [WAIT, '200 ms', 2e8],
  [ROOM, '64MiB', 2 ** 26],
  [SHARE, '12.5%', 0.125],
  [SHARE, '20', 0.2],
  [SLOTS, ' 7 ', 7],
  [SPEED, '0.5', 0.5],
  [LEG, 'reply', 'reply'],
])('%o reads %s', (parameter, text, value) => {
  expect(readParameter(parameter, text)).toEqual({ ok: true, value });
});

test.each([
  [WAIT, '5', 'this is no duration'],
  [WAIT, '2m', 'the value is out of bounds'],
  [ROOM, 'much', 'this is no size'],
  [SHARE, '101%', 'the value is out of bounds'],
  [SHARE, '-1%', 'this is no percentage'],
  [SLOTS, '2.5', 'the value is out of bounds'],
  [SLOTS, '', 'this is no number'],
  [LEG, 'request', 'this is not one of the choices'],
])('%o refuses %s: %s', (parameter, text, message) => {
  expect(readParameter(parameter, text)).toMatchObject({ ok: false, message });
});

test('what is printed reads back', () => {
  const cases: readonly (readonly [Parameter, fc.Arbitrary<number>])[] = [
    [WAIT, fc.integer({ min: 0, max: 60e9 })],
    [ROOM, fc.integer({ min: 1, max: 2 ** 40 })],
    [SHARE, fc.integer({ min: 0, max: 1e6 }).map((millionths) => Number(`${millionths / 1e4}e-2`))],
    [SLOTS, fc.integer({ min: 1, max: 100 })],
  ];
  for (const [parameter, values] of cases)
    fc.assert(
      fc.property(values, (value) => {
        expect(readParameter(parameter, printParameter(parameter, value))).toEqual({ ok: true, value });
      }),
    );
});

test('a distribution is told in words, and is not changed in a line', () => {
  const parameter: Parameter = { ...words, kind: 'distribution', default: { kind: 'constant', value: 5 } };
  const print = (spec: Parameters<typeof printParameter>[1]) => printParameter(parameter, spec);
  expect(print({ kind: 'constant', value: 5e6 })).toBe('always 5ms');
  expect(print({ kind: 'lognormal', mean: 1e6, sigma: 0.5 })).toBe('lognormal, 1ms on average, sigma 0.5');
  expect(readParameter(parameter, '5ms')).toMatchObject({ ok: false });
});
