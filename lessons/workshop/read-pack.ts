/** The form of a pack, and reading one of any origin. */
import * as z from 'zod';
import { line, name, plain, prose, reference } from '../../simulator/model/document/basics';
import { words } from '../../simulator/model/document/issues';
import { objectiveSchema } from '../form/lesson';
import { PACK_FORMAT, type Pack } from './pack';
import { readBounded, type ReadBounded } from './read-bounded';

const exerciseSchema = z.strictObject({
  title: line,
  task: prose,
  system: reference,
  start: z.record(z.string().max(200), plain).default({}),
  deployment: reference,
  experiment: reference,
  seed: z.int().min(0).default(1),
  objectives: z.array(objectiveSchema).max(8).default([]),
});

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

/** Never throws. */
export function readPack(text: string): ReadBounded<Pack> {
  const read = readBounded(text, packSchema, 'a pack');
  if (!read.ok) return read;
  const { title, items } = read.value;
  return { ok: true, value: { title, items } };
}

/** The text of a pack as its author writes it; what reads it fills in the rest. */
export function printPack({ title, items }: PackText): string {
  return JSON.stringify({ format: PACK_FORMAT, title, items });
}

/** A pack as it is written: durations and shares as texts, what is left out left out. */
export type PackText = Omit<z.input<typeof packSchema>, 'format'>;
