/** One system for each kind of component, and one fault of each kind: for what every one of them owes. Runs in a browser's tests too. */
import type { COMPONENTS } from '../simulator/components/registry';
import type { SystemDocument } from '../simulator/model/document';
import type { WorkloadPlan } from '../simulator/model/plan';
import { shippedDocument, shopWith } from './corner-shop';

export const TASKS = 200;
export const BROKEN_FROM_NS = 3e9;
export const BROKEN_UNTIL_NS = 6e9;

export interface Specimen {
  readonly document: SystemDocument;
  readonly deployment: string;
  /** What the faults are aimed at. */
  readonly target: string;
}

/** The corner shop whose notifications are somebody else's. A call waits as long as its policies say, without any for ever. */
function shopWithExternal(): SystemDocument {
  const document = shippedDocument('corner-shop');
  Object.assign(document.modules['notifications'] ?? {}, { external: true });
  for (const { services, stores } of Object.values(document.deployments))
    for (const part of [...Object.values(services), ...Object.values(stores ?? {})])
      Object.assign(part, { modules: part.modules.filter((name) => name !== 'notifications') });
  Object.assign(document.deployments['payments-apart'] ?? {}, {
    policies: [{ call: '*', chain: [{ kind: 'timeout', after: '1s' }] }],
  });
  return document;
}

export const SPECIMENS: Readonly<Record<keyof typeof COMPONENTS, Specimen>> = {
  service: { document: shippedDocument('corner-shop'), deployment: 'microservices', target: 'payments' },
  external: { document: shopWithExternal(), deployment: 'payments-apart', target: 'notifications' },
  database: {
    document: shippedDocument('corner-shop'),
    deployment: 'microservices',
    target: 'payments-database',
  },
  cache: { document: shippedDocument('online-boutique'), deployment: 'microservices', target: 'redis-cart' },
  queue: {
    document: shippedDocument('corner-shop'),
    deployment: 'mail-through-a-queue',
    target: 'mail-queue',
  },
  log: {
    document: shippedDocument('corner-shop'),
    deployment: 'mail-through-a-log',
    target: 'mail-log',
  },
  kubernetes: { document: shopWith('kubernetes'), deployment: 'payments-apart', target: 'registry' },
  consul: { document: shopWith('consul'), deployment: 'payments-apart', target: 'registry' },
};

export const WORDS = [
  'crash TARGET for 1s',
  'drain TARGET for 1s',
  'hang TARGET',
  'slow TARGET by 3x',
  'fail TARGET 50%',
  `throw in TARGET 'no'`,
  'leak TARGET 1MiB',
  'delay TARGET by 30ms',
  'lose TARGET 20%',
  'cut TARGET',
  'replay TARGET',
];

/** What it is asked, at even distances over ten seconds; then there is time for all that is tried again. */
export function tenSeconds(workload: WorkloadPlan): WorkloadPlan {
  const tasks = workload.kind === 'requests' ? [] : workload.tasks;
  const requests = Array.from({ length: TASKS }, (_, i) => {
    const task = tasks[i % tasks.length];
    if (task === undefined) throw new Error('the experiment asks for nothing');
    return { atNs: (i * 10e9) / TASKS, task };
  });
  return { kind: 'requests', requests };
}
