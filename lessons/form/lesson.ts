/** A lesson's front matter. The steps are the body's (`step.ts`), and `read-lesson.ts` puts both together. */
import * as z from 'zod';
import { line, name, plain, prose, reference } from '../../simulator/model/document/basics';
import type { Plain } from '../../simulator/model/plan';
import { designFields } from './design';
import { predicate } from './predicate';
import { stepSchema, type Step } from './step';

const says = line.meta({ description: 'one sentence for the learner' });
const fails = z
  .array(reference)
  .min(1)
  .meta({ description: 'the objectives that it must miss at every seed: the taught reason' });

/** What a learner may do; the page has the list of what there is. */
export const COMMANDS = [
  'boundary',
  'add',
  'remove',
  'connect',
  'parameters',
  'instances',
  'policies',
  'code',
  'text',
] as const;

const some = (what: string) => ({ description: `the ${what} that a learner may use; all, when left out` });

export const objectiveSchema = predicate({
  id: name,
  says,
  under: z
    .enum(['both', 'ordinary', 'adversary'])
    .default('both')
    .meta({ description: 'whether it is judged without the adversary’s faults, with them, or both' }),
});

export const frontMatterSchema = z.strictObject({
  title: line,
  minutes: z.int().min(5).max(15),
  surprise: line,
  misconception: line.meta({ description: 'what many believe, in their words' }),
  takeaway: prose.meta({ description: 'what stays, for whoever comes back' }),
  prerequisites: z
    .array(reference)
    .default([])
    .meta({ description: 'lessons, by the names of their folders' }),
  exploring: z.boolean().default(false).meta({
    description: 'nothing is to be mended: the start may pass, and a prediction carries the surprise',
  }),
  system: z
    .string()
    .max(200)
    .meta({ description: 'a shipped system, or a file beside this one: `system.json`' }),
  start: z
    .record(z.string().max(200), plain)
    .default({})
    .meta({ description: 'a JSON merge patch that makes the system into what the lesson begins with' }),
  deployment: reference,
  experiment: reference,
  seed: z.int().min(0).default(1),
  allow: z
    .strictObject({
      components: z.array(reference).optional().meta(some('kinds of component')),
      faults: z.array(reference).optional().meta(some('kinds of fault')),
      policies: z.array(reference).optional().meta(some('kinds of policy')),
      commands: z.array(z.enum(COMMANDS)).optional().meta(some('commands')),
    })
    .default({}),
  truth: z.enum(['shown', 'hidden']).default('shown').meta({
    description: 'hidden: the page shows only what the deployment’s instruments tell, as to those who run it',
  }),
  judged: z
    .strictObject({
      seeds: z.int().min(2).max(20).default(3),
      adversary: z.array(z.string().max(500)).max(20).default([]).meta({
        description: 'a schedule of faults, aimed at modules and operations; each seed is judged with it too',
      }),
    })
    .prefault({}),
  objectives: z.array(objectiveSchema).min(1).max(8),
  hints: z.array(prose).min(1).max(5),
  solution: z.strictObject({ says, ...designFields }),
  decoys: z
    .array(z.strictObject({ name, says, because: prose, fails, ...designFields }))
    .min(2)
    .max(6),
  ablation: z
    .strictObject({ removes: line, fails, ...designFields })
    .meta({ description: 'an edit of the solution that takes the taught mechanism out' }),
  passes: z
    .array(z.strictObject({ parameter: z.string().max(200), because: prose }))
    .default([])
    .meta({ description: 'single parameters that pass when they are changed, as `lesson check` names them' }),
});

export type FrontMatter = z.output<typeof frontMatterSchema>;
export type Objective = z.output<typeof objectiveSchema>;

/** A lesson that has been read: complete, and right as far as its own files show. */
export interface Lesson extends FrontMatter {
  /** Its folder's name. */
  readonly name: string;
  /** Markdown before the first step. */
  readonly opening: string;
  readonly steps: readonly Step[];
  /** What it begins with: the system, patched. */
  readonly document: Plain;
  /** The folder's JSON files, by name: edits that are too long for the front matter. */
  readonly patches: Readonly<Record<string, Plain>>;
}

/** As much of a lesson as a design is judged by. A workshop's exercise has no more. */
export type Assignment = Pick<
  Lesson,
  'name' | 'objectives' | 'judged' | 'document' | 'patches' | 'deployment' | 'experiment' | 'seed'
>;

/** The JSON Schema (2020-12) of a lesson's data: of its front matter, and of the block of each of its steps. */
export function lessonJsonSchema(): Readonly<Record<string, unknown>> {
  const data = z.strictObject({ frontMatter: frontMatterSchema, steps: z.array(stepSchema) });
  return { title: 'Faultline lesson', ...z.toJSONSchema(data, { io: 'input', reused: 'ref' }) };
}
