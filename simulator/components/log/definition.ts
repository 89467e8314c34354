/** What a log is, for everything that is derived from it. Modelled on Kafka. */
import type { Parameters } from '../../model/parameters';
import { NS_PER_MS, NS_PER_S } from '../../model/units';
import { BROKER_METRICS, PRODUCER_PARAMETERS } from '../broker-parameters';
import type { ComponentDefinition } from '../definition';

const HOUR_NS = 3600 * NS_PER_S;

export const LOG_PARAMETERS = {
  ...PRODUCER_PARAMETERS,
  confirmTimeout: {
    ...PRODUCER_PARAMETERS.confirmTimeout,
    defaultNs: 30 * NS_PER_S,
    source: 'Kafka 4 producer, request.timeout.ms = 30000',
  },
  partitions: {
    kind: 'integer',
    default: 1,
    min: 1,
    max: 1000,
    unit: 'partitions',
    explains:
      'Into how many parts each topic is split. Order is kept within a part, and a part is read by one instance of each group.',
    source: 'Kafka 4 broker, num.partitions = 1',
  },
  writeTime: {
    kind: 'distribution',
    default: { kind: 'lognormal', mean: NS_PER_MS, sigma: 0.3 },
    explains: 'How long a write takes; all that arrived meanwhile goes with the next one.',
    source: 'our choice: as for a queue. Kafka leaves the disk to the operating system and relies on copies',
  },
  commitEvery: {
    kind: 'duration',
    defaultNs: 5 * NS_PER_S,
    minNs: 0,
    maxNs: HOUR_NS,
    zeroMeans: 'after each message',
    explains:
      'How often a consumer has its place written down. What it did since is done again when it dies.',
    source: 'Kafka 4 consumer, enable.auto.commit = true, auto.commit.interval.ms = 5000',
  },
  tries: {
    kind: 'integer',
    default: 10,
    min: 1,
    max: 1_000_000,
    unit: 'tries',
    explains: 'How often a consumer tries a message before it puts it aside and goes on.',
    source:
      'Spring for Apache Kafka, DefaultErrorHandler: nine more tries without a pause (FixedBackOff 0, 9)',
  },
  heartbeat: {
    kind: 'duration',
    defaultNs: 3 * NS_PER_S,
    minNs: 10 * NS_PER_MS,
    maxNs: HOUR_NS,
    explains: 'How often a consumer gives a sign of life.',
    source: 'Kafka 4 consumer, heartbeat.interval.ms = 3000',
  },
  sessionTimeout: {
    kind: 'duration',
    defaultNs: 45 * NS_PER_S,
    minNs: 20 * NS_PER_MS,
    maxNs: HOUR_NS,
    explains:
      'How long a consumer may be silent before its partitions are given to others. Its own successor waits as long.',
    source: 'Kafka 4 consumer, session.timeout.ms = 45000',
  },
  ackTimeout: {
    kind: 'duration',
    defaultNs: 300 * NS_PER_S,
    minNs: NS_PER_MS,
    maxNs: 24 * HOUR_NS,
    explains: 'How long a consumer may be at one message before it is tried again.',
    source: 'Kafka 4 consumer, max.poll.interval.ms = 300000',
  },
} satisfies Parameters;

export const LOG: ComponentDefinition = {
  kind: 'log',
  title: 'Log',
  role: 'broker',
  explains:
    'Writes messages down in the order in which they come, and keeps them. Each subscriber is a group that reads at its own pace and remembers its place; each partition is read by one of its instances, one message after the other. A message that is sent twice by a producer in doubt is written once.',
  leavesOut:
    'Replicas, transactions, retention by time and size, compaction, batches on the wire, static membership, and the delay before an empty group first shares its partitions out. Without a key messages take the partitions in turn; Kafka stays with one for a batch.',
  parameters: LOG_PARAMETERS,
  ports: { takes: ['message'], sends: ['message'] },
  metrics: BROKER_METRICS,
};
