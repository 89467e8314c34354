/**
 * What one transaction holds: which tables the code wants to write in it, and which of them it really commits together.
 * The rule is the engine's (`engine/code/reach` has it by module): a transaction follows calls within its process to modules
 * on the same store, and takes statements on any table of that store.
 */
import type { Subject } from './subject';

export interface Atomic {
  /** Tables that the code writes between the transaction's beginning and its end, wherever they are. */
  readonly wanted: ReadonlySet<number>;
  /** Those of `wanted` that are committed together. */
  readonly kept: ReadonlySet<number>;
  /** Tables of other modules that are used from within it, and that lie in another store. */
  readonly beyond: ReadonlySet<number>;
}

/** Of the transaction that an operation begins; undefined when it begins none, or where its store keeps none. */
export function atomicOf(subject: Subject, operation: number): Atomic | undefined {
  const root = subject.code[operation];
  const module = subject.moduleOf(operation);
  const [service, store] = [subject.serviceOf(operation), subject.storeOf(module)];
  if (root?.hasTransaction !== true || !subject.isDatabase(store)) return undefined;
  const found = { wanted: new Set<number>(), kept: new Set<number>(), beyond: new Set<number>() };
  const seen = new Set<number>();
  const note = (table: number, writes: boolean, by: number, reached: boolean): void => {
    const owner = subject.ownerOf(table);
    const isHere = reached && subject.storeOf(owner) === store;
    if (writes) found.wanted.add(table);
    if (writes && isHere) found.kept.add(table);
    if (reached && !isHere && owner !== subject.moduleOf(by)) found.beyond.add(table);
  };
  const follow = (callee: number, reached: boolean): void => {
    const isReached =
      reached && subject.serviceOf(callee) === service && subject.storeOf(subject.moduleOf(callee)) === store;
    const visit = 2 * callee + (isReached ? 1 : 0);
    const code = subject.code[callee];
    if (code === undefined || seen.has(visit)) return;
    seen.add(visit);
    for (const { table, writes } of code.tables) note(table, writes, callee, isReached);
    for (const next of code.calls) follow(next, isReached);
  };
  for (const { table, inside, writes } of root.tables) if (inside) note(table, writes, operation, true);
  for (const callee of root.transacted) follow(callee, true);
  return found;
}

/**
 * Modules whose tables one transaction of an operation is meant to hold, wherever they are: its own, those that it calls and
 * that keep something, and owners of what it names. None when it begins no transaction.
 */
export function transactionModules(subject: Subject, operation: number): ReadonlySet<number> {
  const root = subject.code[operation];
  if (root?.hasTransaction !== true) return new Set();
  const modules = new Set<number>();
  const seen = new Set<number>();
  const follow = (callee: number): void => {
    const code = subject.code[callee];
    if (code === undefined || seen.has(callee)) return;
    seen.add(callee);
    for (const { table } of code.tables) modules.add(subject.ownerOf(table));
    for (const next of code.calls) follow(next);
  };
  for (const { table, inside } of root.tables) if (inside) modules.add(subject.ownerOf(table));
  for (const callee of root.transacted) follow(callee);
  // Whoever is outside is in nobody's transaction, wherever boundaries are.
  for (const module of modules) if (subject.plan.modules[module]?.external === true) modules.delete(module);
  return modules.size < 2 ? new Set() : modules;
}
