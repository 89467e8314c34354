/** A step: what stands under a heading of `lesson.md`, with a block of YAML for what the page is to do. */
import * as z from 'zod';
import { reference } from '../../simulator/model/document/basics';
import { designFields } from './design';
import { predictionSchema } from './prediction';

/**
 * What can come onto the learner's screen. The picture, the run and the task are always there; everything else appears with
 * the step that adds it, and stays until the lesson ends.
 */
export const SCREEN_PARTS = {
  faults: 'the menu that breaks something',
  promises: 'the invariants and their gaps',
  inspector: 'what can be looked at and set of one thing',
  boundary: 'drawing a boundary, and what it changes',
  palette: 'the components that can be added',
  timeline: 'the run on a line of time, to go back along',
  metrics: 'curves of rates and latencies',
  traces: 'the requests, one by one',
  ledgers: 'what the stores hold',
  why: 'the causes of one outcome',
  log: 'what happened, line by line',
  code: 'the handlers’ text',
  compare: 'two runs side by side',
  instruments: 'hiding what only the simulator knows',
} as const;

const parts = Object.keys(SCREEN_PARTS) as [keyof typeof SCREEN_PARTS];

export const stepSchema = z.strictObject({
  adds: z.enum(parts).optional().meta({ description: 'the one new thing on the screen from here on' }),
  run: z
    .strictObject(designFields)
    .optional()
    .meta({ description: 'the run of this step, where it is not the lesson’s own' }),
  predict: predictionSchema.optional(),
  achieve: z
    .array(reference)
    .min(1)
    .optional()
    .meta({ description: 'objectives; the step is done when they are met' }),
});

export interface Step extends z.output<typeof stepSchema> {
  readonly title: string;
  /** Markdown. */
  readonly text: string;
}
