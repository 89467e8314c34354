import { expect, test } from 'vitest';
import { recordOf, trendOf } from './record';

const predicted = (lesson: string, isRight: boolean) => ({ lesson, step: '', answer: 0, isRight });

test('predictions are counted lesson by lesson, and told of as a whole when there are enough', () => {
  const few = recordOf({ predictions: [predicted('a', false), predicted('b', true), predicted('b', false)] });
  expect(few).toEqual([
    { lesson: 'a', right: 0, made: 1 },
    { lesson: 'b', right: 1, made: 2 },
  ]);
  expect(trendOf(few)).toBeUndefined();
  const many = recordOf({
    predictions: ['a', 'b', 'c', 'd'].map((lesson, place) => predicted(lesson, place > 1)),
  });
  expect(trendOf(many)).toBe('0 % of what you foretold came so at first, 100 % of late.');
});
