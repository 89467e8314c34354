/** Schemas of the small things that every part of a document is made of: texts, names, durations, distributions, rows. */
import * as z from 'zod';
import type { DistributionSpec } from '../../kernel/distributions';
import { DISTRIBUTION_HINT, MAX_SIGMA, parseDistribution } from '../distribution-text';
import type { DistributionText } from '../distribution-text';
import { DURATION_HINT, DURATION_PATTERN, MAX_DURATION_NS, parseDuration } from '../durations';
import { MAX_NAME_LENGTH, NAME_HINT, NAME_PATTERN, isName } from '../names';
import type { Plain } from '../plan';
import { SIZE_HINT, SIZE_PATTERN, parseSize } from '../sizes';
import { words } from './issues';

// Zod would otherwise make code from strings, which the page's policy forbids.
z.config({ jitless: true });

/** One line: a title, a label. */
export const line = z.string().min(1).max(200);

/** Some sentences. */
export const prose = z.string().max(4_000);

/** A name that somebody gives to something. */
export const name = z
  .string()
  .refine(isName, { error: words('bad-name', 'this cannot be a name', NAME_HINT) })
  .meta({ pattern: NAME_PATTERN.source, maxLength: MAX_NAME_LENGTH, description: NAME_HINT });

/** A name that must be known elsewhere; whether it is, compiling finds out. */
export const reference = z.string().max(2 * MAX_NAME_LENGTH + 1);

/** Things by name, at most `limit` of them. */
export function named<Value extends z.ZodType>(value: Value, limit: number) {
  return z.record(name, value).refine((entries) => Object.keys(entries).length <= limit, {
    error: words('too-many', `there are more than ${limit} of them`, 'make it smaller'),
  });
}

/** Duration text to ns, from `minNs` to `maxNs`. */
export function duration(minNs = 0, maxNs = MAX_DURATION_NS, range = '') {
  return z
    .string()
    .meta({ pattern: DURATION_PATTERN.source, description: DURATION_HINT })
    .transform((text, context) => {
      const ns = parseDuration(text);
      if (ns !== undefined && ns >= minNs && ns <= maxNs) return ns;
      const problem = ns === undefined ? 'this is no duration' : 'the duration is out of bounds';
      context.addIssue(custom('bad-duration', problem, ns === undefined ? DURATION_HINT : `choose ${range}`));
      return z.NEVER;
    });
}

/** Size text to bytes, from `min` to `max`. */
export function size(min: number, max: number, range: string) {
  return z
    .string()
    .meta({ pattern: SIZE_PATTERN.source, description: SIZE_HINT })
    .transform((text, context) => {
      const bytes = parseSize(text);
      if (bytes !== undefined && bytes >= min && bytes <= max) return bytes;
      const problem = bytes === undefined ? 'this is no size' : 'the size is out of bounds';
      context.addIssue(custom('bad-size', problem, bytes === undefined ? SIZE_HINT : `choose ${range}`));
      return z.NEVER;
    });
}

/** A distribution's JSON Schema; `parseDistribution` is what reads one. */
function distributionJsonSchema() {
  const durationText = { type: 'string', pattern: DURATION_PATTERN.source };
  const form = (kind: string, ...fields: object[]) => ({
    type: 'object',
    properties: { [kind]: fields.length === 1 ? fields[0] : { anyOf: fields } },
    required: [kind],
    additionalProperties: false,
  });
  const fields = (properties: object) => ({
    type: 'object',
    properties,
    required: Object.keys(properties),
    additionalProperties: false,
  });
  return [
    durationText,
    form('exponential', fields({ mean: durationText })),
    form('uniform', fields({ from: durationText, to: durationText })),
    form(
      'lognormal',
      fields({ mean: durationText, sigma: { type: 'number', minimum: 0, maximum: MAX_SIGMA } }),
      fields({ mean: durationText, p99: durationText }),
    ),
  ];
}

/** A distribution of durations, to its spec in ns. */
export const distribution = (
  z
    .unknown()
    .meta({ anyOf: distributionJsonSchema(), description: DISTRIBUTION_HINT }) as z.ZodType<DistributionText>
) // zod cannot state the type of a value that it leaves to our parser
  .transform((value, context): DistributionSpec => {
    const parsed = parseDistribution(value);
    if (parsed.ok) return parsed.spec;
    const { path, message, hint } = parsed.problem;
    const code = value === undefined ? 'missing' : 'bad-distribution';
    context.addIssue({ ...custom(code, message, hint), path: [...path] });
    return z.NEVER;
  });

/** Any JSON; the document has been copied into plain values before. */
export const plain = z.json() as z.ZodType<Plain>; // zod's own JSON type is mutable, ours is not

export const probability = z.number().min(0).max(1);

/** An issue in our words. */
function custom(code: string, message: string, hint: string) {
  return { code: 'custom' as const, message: words(code, message, hint), input: undefined };
}
