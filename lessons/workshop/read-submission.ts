/** The form of a submission, and reading one of any origin. */
import * as z from 'zod';
import { plain, reference } from '../../simulator/model/document/basics';
import { readBounded, type ReadBounded } from './read-bounded';
import { SUBMISSION_FORMAT, type Submission } from './submission';

/** A person's name, a team's: one line. What steers a terminal or turns a line's direction is no part of a name. */
export const whoSchema = z
  .string()
  .max(80)
  .transform((text) => text.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim())
  .pipe(z.string().min(1));

const submissionSchema = z.strictObject({
  format: z.literal(SUBMISSION_FORMAT),
  lesson: reference,
  who: whoSchema,
  seed: z.int().min(0),
  engine: z.string().max(40),
  edit: z.record(z.string().max(200), plain),
  deployment: reference,
  experiment: reference,
  claims: z.strictObject({ passed: z.boolean(), missed: z.array(reference).max(8) }).optional(),
  seconds: z.int().min(0).max(1_000_000).optional(),
});

/** Never throws. */
export function readSubmission(text: string): ReadBounded<Submission> {
  const read = readBounded(text, submissionSchema, 'a submission');
  if (!read.ok) return read;
  const { format: _format, ...submission } = read.value;
  return { ok: true, value: submission };
}
