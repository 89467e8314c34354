/** Raised hands: what a prediction's answers are called, and which of them has come true. */
import { FIGURES, printValue } from '../../../lessons/figures';
import type { Lesson, Outcome } from '../../document/lessons';

export type Predict = NonNullable<Lesson['steps'][number]['predict']>;

/** One answer that hands are raised for. */
export interface Option {
  readonly says: string;
  isTrue(outcome: Outcome): boolean;
}

/** More bands of a scale nobody can tell apart from the back row. */
const MOST_BANDS = 5;

/** None for a curve: a room draws it with a finger. */
export function optionsOf({ choice, number }: Predict): readonly Option[] {
  if (choice !== undefined)
    return choice.map(({ says }, place) => ({ says, isTrue: ({ value }) => value === place }));
  return number === undefined ? [] : bandsOf(number);
}

function bandsOf({ measure, from, to }: NonNullable<Predict['number']>): readonly Option[] {
  const { unit } = FIGURES[measure];
  const isWhole = unit === 'count';
  const values = to - from + 1;
  if (isWhole && values <= MOST_BANDS + 1)
    return Array.from({ length: values }, (_, index) => ({
      says: `${from + index}`,
      isTrue: ({ value }) => value === from + index,
    }));
  const width = (to - from) / MOST_BANDS;
  return Array.from({ length: MOST_BANDS }, (_, index) => {
    const [low, high] = [from + index * width, from + (index + 1) * width];
    const isLast = index === MOST_BANDS - 1;
    return {
      says: isLast
        ? `${printValue(unit, low)} or more`
        : `${printValue(unit, low)} to ${printValue(unit, high)}`,
      isTrue: ({ value }) =>
        typeof value === 'number' && (index === 0 || value >= low) && (isLast || value < high),
    };
  });
}

/** With one hand more, or less; never below none. */
export function counted(hands: readonly number[], place: number, by: 1 | -1): readonly number[] {
  return hands.map((count, at) => (at === place ? Math.max(0, count + by) : count));
}
