/** Modules: the business code of a system, written once, whatever the deployment. */
import * as z from 'zod';
import { distribution, line, name, named, plain, prose, reference } from './basics';

/** CPU time of an operation that declares no `work`: our choice, a plausible request of a small web service. */
const DEFAULT_WORK = '1ms';

const operation = z.strictObject({
  explains: prose.optional(),
  work: distribution.prefault(DEFAULT_WORK).meta({ description: 'CPU time that `ctx.work()` draws' }),
  calls: z
    .array(reference)
    .max(64)
    .default([])
    .meta({ description: 'what it calls, `module.operation`; the default handler does just that' }),
  callsInParallel: z.boolean().default(false),
  reads: z
    .array(reference)
    .max(16)
    .optional()
    .meta({ description: 'tables of its module; the default handler reads a row of each' }),
  writes: z
    .array(reference)
    .max(16)
    .optional()
    .meta({ description: 'tables of its module; the default handler writes a row of each' }),
  publishes: z
    .array(name)
    .max(16)
    .optional()
    .meta({ description: 'topics; the default handler publishes a message to each, last of all' }),
});

const table = z.strictObject({
  explains: prose.optional(),
  rows: z
    .record(z.string().max(200), plain)
    .default({})
    .meta({ description: 'rows that are there at the start, by key' }),
});

export const moduleSchema = z.strictObject({
  title: line.optional(),
  explains: prose,
  external: z
    .boolean()
    .default(false)
    .meta({ description: 'outside the system, and outside every transaction' }),
  operations: named(operation, 100),
  tables: named(table, 50).default({}),
  subscribes: z
    .array(z.strictObject({ topic: name, operation: reference }))
    .max(100)
    .default([])
    .meta({ description: 'topics whose messages it takes, each with one of its operations' }),
  handlers: z
    .string()
    .max(200_000)
    .optional()
    .meta({ description: 'TypeScript: `export async function OPERATION(ctx, args) { … }`' }),
});
