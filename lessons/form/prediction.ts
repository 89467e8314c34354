/** What a step asks before its run, and how the outcome is measured from it: a number, a choice or a drawn curve. */
import * as z from 'zod';
import { line, prose } from '../../simulator/model/document/basics';
import { words } from '../../simulator/model/document/issues';
import { asking, value } from './figure-schema';
import { predicate } from './predicate';

const NAIVE = 'what somebody answers who holds the misconception; it must be wrong at every seed';

const number = asking((unit) => ({
  from: value(unit).meta({ description: 'where the scale begins' }),
  to: value(unit),
  naive: value(unit).meta({ description: NAIVE }),
  within: value(unit).meta({ description: 'how far off an answer may be and still be right' }),
}));

const option = predicate({ says: line, naive: z.boolean().default(false).meta({ description: NAIVE }) });

const choice = z
  .array(option)
  .min(2)
  .max(5)
  .refine((options) => options.some(({ naive }) => naive), {
    error: words('no-naive', 'no option is the naive one', 'write `naive: true` at what most would answer'),
  })
  .meta({ description: 'of these exactly one must be true of each run' });

const curve = asking((unit) => ({
  along: z
    .string()
    .max(400)
    .meta({ description: 'what changes from point to point: a path in the document, names joined by dots' }),
  label: line.meta({ description: 'what it is called under the curve' }),
  at: z
    .array(z.union([z.number(), z.string().max(40)]))
    .min(3)
    .max(8),
  top: value(unit).meta({ description: 'where the scale ends; it begins at 0' }),
  naive: z
    .array(value(unit))
    .min(3)
    .max(8)
    .meta({ description: `one a point: ${NAIVE}, at one point at least` }),
  within: value(unit).meta({ description: 'how far off a point may be and still be right' }),
}));

export const predictionSchema = z
  .strictObject({
    ask: line,
    because: prose.meta({ description: 'told with the outcome: why it came so' }),
    number: number.optional(),
    choice: choice.optional(),
    curve: curve.optional(),
  })
  .refine(({ number, choice, curve }) => [number, choice, curve].filter(Boolean).length === 1, {
    error: words('one-form', 'a prediction has one form', 'write one of `number`, `choice`, `curve`'),
  });

export type Prediction = z.output<typeof predictionSchema>;
export type NumberPrediction = NonNullable<Prediction['number']>;
export type ChoicePrediction = NonNullable<Prediction['choice']>;
export type CurvePrediction = NonNullable<Prediction['curve']>;
