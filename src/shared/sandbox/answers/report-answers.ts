/** The form of a run's report. */
import type { RunReport } from '../../../../simulator';
import { form, isInteger, isNumber, isText, listOf, oneOf, orNull } from './forms';

type Item<List extends readonly unknown[]> = List[number];
type Latency = RunReport['requests']['latencyMs'];

const isMs = orNull(isNumber);
const isLatency = form<Latency>({ mean: isMs, p50: isMs, p95: isMs, p99: isMs, p999: isMs, max: isMs });
const COUNTS = {
  started: isInteger,
  succeeded: isInteger,
  failed: isInteger,
  unknown: isInteger,
  inFlight: isInteger,
  latencyMs: isLatency,
};

const isOperation = form<Item<RunReport['operations']>>({
  name: isText,
  count: isInteger,
  errors: isInteger,
  unknown: isInteger,
  inFlight: isInteger,
  latencyMs: isLatency,
});

const isService = form<Item<RunReport['services']>>({
  fell: listOf(form({ because: isText, failures: isInteger })),
  name: isText,
  instances: isInteger,
  utilization: isNumber,
  meanQueue: isNumber,
  count: isInteger,
  errors: isInteger,
  unknown: isInteger,
  inFlight: isInteger,
  turnedAway: isInteger,
  latencyMs: isLatency,
});

const isLink = form<Item<RunReport['links']>>({
  name: isText,
  calls: isInteger,
  errors: isInteger,
  unknown: isInteger,
  messages: isInteger,
  lost: isInteger,
  latencyMs: isLatency,
});

const isStore = form<Item<RunReport['stores']>>({
  name: isText,
  statements: isInteger,
  errors: isInteger,
  unknown: isInteger,
  commits: isInteger,
  rollbacks: isInteger,
  lockWaitMs: isNumber,
  latencyMs: isLatency,
});

const isBroker = form<Item<RunReport['brokers']>>({
  name: isText,
  published: isInteger,
  delivered: isInteger,
  redelivered: isInteger,
  acknowledged: isInteger,
  deadLettered: isInteger,
  lost: isInteger,
  waiting: isInteger,
  latencyMs: isLatency,
});

const isRegistry = form<Item<RunReport['registries']>>({
  name: isText,
  lookups: isInteger,
  failedLookups: isInteger,
  staleSeconds: isNumber,
  staleRequests: isInteger,
});

const isGap = form<Item<Item<RunReport['invariants']>['gaps']>>({
  key: isText,
  request: isInteger,
  fromSeconds: isNumber,
  openedSeconds: isNumber,
  untilSeconds: orNull(isNumber),
});

const isInvariant = form<Item<RunReport['invariants']>>({
  name: isText,
  says: isText,
  violations: isInteger,
  openGaps: isInteger,
  longestGapMs: isNumber,
  transient: form({ count: isInteger, longestMs: isNumber }),
  gaps: listOf(isGap),
});

const isFault = form<Item<RunReport['faults']>>({
  text: isText,
  state: oneOf('armed', 'acting', 'done', 'lifted', 'idle'),
  struckSeconds: orNull(isNumber),
  touched: isInteger,
  idle: isText,
});

const isHandlerFault = form<Item<RunReport['handlerFaults']>>({
  code: isText,
  path: isText,
  line: orNull(isInteger),
  operation: isText,
  message: isText,
  hint: isText,
  count: isInteger,
});

export const isReport = form<RunReport>({
  engine: isText,
  system: isText,
  deployment: isText,
  experiment: isText,
  seed: isNumber,
  hash: isText,
  simulatedSeconds: isNumber,
  wallSeconds: isNumber,
  events: isInteger,
  calls: isInteger,
  remoteCalls: isInteger,
  spans: isInteger,
  requests: form({ ...COUNTS, byOperation: listOf(form({ name: isText, ...COUNTS })) }),
  operations: listOf(isOperation),
  services: listOf(isService),
  links: listOf(isLink),
  stores: listOf(isStore),
  brokers: listOf(isBroker),
  registries: listOf(isRegistry),
  invariants: listOf(isInvariant),
  faults: listOf(isFault),
  handlerFaults: listOf(isHandlerFault),
  failure: orNull(form({ code: isText, message: isText, hint: isText, operation: orNull(isText) })),
});
