/** The parameters that services and external parties share: both are processes that handle calls. */
import type { Parameters } from '../model/parameters';
import { BYTES_PER_MIB, NS_PER_MS, NS_PER_S } from '../model/units';

export const SERVICE_PARAMETERS = {
  cpus: {
    kind: 'number',
    default: 1,
    min: 0.001,
    max: 1024,
    unit: 'CPUs',
    explains: 'How many CPUs each instance may use; a fraction is one CPU at that fraction of its speed.',
    source: 'our choice: one CPU, so that a queue is easy to see',
  },
  memory: {
    kind: 'size',
    defaultBytes: 256 * BYTES_PER_MIB,
    minBytes: BYTES_PER_MIB,
    maxBytes: 1024 * 1024 * BYTES_PER_MIB,
    explains:
      'What each instance may hold; beyond it the process is killed, as by the kernel’s out-of-memory killer.',
    source: 'our choice: a common container limit',
  },
  concurrency: {
    kind: 'integer',
    default: 200,
    min: 1,
    max: 1_000_000,
    unit: 'handlers',
    explains:
      'Handlers that may be under way at once in an instance. One that waits for somebody else keeps its slot.',
    source: 'Apache Tomcat 10 HTTP connector, maxThreads = 200',
  },
  queue: {
    kind: 'integer',
    default: 100,
    min: 0,
    max: 10_000_000,
    unit: 'calls',
    explains: 'Calls that may wait for a slot; one more is turned away.',
    source: 'Apache Tomcat 10 HTTP connector, acceptCount = 100',
  },
  restartAfter: {
    kind: 'duration',
    defaultNs: 5 * NS_PER_S,
    minNs: 0,
    maxNs: 86_400 * NS_PER_S,
    zeroMeans: 'it stays down until somebody starts it',
    explains: 'How long a process that died takes to be back.',
    source: 'our choice: a small service that is restarted at once needs seconds to load and connect',
  },
  startup: {
    kind: 'duration',
    defaultNs: 0,
    minNs: 0,
    maxNs: 3600 * NS_PER_S,
    zeroMeans: 'it is ready as soon as it runs',
    explains: 'How long a process loads before it takes calls. When a run begins every instance has loaded.',
    source: 'our choice: what a start takes is in restartAfter already',
  },
  grace: {
    kind: 'duration',
    defaultNs: 30 * NS_PER_S,
    minNs: NS_PER_MS,
    maxNs: 3600 * NS_PER_S,
    explains: 'How long a process that is told to stop may finish what is under way before it is killed.',
    source: 'Kubernetes core/v1, terminationGracePeriodSeconds = 30',
  },
  preStop: {
    kind: 'duration',
    defaultNs: 0,
    minNs: 0,
    maxNs: 3600 * NS_PER_S,
    zeroMeans: 'it closes its port at once',
    explains:
      'How long a process that is told to stop goes on taking calls, so that those who believe in it can learn better. It counts against the grace period.',
    source:
      'Kubernetes core/v1: no preStop hook unless one is written; it runs before SIGTERM, within the grace period, while the endpoint is removed',
  },
  liveness: {
    kind: 'duration',
    defaultNs: 0,
    minNs: 0,
    maxNs: 3600 * NS_PER_S,
    zeroMeans: 'nobody asks',
    explains:
      'How often whoever runs the process asks whether it lives. An answer must come within a second; a process that keeps silent is restarted. No caller hears of it.',
    source: 'Kubernetes core/v1: no livenessProbe unless one is written; then periodSeconds = 10',
  },
  livenessFailures: {
    kind: 'integer',
    default: 3,
    min: 1,
    max: 100,
    unit: 'answers',
    explains: 'Answers in a row that must stay away before it is restarted.',
    source: 'Kubernetes core/v1 defaults.go, failureThreshold = 3',
  },
} satisfies Parameters;

/** The defaults of an external party: nothing of ours runs short there. */
export const EXTERNAL_PARAMETERS = {
  ...SERVICE_PARAMETERS,
  cpus: {
    ...SERVICE_PARAMETERS.cpus,
    default: 64,
    source: 'our choice: somebody else’s capacity is not our bottleneck',
  },
  concurrency: { ...SERVICE_PARAMETERS.concurrency, default: 10_000, source: 'our choice: as for its CPUs' },
  restartAfter: {
    ...SERVICE_PARAMETERS.restartAfter,
    defaultNs: 500 * NS_PER_MS,
    source: 'our choice: it has spare machines',
  },
} satisfies Parameters;
