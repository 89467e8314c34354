/** Tasks (what a user does), experiments (how many users, what breaks, for how long) and invariants (what must hold). */
import * as z from 'zod';
import { distribution, duration, line, named, plain, prose, reference } from './basics';

const TEMPLATE =
  'any JSON; drawn afresh for each step: {"$pick": [...]}, {"$integer": [1, 10]}, {"$user": true}, {"$unique": "order"}, {"$let": "name"}';

const template = plain.meta({ description: TEMPLATE });

const weight = z.number().min(0).max(1_000_000);

export const taskSchema = z.strictObject({
  weight: weight.meta({ description: 'how often it is chosen, relative to the others' }),
  let: named(template, 50).default({}).meta({ description: 'drawn once a task, for `$let`' }),
  steps: z
    .array(z.strictObject({ request: reference, with: template.prefault({}) }))
    .min(1)
    .max(100),
});

const weights = z
  .record(reference, weight)
  .optional()
  .meta({ description: 'the tasks that take part, with weights of their own' });

const workload = z.union([
  z.strictObject({
    requests: z.array(z.strictObject({ at: duration(), task: reference })).max(10_000),
  }),
  z.strictObject({
    open: z.strictObject({
      arrivals: z.enum(['poisson', 'constant']),
      rate: z.number().min(0.000_001).max(1_000_000).meta({ description: 'requests per second' }),
      sessions: z.int().min(1).max(100_000),
      tasks: weights,
    }),
  }),
  z.strictObject({
    closed: z.strictObject({
      users: z.int().min(1).max(100_000),
      think: distribution,
      first: reference
        .optional()
        .meta({ description: 'the task that each user does once, before anything else' }),
      tasks: weights,
    }),
  }),
]);

/** How long a client waits for an answer; 0 means for ever. */
export const clientTimeout = duration()
  .optional()
  .meta({ description: 'how long a client waits for an answer; 0 means for ever' });

export const experimentSchema = z.strictObject({
  title: line.optional(),
  explains: prose.optional(),
  workload,
  faults: z
    .array(z.string().max(500))
    .max(200)
    .default([])
    .meta({ description: 'in the words of the fault grammar' }),
  length: duration(1),
  clientTimeout,
});

const counted = z
  .union([reference, z.strictObject({ table: reference, by: z.string().min(1).max(200) })])
  .meta({
    description:
      '`module.table`, counted by the row’s key; or {"table", "by"}, counted by a field of the row',
  });

const summed = z
  .strictObject({
    table: reference,
    by: z.string().min(1).max(200).optional(),
    sum: z.string().min(1).max(200),
  })
  .meta({
    description:
      'the field `sum` of the rows of `module.table`, summed up by the row’s key, or by its field `by`',
  });

/** A divergence this old is a gap: our choice, longer than any request of a healthy system takes. */
const DEFAULT_WITHIN = '5s';

export const invariantSchema = z.strictObject({
  name: reference,
  says: prose,
  key: line,
  rule: z.union([
    z.strictObject({ iff: z.tuple([counted, counted]) }),
    z.strictObject({ implies: z.tuple([counted, counted]) }),
    z.strictObject({ atMostOne: counted }),
    z.strictObject({ conserved: z.tuple([summed, summed]) }),
  ]),
  within: duration().prefault(DEFAULT_WITHIN),
});
