/** What a queue is, for everything that is derived from it. Modelled on RabbitMQ. */
import type { Parameters } from '../../model/parameters';
import { NS_PER_MS, NS_PER_S } from '../../model/units';
import { BROKER_METRICS, PRODUCER_PARAMETERS } from '../broker-parameters';
import type { ComponentDefinition } from '../definition';

export const QUEUE_PARAMETERS = {
  ...PRODUCER_PARAMETERS,
  durable: {
    kind: 'choice',
    default: 'disk',
    of: ['disk', 'memory'],
    explains:
      'Where messages are kept. On disk they outlive the broker, and are confirmed when they are there; in memory they are confirmed at once and die with it.',
    source: 'RabbitMQ 4, confirms: a persistent message in a durable queue is confirmed after it is on disk',
  },
  writeTime: {
    kind: 'distribution',
    default: { kind: 'lognormal', mean: NS_PER_MS, sigma: 0.3 },
    explains: 'How long a write to the disk takes; all that arrived meanwhile goes with the next one.',
    source: 'our choice: an fsync of a solid-state disk (RabbitMQ’s guide speaks of up to a few hundred ms)',
  },
  prefetch: {
    kind: 'integer',
    default: 100,
    min: 1,
    max: 100_000,
    unit: 'messages',
    explains: 'Messages that a consumer may hold without having acknowledged them.',
    source: 'RabbitMQ 4, consumer prefetch: 100 to 300 is advised (0, no limit, is its default)',
  },
  deliveryLimit: {
    kind: 'integer',
    default: 20,
    min: 1,
    max: 1_000_000,
    unit: 'deliveries',
    explains: 'How often a message is delivered before it is put aside among the dead letters.',
    source: 'RabbitMQ 4 quorum queues, delivery-limit = 20',
  },
  ackTimeout: {
    kind: 'duration',
    defaultNs: 1800 * NS_PER_S,
    minNs: NS_PER_MS,
    maxNs: 86_400 * NS_PER_S,
    explains: 'How long a consumer may hold a message before the queue takes it back.',
    source: 'RabbitMQ 4, consumer_timeout = 30 min',
  },
  heartbeat: {
    kind: 'duration',
    defaultNs: 60 * NS_PER_S,
    minNs: 10 * NS_PER_MS,
    maxNs: 3600 * NS_PER_S,
    explains: 'How long a consumer may be silent; it is asked for a sign of life twice in that time.',
    source: 'RabbitMQ 4, heartbeat = 60 s, sent at half of it',
  },
} satisfies Parameters;

export const QUEUE: ComponentDefinition = {
  kind: 'queue',
  title: 'Queue',
  role: 'broker',
  explains:
    'Keeps messages until somebody has dealt with them. Each subscriber has a queue of its own, from which its instances take turns. A message goes away when it is acknowledged; when the consumer fails, or its connection breaks, it comes back to its place and is delivered again.',
  leavesOut:
    'Exchanges other than one that copies to every subscriber, priorities, expiry, length limits, replicas (the copies of a quorum queue), and the broker’s own CPU: only its disk takes time. A failed delivery counts towards the limit whatever failed.',
  parameters: QUEUE_PARAMETERS,
  ports: { takes: ['message'], sends: ['message'] },
  metrics: BROKER_METRICS,
};
