/** Consul in small: a catalogue that services register with, health checks at intervals, and answers that nobody keeps. */
import { NS_PER_S } from '../../model/units';
import type { ParameterValues } from '../../model/plan';
import type { ComponentDefinition } from '../definition';
import { readParameters } from '../read-parameters';
import { REGISTRY_METRICS } from './metrics';
import { MAX_NS, probeCount, probeDuration, REGISTRY_PARAMETERS } from './parameters';
import type { RegistrySettings } from './settings';

const PARAMETERS = {
  interval: probeDuration(
    10 * NS_PER_S,
    'How often each instance’s health is checked.',
    'our choice: Consul asks for one and has no default; its documentation’s examples say 10s',
  ),
  timeout: probeDuration(
    10 * NS_PER_S,
    'A check that has not been answered by then has failed.',
    'Consul checks reference, timeout = 10s',
  ),
  failuresBeforeCritical: probeCount(
    0,
    0,
    'Checks in a row that must fail before an instance is critical; 0 means the first, as 1 does.',
    'Consul checks reference, failures_before_critical = 0',
  ),
  successBeforePassing: probeCount(
    0,
    0,
    'Checks in a row that must succeed before it passes again; 0 means the first, as 1 does.',
    'Consul checks reference, success_before_passing = 0',
  ),
  deregisterAfter: {
    kind: 'duration',
    defaultNs: 0,
    minNs: 0,
    maxNs: MAX_NS,
    zeroMeans: 'never',
    explains: 'An instance that has been critical for so long is deregistered; looked for every 30 s.',
    source:
      'Consul checks reference: deregister_critical_service_after is not set, and at least 1 m when it is',
  },
  lookup: {
    kind: 'choice',
    default: 'dns',
    of: ['dns', 'watch'],
    explains:
      'How callers ask: by DNS for each call, or with a blocking query that is answered when something changes.',
    source: 'our choice: DNS needs nothing of the caller',
  },
  ttl: {
    kind: 'duration',
    defaultNs: 0,
    minNs: 0,
    maxNs: MAX_NS,
    zeroMeans: 'callers ask for each call',
    explains: 'How long a caller keeps what the DNS said.',
    source: 'Consul DNS caching page: "By default, Consul serves all DNS results with a 0 TTL value"',
  },
  maxWait: {
    kind: 'duration',
    defaultNs: 300 * NS_PER_S,
    minNs: NS_PER_S,
    maxNs: 600 * NS_PER_S,
    explains: 'A blocking query is answered after so long, changed or not.',
    source: 'Consul blocking queries: wait is 5 m by default and 10 m at most',
  },
  ...REGISTRY_PARAMETERS,
} as const;

export const CONSUL: ComponentDefinition = {
  kind: 'consul',
  title: 'Consul',
  role: 'registry',
  explains:
    'Services register here, and are checked at intervals; nobody tells it that a process died, so a death is noticed by the next check. Callers keep no answers, and ask again for each call.',
  leavesOut:
    'The agent on each node and the servers behind them: checks come from here, over the wire, and stop with it; Raft, gossip and anti-entropy. A UDP answer names three instances at most; here it names all. The clients outside share one belief, that of the balancer through which they come.',
  parameters: PARAMETERS,
  ports: { takes: ['lookup'], sends: ['probe'] },
  metrics: REGISTRY_METRICS,
};

export function consulSettings(given: ParameterValues): RegistrySettings {
  const read = readParameters(PARAMETERS, given);
  const { interval, timeout, failuresBeforeCritical, successBeforePassing, deregisterAfter, lookup } = read;
  return {
    ...read,
    probeEvery: interval,
    probeTimeout: timeout,
    failureThreshold: Math.max(1, failuresBeforeCritical),
    successThreshold: Math.max(1, successBeforePassing),
    seesProcesses: false,
    propagation: 0,
    isWatched: lookup === 'watch',
    forgetAfter: deregisterAfter,
  };
}
