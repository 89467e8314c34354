/** What every kind of broker has: how its producers behave, and what is measured of it. */
import type { Parameters } from '../model/parameters';
import { NS_PER_MS, NS_PER_S } from '../model/units';
import type { ComponentDefinition } from './definition';

const DAY_NS = 86_400 * NS_PER_S;

export const PRODUCER_PARAMETERS = {
  confirmTimeout: {
    kind: 'duration',
    defaultNs: 5 * NS_PER_S,
    minNs: NS_PER_MS,
    maxNs: DAY_NS,
    explains: 'How long a producer waits for the broker’s word before it sends the message once more.',
    source: 'RabbitMQ tutorial 7, publisher confirms: waits for 5 s; Kafka’s request.timeout.ms is 30 s',
  },
  giveUpAfter: {
    kind: 'duration',
    defaultNs: 120 * NS_PER_S,
    minNs: NS_PER_MS,
    maxNs: DAY_NS,
    explains:
      'How long a producer goes on trying; then the publish fails, and whether it was done is unknown.',
    source: 'Kafka 4 producer, delivery.timeout.ms = 120000',
  },
  retryAfter: {
    kind: 'duration',
    defaultNs: 100 * NS_PER_MS,
    minNs: NS_PER_MS,
    maxNs: DAY_NS,
    explains: 'The pause before a producer tries again.',
    source: 'Kafka 4 producer, retry.backoff.ms = 100',
  },
  restartAfter: {
    kind: 'duration',
    defaultNs: 5 * NS_PER_S,
    minNs: 0,
    maxNs: DAY_NS,
    zeroMeans: 'it stays down until somebody starts it',
    explains: 'How long it takes to be back after it died.',
    source: 'our choice: as for a database',
  },
} satisfies Parameters;

export const BROKER_METRICS: ComponentDefinition['metrics'] = [
  { name: 'published', unit: '1', explains: 'Messages that it took.' },
  { name: 'duration', unit: 's', explains: 'From publishing a message to knowing that the broker has it.' },
  { name: 'delivered', unit: '1', explains: 'Messages that it sent to consumers, each time counted.' },
  { name: 'redelivered', unit: '1', explains: 'Messages that it sent once more.' },
  { name: 'acknowledged', unit: '1', explains: 'Deliveries that were dealt with.' },
  { name: 'deadLettered', unit: '1', explains: 'Messages put aside after too many tries.' },
  { name: 'lost', unit: '1', explains: 'Messages that died with the broker.' },
  { name: 'waiting', unit: '1', explains: 'Messages that wait; for a log, how far its readers lag behind.' },
];
