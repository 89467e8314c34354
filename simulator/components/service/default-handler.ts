/** What a module that nobody has written code for does: some work, then a call to each of its dependencies. */
import { KernelPromise } from '../../kernel/promise';
import type { GuestGenerator } from '../../kernel/task';
import type { Ctx } from './ctx';

/** `calls`: names of the operations to call, one after the other or all at once. */
export function* defaultHandler(ctx: Ctx, calls: readonly string[], inParallel: boolean): GuestGenerator {
  yield ctx.work();
  if (inParallel) yield KernelPromise.all(calls.map((name) => ctx.call(name, {})));
  else for (const name of calls) yield ctx.call(name, {});
  return null;
}
