/** What makes a store of each kind. */
import { Cache } from './cache/cache';
import { CapturedDatabase } from './database/captured';
import { createDatabase, type CreateStore } from './makers';

export const STORES = {
  database: (kernel, numbering, plan, index, streams, onCommit) => {
    if (plan.copies === undefined) return createDatabase(kernel, numbering, plan, index, streams, onCommit);
    const ours = { read: streams('read'), write: streams('write'), commit: streams('commit') };
    return new CapturedDatabase(kernel, numbering, plan, index, ours, onCommit);
  },
  cache: (kernel, numbering, plan, index, streams, onCommit) =>
    new Cache(kernel, numbering, plan, index, streams('command'), onCommit),
} satisfies Readonly<Record<string, CreateStore>>;
