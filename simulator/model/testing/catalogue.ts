/** A small catalogue for tests of the model and of compiling: independent of what the registries hold. */
import type { Catalogue } from '../catalogue';
import type { Definition, Parameters } from '../parameters';
import type { FaultTarget } from '../plan';

const about = { explains: 'for a test', source: 'our choice' };

function definition(kind: string, parameters: Parameters = {}): Definition {
  return { kind, title: kind, explains: 'for a test', leavesOut: 'everything', parameters };
}

function fault(kind: string, targets: readonly FaultTarget['kind'][], parameters: Parameters = {}) {
  return { ...definition(kind, parameters), targets };
}

const PROCESSES = ['module', 'service', 'instance', 'store'] as const;
const MESSAGES = ['module', 'operation', 'service', 'store', 'link'] as const;

const cpus = { ...about, kind: 'number', default: 1, min: 0.001, max: 1024, unit: 'CPUs' } as const;
const memory = {
  ...about,
  kind: 'size',
  defaultBytes: 268_435_456,
  minBytes: 1_048_576,
  maxBytes: 1_099_511_627_776,
} as const;
const concurrency = { ...about, kind: 'integer', default: 200, min: 1, max: 1_000_000, unit: '' } as const;
const after = { ...about, kind: 'duration', defaultNs: 1e9, minNs: 1, maxNs: 86_400e9 } as const;
const added = { ...about, kind: 'duration', defaultNs: 0, minNs: 0, maxNs: 3_600e9 } as const;
const factor = { ...about, kind: 'number', default: 1, min: 1, max: 100_000, unit: 'x' } as const;
const probability = { ...about, kind: 'probability', default: 1 } as const;
const perCall = {
  ...about,
  kind: 'size',
  defaultBytes: 1_048_576,
  minBytes: 1,
  maxBytes: 1_099_511_627_776,
} as const;
const statement = { ...about, kind: 'distribution', default: { kind: 'constant', value: 200_000 } } as const;
const isolation = {
  ...about,
  kind: 'choice',
  default: 'read committed',
  of: ['read committed', 'serializable'],
} as const;
const leg = { ...about, kind: 'choice', default: 'both', of: ['both', 'request', 'reply'] } as const;
const message = { ...about, kind: 'text', default: 'oops', maxLength: 200 } as const;

export const TEST_CATALOGUE: Catalogue = {
  service: definition('service', { cpus, memory, concurrency }),
  external: definition('external', { cpus: { ...cpus, default: 64 } }),
  stores: {
    database: definition('database', { statement, isolation }),
    cache: definition('cache', { memory }),
  },
  registries: { kubernetes: definition('kubernetes', { ttl: added }) },
  brokers: { queue: definition('queue', { after }) },
  copying: {
    'dual-writes': definition('dual-writes'),
    'change-capture': definition('change-capture', { poll: after, late: added }),
  },
  policies: { timeout: definition('timeout', { after }), retry: definition('retry', { backoff: added }) },
  faults: {
    crash: fault('crash', PROCESSES),
    hang: fault('hang', [...PROCESSES, 'operation']),
    slow: fault('slow', [...PROCESSES, 'operation'], { factor, added }),
    'error-rate': fault('error-rate', ['module', 'operation', 'service', 'instance'], { probability }),
    throw: fault('throw', ['module', 'operation'], { message }),
    leak: fault('leak', ['module', 'operation', 'service', 'instance'], { perCall }),
    delay: fault('delay', MESSAGES, { added }),
    loss: fault('loss', MESSAGES, { probability }),
    cut: fault('cut', MESSAGES, { leg }),
  },
};
