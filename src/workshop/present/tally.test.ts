import { expect, test } from 'vitest';
import type { Outcome } from '../../document/lessons';
import { counted, optionsOf, type Predict } from './tally';

const came = (value: Outcome['value']): Outcome => ({ value, words: '' });

function truesOf(predict: object, value: Outcome['value']): readonly string[] {
  const options = optionsOf({ ask: '?', because: '', ...predict } as Predict); // no more of it is read
  return options.filter((option) => option.isTrue(came(value))).map(({ says }) => says);
}

test('of the bands of a scale exactly one is true, outside of the scale too', () => {
  const small = { number: { measure: 'gaps', from: 0, to: 5 } };
  expect(truesOf(small, 3)).toEqual(['3']);
  const long = { number: { measure: 'latency', from: 0, to: 5e9 } };
  expect(truesOf(long, 1e9)).toEqual(['1 s to 2 s']);
  expect(truesOf(long, 9e9)).toEqual(['4 s or more']);
  expect(truesOf({ choice: [{ says: 'a' }, { says: 'b' }] }, 1)).toEqual(['b']);
  expect(truesOf({ curve: {} }, [1, 2])).toEqual([]);
});

test('hands never go below none', () => {
  expect(counted([0, 2], 0, -1)).toEqual([0, 2]);
  expect(counted([0, 2], 1, 1)).toEqual([0, 3]);
});
