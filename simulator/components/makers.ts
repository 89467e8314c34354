/** What makes a part of the running system, by its kind. */
import type { Kernel } from '../kernel/kernel';
import type { RandomStream } from '../kernel/random';
import { assert } from '../kernel/run-failure';
import type { Plan } from '../model/plan';
import type { Numbering } from '../telemetry/numbering';
import type { BrokerServer } from './broker';
import type { BrokerSurroundings } from './broker-process';
import { Database } from './database/database';
import type { CommitListener, StoreServer } from './store';

/** Makes the store `index` of the plan. `streams` gives it randomness by purpose; `onCommit` is told of its commits. */
export type CreateStore = (
  kernel: Kernel,
  numbering: Numbering,
  plan: Plan,
  index: number,
  streams: (purpose: string) => RandomStream,
  onCommit: CommitListener,
) => StoreServer;

/** Makes the broker of its surroundings' plan. */
export type CreateBroker = (surroundings: BrokerSurroundings) => BrokerServer;

export const createDatabase: CreateStore = (kernel, numbering, plan, index, streams, onCommit) => {
  const ours = { read: streams('read'), write: streams('write'), commit: streams('commit') };
  return new Database(kernel, numbering, plan, index, ours, onCommit);
};

/** What makes something of a kind. */
export function makerOf<T>(makers: Readonly<Record<string, T>>, kind: string): T {
  const make = Object.hasOwn(makers, kind) ? makers[kind] : undefined;
  assert(make !== undefined, `this engine has no ${kind}`);
  return make;
}
