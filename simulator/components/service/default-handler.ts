/** What a module that nobody has written code for does: some work, then what it is wired to. */
import { KernelPromise } from '../../kernel/promise';
import type { GuestGenerator } from '../../kernel/task';
import type { Ctx } from './ctx';

/** What it is wired to, by name, in the order in which it comes. */
export interface DefaultSteps {
  /** Tables of its module. */
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  /** Operations, called one after the other or all at once. */
  readonly calls: readonly string[];
  readonly inParallel: boolean;
  /** Topics. */
  readonly publishes: readonly string[];
}

/** Rows among which it reads and writes; our choice: few enough that they are read again, many enough to be told apart. */
const ROWS = 100;

/** A customer whose row is read and written, whose dependencies are called, and whom the others are told of. */
export function* defaultHandler(
  ctx: Ctx,
  { reads, writes, calls, inParallel, publishes }: DefaultSteps,
): GuestGenerator {
  yield ctx.work();
  // Who needs no key draws none, so that wiring one box leaves the randomness of others as it was.
  const needsKey = reads.length > 0 || writes.length > 0 || publishes.length > 0;
  const key = needsKey ? `row-${1 + Math.floor(ctx.random() * ROWS)}` : '';
  for (const table of reads) yield ctx.table(table).get(key);
  for (const table of writes) yield ctx.table(table).put(key, { atMs: ctx.now() });
  if (inParallel) yield KernelPromise.all(calls.map((name) => ctx.call(name, {})));
  else for (const name of calls) yield ctx.call(name, {});
  for (const topic of publishes) yield ctx.publish(topic, { key }, { key });
  return null;
}
