/** The kinds of component, and what makes a store of each kind. Adding one takes its folder and a line here. */
import type { Kernel } from '../kernel/kernel';
import type { RandomStream } from '../kernel/random';
import { assert } from '../kernel/run-failure';
import type { Plan } from '../model/plan';
import type { Numbering } from '../telemetry/numbering';
import { Cache } from './cache/cache';
import { CACHE } from './cache/definition';
import { Database } from './database/database';
import { DATABASE } from './database/definition';
import { CONSUL } from './discovery/consul';
import { KUBERNETES } from './discovery/kubernetes';
import { EXTERNAL } from './external/definition';
import type { BrokerServer } from './broker';
import type { BrokerSurroundings } from './broker-process';
import { LOG } from './log/definition';
import { Log } from './log/log';
import { QUEUE } from './queue/definition';
import { Queue } from './queue/queue';
import { SERVICE } from './service/definition';
import type { CommitListener, StoreServer } from './store';

export const COMPONENTS = {
  service: SERVICE,
  external: EXTERNAL,
  database: DATABASE,
  cache: CACHE,
  kubernetes: KUBERNETES,
  consul: CONSUL,
  queue: QUEUE,
  log: LOG,
};

/** Makes the store `index` of the plan. `streams` gives it randomness by purpose; `onCommit` is told of its commits. */
type CreateStore = (
  kernel: Kernel,
  numbering: Numbering,
  plan: Plan,
  index: number,
  streams: (purpose: string) => RandomStream,
  onCommit: CommitListener,
) => StoreServer;

/** What makes a store, by its kind. */
const STORES: Readonly<Record<string, CreateStore>> = {
  database: (kernel, numbering, plan, index, streams, onCommit) => {
    const ours = { read: streams('read'), write: streams('write'), commit: streams('commit') };
    return new Database(kernel, numbering, plan, index, ours, onCommit);
  },
  cache: (kernel, numbering, plan, index, streams, onCommit) =>
    new Cache(kernel, numbering, plan, index, streams('command'), onCommit),
};

/** The store `index` of the plan, of whatever kind it is. */
export const createStore: CreateStore = (kernel, numbering, plan, index, streams, onCommit) => {
  const kind = plan.stores[index]?.kind ?? '';
  const create = Object.hasOwn(STORES, kind) ? STORES[kind] : undefined;
  assert(create !== undefined, `no store is of the kind ${kind}`);
  return create(kernel, numbering, plan, index, streams, onCommit);
};

/** The broker of its surroundings' plan, of whatever kind it is. */
export function createBroker(surroundings: BrokerSurroundings): BrokerServer {
  const kind = surroundings.plan.brokers[surroundings.index]?.kind ?? '';
  assert(kind === 'queue' || kind === 'log', `no broker is of the kind ${kind}`);
  return kind === 'log' ? new Log(surroundings) : new Queue(surroundings);
}
