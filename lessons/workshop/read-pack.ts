/** The form of a pack, and reading one of any origin. */
import * as z from 'zod';
import { line, name, plain, prose, reference } from '../../simulator/model/document/basics';
import { FaultList } from '../../simulator/model/document-fault';
import { addIssues, inOurWords, words } from '../../simulator/model/document/issues';
import { objectiveSchema, type Assignment } from '../form/lesson';
import type { Plain } from '../../simulator/model/plan';
import { mergePatch } from '../form/merge-patch';
import { PACK_FORMAT, type Exercise, type Pack } from './pack';
import { readBounded, type ReadBounded } from './read-bounded';

const exerciseSchema = z.strictObject({
  title: line,
  task: prose,
  system: reference,
  start: z.record(z.string().max(200), plain).default({}),
  deployment: reference,
  experiment: reference,
  seed: z.int().min(0).default(1),
  objectives: z.array(plain).max(8).default([]),
});

const objectivesSchema = z.array(objectiveSchema);

const itemSchema = z.strictObject({
  lesson: name,
  minutes: z.int().min(1).max(600),
  hidden: z.array(z.string().max(500)).max(20).default([]),
  exercise: exerciseSchema.optional(),
});

const packSchema = z.strictObject({
  format: z.literal(PACK_FORMAT),
  title: line,
  items: z
    .array(itemSchema)
    .min(1)
    .max(30)
    .refine((items) => new Set(items.map(({ lesson }) => lesson)).size === items.length, {
      error: words('twice', 'two of them have one name', 'give each its own'),
    }),
});

/** Objectives stay as they are written, so that a pack can be changed and given on; each has been read once. Never throws. */
export function readPack(text: string): ReadBounded<Pack> {
  const read = readBounded(text, packSchema, 'a pack');
  if (!read.ok) return read;
  const faults = new FaultList();
  for (const [index, { exercise }] of read.value.items.entries()) {
    const objectives = objectivesSchema.safeParse(exercise?.objectives ?? [], { error: inOurWords });
    if (!objectives.success)
      addIssues(objectives.error.issues, faults, ['items', index, 'exercise', 'objectives']);
  }
  if (faults.faults.length > 0) return { ok: false, faults: faults.faults };
  const { title, items } = read.value;
  return { ok: true, value: { title, items } };
}

/** An exercise that was read, as something that designs are judged by. */
export function assignmentOf(name: string, exercise: Exercise, system: Plain): Assignment {
  const { start, deployment, experiment, seed, objectives } = exercise;
  return {
    name,
    objectives: objectivesSchema.parse(objectives),
    judged: { seeds: 3, adversary: [] },
    document: mergePatch(system, start),
    patches: {},
    deployment,
    experiment,
    seed,
  };
}

/** The text of a pack; what reads it fills in what is left out. */
export function printPack({ title, items }: PackText): string {
  return JSON.stringify({ format: PACK_FORMAT, title, items });
}

/** A pack, or one as an author writes it: with durations and shares as texts. */
export interface PackText {
  readonly title: string;
  readonly items: readonly object[];
}
