/** What makes a store of each kind. */
import { Cache } from './cache/cache';
import { createDatabase, type CreateStore } from './makers';

export const STORES = {
  database: createDatabase,
  cache: (kernel, numbering, plan, index, streams, onCommit) =>
    new Cache(kernel, numbering, plan, index, streams('command'), onCommit),
} satisfies Readonly<Record<string, CreateStore>>;
