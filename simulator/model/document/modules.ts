/** Modules: the business code of a system, written once, whatever the deployment. */
import * as z from 'zod';
import { BYTES_PER_MIB } from '../units';
import { distribution, line, name, named, plain, prose, reference, size } from './basics';

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
  columns: z.array(name).min(1).max(100).optional().meta({
    description:
      'its columns; a statement that names another one fails. Left out: a row is whatever is put there',
  }),
  rows: z
    .record(z.string().max(200), plain)
    .default({})
    .meta({ description: 'rows that are there at the start, by key' }),
});

const handlers = z
  .string()
  .max(200_000)
  .meta({ description: 'TypeScript: `export async function OPERATION(ctx, args) { … }`' });

/** One step of a migration: what becomes of a column of one of the module's own tables. */
const schemaChange = z.union([
  z.strictObject({ table: name, add: name }),
  z.strictObject({ table: name, rename: name, to: name }),
  z.strictObject({ table: name, copy: name, to: name }),
  z.strictObject({ table: name, drop: name }),
]);

const migration = z.array(schemaChange).max(20).default([]);

const version = z.strictObject({
  explains: prose.optional(),
  handlers,
  before: migration.meta({ description: 'done to its tables before any instance runs this version' }),
  after: migration.meta({ description: 'done to its tables when all instances run this version' }),
});

export const moduleSchema = z.strictObject({
  title: line.optional(),
  explains: prose,
  external: z
    .boolean()
    .default(false)
    .meta({ description: 'outside the system, and outside every transaction' }),
  memory: size(0, 1024 * 1024 * BYTES_PER_MIB, 'at most 1TiB')
    .optional()
    .meta({ description: 'what it keeps in memory in every process that it is in: an index, a model' }),
  operations: named(operation, 100),
  tables: named(table, 50).default({}),
  subscribes: z
    .array(z.strictObject({ topic: name, operation: reference }))
    .max(100)
    .default([])
    .meta({ description: 'topics whose messages it takes, each with one of its operations' }),
  handlers: handlers.optional(),
  versions: named(version, 20)
    .default({})
    .meta({ description: 'versions beside this one, which can be released while it runs' }),
});
