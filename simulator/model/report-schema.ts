/** What is reported of a run, as `faultline run --json` prints it: the schema, from which the type and the JSON Schema follow. */
import * as z from 'zod';

const name = z.string();
const count = z.int().min(0);
const milliseconds = z.number().min(0);
const says = (description: string) => ({ description });

const latency = z
  .strictObject({
    mean: milliseconds.nullable(),
    p50: milliseconds.nullable(),
    p95: milliseconds.nullable(),
    p99: milliseconds.nullable(),
    p999: milliseconds.nullable(),
    max: milliseconds.nullable(),
  })
  .meta(
    says(
      'milliseconds of simulated time; quantiles within 1/256, the rest exact; null when nothing was measured',
    ),
  );

const requestCounts = {
  started: count,
  succeeded: count,
  failed: count.meta(says('ended and surely not done, the business’s own refusals included')),
  unknown: count.meta(says('ended without the client knowing whether it was done: time-outs, resets')),
  inFlight: count.meta(says('started, and not ended by the end')),
  latencyMs: latency,
};

const requests = z
  .strictObject({
    ...requestCounts,
    byOperation: z
      .array(z.strictObject({ name, ...requestCounts }))
      .meta(says('by the operation that was asked for')),
  })
  .meta(says('what the clients asked for, as they saw it'));

const unknown = count.meta(
  says('of the errors, those after which whoever asked cannot know whether it was done'),
);

const operation = z.strictObject({
  name: name.meta(says('module.operation')),
  count: count.meta(says('handlers begun, for calls over a wire and inside a process')),
  errors: count.meta(says('handlers that ended in any way but OK')),
  unknown,
  inFlight: count.meta(says('handlers begun and not ended')),
  latencyMs: latency,
});

const service = z.strictObject({
  name,
  instances: count,
  utilization: z.number().min(0).meta(says('share of the time of its CPUs that was worked')),
  meanQueue: z
    .number()
    .min(0)
    .meta(says('calls that waited for a slot and work that waited for a CPU, on average over time')),
  count: count.meta(says('calls that it handled for others')),
  errors: count,
  unknown,
  inFlight: count,
  turnedAway: count.meta(says('calls that found its queue full')),
  fell: z
    .array(z.strictObject({ because: name, failures: count.meta(says('handlers')) }))
    .meta(says('handlers that failed though the service was well, by the party where the failure began')),
  latencyMs: latency,
});

const link = z.strictObject({
  name: name.meta(says('from->to')),
  calls: count.meta(
    says('tries of calls that ended for their caller; statements to stores are counted with the stores'),
  ),
  errors: count,
  unknown,
  messages: count.meta(says('messages that were sent and not lost, both ways')),
  lost: count,
  latencyMs: latency,
});

const store = z.strictObject({
  name,
  statements: count,
  errors: count,
  unknown,
  commits: count,
  rollbacks: count,
  lockWaitMs: milliseconds.meta(says('time waited for rows that other transactions held, in all')),
  latencyMs: latency,
});

const broker = z.strictObject({
  name,
  published: count.meta(says('messages that it took')),
  delivered: count.meta(says('messages that it sent to consumers, each time counted')),
  redelivered: count.meta(says('those that it sent once more')),
  acknowledged: count.meta(says('deliveries that were dealt with')),
  deadLettered: count.meta(says('messages put aside after too many tries')),
  lost: count.meta(says('messages that died with it')),
  waiting: count.meta(says('messages that no consumer holds yet at the end')),
  latencyMs: latency.meta(says('from publishing a message to knowing that the broker has it')),
});

const registry = z.strictObject({
  name,
  lookups: count.meta(says('times that a caller asked who there is')),
  failedLookups: count,
  staleSeconds: z
    .number()
    .min(0)
    .meta(says('time in which callers believed in endpoints that did not serve, summed over both')),
  staleRequests: count.meta(says('calls that went to such an endpoint')),
});

const gap = z.strictObject({
  key: z.string(),
  request: count.meta(says('the request that broke the promise; 0 for none')),
  fromSeconds: z.number().meta(says('when the state left the invariant')),
  openedSeconds: z.number().meta(says('when its request had ended, or it had lasted too long')),
  untilSeconds: z.number().nullable().meta(says('null while it is open')),
});

const invariant = z.strictObject({
  name,
  says: z.string(),
  violations: count.meta(says('gaps ever opened')),
  openGaps: count,
  longestGapMs: milliseconds.meta(
    says('from when the state left the invariant; open gaps count up to the end'),
  ),
  transient: z
    .strictObject({ count, longestMs: milliseconds })
    .meta(
      says('times that it did not hold while its request was under way, and held again before that ended'),
    ),
  gaps: z.array(gap).meta(says('the newest 1000, oldest first')),
});

const fault = z.strictObject({
  text: z.string(),
  state: z.enum(['armed', 'acting', 'done', 'lifted', 'idle']),
  struckSeconds: z.number().nullable().meta(says('null when its moment never came')),
  touched: count.meta(says('calls, messages and processes that it acted on')),
  idle: z.string().meta(says('why it had nothing to act on, or empty')),
});

const handlerFault = z.strictObject({
  code: z.string().meta(says('of the failure that its caller saw, or NEVER_RESOLVED')),
  path: z.string().meta(says('of the handlers’ text in the document')),
  line: z.int().min(1).nullable().meta(says('in that text; null when it is not known')),
  operation: z.string(),
  message: z.string().meta(says('of the first of them')),
  hint: z.string(),
  count: z.int().min(1).meta(says('how often')),
});

/** One run, reported. */
export const runReportSchema = z.strictObject({
  engine: z.string().meta(says('version of the engine')),
  system: z.string(),
  deployment: z.string(),
  experiment: z.string(),
  seed: z.number(),
  hash: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .meta(says('of the whole history: equal for equal runs')),
  simulatedSeconds: z.number().min(0),
  wallSeconds: z
    .number()
    .min(0)
    .meta(says('real time, and the one thing here that differs between equal runs')),
  events: count,
  calls: count.meta(
    says('calls of operations: each try over a wire (the clients’ too) and each call inside a process'),
  ),
  remoteCalls: count.meta(says('those over a wire')),
  spans: count,
  requests,
  operations: z.array(operation),
  services: z.array(service).meta(says('services and external parties')),
  links: z.array(link),
  stores: z.array(store),
  brokers: z.array(broker),
  registries: z.array(registry),
  invariants: z.array(invariant),
  faults: z.array(fault),
  handlerFaults: z
    .array(handlerFault)
    .meta(says('mistakes in the handlers that running them showed; the run went on')),
  failure: z
    .strictObject({
      code: z.string(),
      message: z.string(),
      hint: z.string(),
      operation: z.string().nullable().meta(says('whose handler was running; null when none was')),
    })
    .nullable()
    .meta(says('why the run ended early; null when it did not')),
});

export type RunReport = z.infer<typeof runReportSchema>;
export type ReportedLatency = z.infer<typeof latency>;

/** The report's JSON Schema. */
export function reportJsonSchema(): unknown {
  return { title: 'Faultline run report', ...z.toJSONSchema(runReportSchema) };
}
