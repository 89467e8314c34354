/** The outcome of what was predicted, from the run, and whether an answer was right: shown together with the prediction. */
import { FIGURES, printValue, type Ran } from '../figures';
import { patchAt } from '../form/merge-patch';
import type { Prediction } from '../form/prediction';
import type { Plain } from '../../simulator/model/plan';
import { holds, take } from './holds';

/** An answer: a value in the figure's unit, an option's place, or a value a point. */
export type Answer = number | readonly number[];

export interface Outcome {
  /** What came: a value, the place of the option that was true, or a value a point; undefined: nothing was measured. */
  readonly value: Answer | undefined;
  readonly words: string;
}

/** The patches of the document under which a prediction's runs are made; one without any for a number and a choice. */
export function patchesOf({ curve }: Prediction): readonly (Plain | undefined)[] {
  return curve === undefined ? [undefined] : curve.at.map((value) => patchAt(curve.along, value));
}

/** `runs`: one for each of `patchesOf`. */
export function outcomeOf({ number, choice, curve }: Prediction, runs: readonly Ran[]): Outcome {
  const [run] = runs;
  if (run === undefined) return { value: undefined, words: 'it has not run' };
  if (choice !== undefined) {
    const place = choice.findIndex((option) => holds(option, run).holds);
    return { value: place < 0 ? undefined : place, words: choice[place]?.says ?? 'none of these' };
  }
  const asked = number ?? curve;
  if (asked === undefined) return { value: undefined, words: '' };
  const values = runs.map((one) => take(asked, one)?.value);
  const { unit } = FIGURES[asked.measure];
  const words = values.map((value) => (value === undefined ? '–' : printValue(unit, value))).join(', ');
  const measured = values.filter((value) => value !== undefined);
  if (measured.length < values.length) return { value: undefined, words };
  return { value: curve === undefined ? measured[0] : measured, words };
}

/** Whether an answer is right, given the outcome. */
export function isRight({ number, curve }: Prediction, answer: Answer, { value }: Outcome): boolean {
  if (value === undefined) return false;
  const within = number?.within ?? curve?.within ?? 0;
  const [said, came] = [answer, value].map((one) => (typeof one === 'number' ? [one] : one));
  return (
    said?.length === came?.length &&
    said?.every((one, i) => Math.abs(one - (came?.[i] ?? NaN)) <= within) === true
  );
}

/** What somebody answers who holds the misconception; for a choice each of the options that are so marked. */
export function naiveAnswers({ number, choice, curve }: Prediction): readonly Answer[] {
  if (choice !== undefined) return choice.flatMap(({ naive }, place) => (naive ? [place] : []));
  const only = number?.naive ?? curve?.naive;
  return only === undefined ? [] : [only];
}

/** How many of a choice's options are true of a run; exactly one should be. */
export function trueOptions({ choice = [] }: Prediction, run: Ran): number {
  return choice.filter((option) => holds(option, run).holds).length;
}
