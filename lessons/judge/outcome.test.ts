import { expect, test } from 'vitest';
import type { Prediction } from '../form/prediction';
import { isRight, naiveAnswers, outcomeOf, patchesOf } from './outcome';
import { invariantOf, ranWith } from './testing';

const asked = { of: [], quantile: 'p95' } as const;
const gaps = (count: number) => ranWith({ invariants: [invariantOf('paid', count)] });
const predicting = (form: Partial<Prediction>): Prediction => ({ ask: '?', because: '', ...form });

test('a number is right within what is allowed, and shown in its unit', () => {
  const number = { measure: 'gapTime', ...asked, from: 0, to: 1e9, naive: 0, within: 1e6 } as const;
  const prediction = predicting({ number });
  const outcome = outcomeOf(prediction, [gaps(2)]);
  expect(outcome).toEqual({ value: 10e6, words: '10 ms' });
  expect([9e6, 11e6, 11.1e6].map((answer) => isRight(prediction, answer, outcome))).toEqual([
    true,
    true,
    false,
  ]);
  expect(naiveAnswers(prediction)).toEqual([0]);
});

test('of a choice the option is right that is true of the run', () => {
  const option = { measure: 'gaps', ...asked } as const;
  const prediction = predicting({
    choice: [
      { ...option, says: 'None.', naive: true, is: 0 },
      { ...option, says: 'Some.', naive: false, atLeast: 1 },
    ],
  });
  const outcome = outcomeOf(prediction, [gaps(3)]);
  expect(outcome).toEqual({ value: 1, words: 'Some.' });
  expect([0, 1].map((answer) => isRight(prediction, answer, outcome))).toEqual([false, true]);
});

test('a curve is drawn point by point, from one run each', () => {
  const at = [1, 2, 3];
  const curve = {
    measure: 'gaps',
    ...asked,
    along: 'a.b',
    label: '',
    at,
    top: 9,
    naive: [1, 1, 1],
    within: 1,
  } as const;
  const prediction = predicting({ curve: { ...curve, naive: [1, 1, 1] } });
  expect(patchesOf(prediction)).toEqual([{ a: { b: 1 } }, { a: { b: 2 } }, { a: { b: 3 } }]);
  const outcome = outcomeOf(prediction, [gaps(1), gaps(2), gaps(4)]);
  expect(outcome.words).toBe('1, 2, 4');
  expect(isRight(prediction, [1, 1, 3], outcome)).toBe(true);
  expect(isRight(prediction, [1, 1, 1], outcome)).toBe(false);
  expect(isRight(prediction, [1, 1], outcome)).toBe(false);
});
