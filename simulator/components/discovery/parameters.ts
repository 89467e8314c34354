/** Parameters that the kinds of registry share. */
import type { Parameters } from '../../model/parameters';
import { NS_PER_MS, NS_PER_S, NS_PER_US } from '../../model/units';

export const MAX_NS = 86_400 * NS_PER_S;

export const REGISTRY_PARAMETERS = {
  cpus: {
    kind: 'integer',
    default: 1,
    min: 1,
    max: 256,
    unit: 'CPUs',
    explains: 'How many lookups it can answer at once.',
    source: 'our choice: one, so that a queue is easy to see',
  },
  answer: {
    kind: 'duration',
    defaultNs: 20 * NS_PER_US,
    minNs: NS_PER_US,
    maxNs: NS_PER_S,
    explains: 'What a lookup takes of its CPU.',
    source:
      'our choice: an answer from memory; tens of thousands a second, as DNS servers are measured to give',
  },
  restartAfter: {
    kind: 'duration',
    defaultNs: 5 * NS_PER_S,
    minNs: 0,
    maxNs: MAX_NS,
    zeroMeans: 'it stays down until somebody starts it',
    explains:
      'How long it takes to be back after it died. What is registered is on disk: it comes back with it.',
    source: 'our choice: as for a small service',
  },
} satisfies Parameters;

/** A probe's interval and timeout, whatever the registry. */
export const probeDuration = (defaultNs: number, explains: string, source: string) =>
  ({ kind: 'duration', defaultNs, minNs: NS_PER_MS, maxNs: MAX_NS, explains, source }) as const;

/** A number of probes in a row. */
export const probeCount = (count: number, min: number, explains: string, source: string) =>
  ({ kind: 'integer', default: count, min, max: 100, unit: 'probes', explains, source }) as const;
