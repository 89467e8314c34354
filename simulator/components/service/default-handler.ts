/** What a module that nobody has written code for does: some work, then a call to each of its dependencies. */
import { KernelPromise } from '../../kernel/promise';
import type { GuestGenerator } from '../../kernel/task';
import type { Operation } from '../operation';
import type { Ctx } from './ctx';

export function* defaultHandler(
  ctx: Ctx,
  operation: Operation,
  operations: readonly Operation[],
): GuestGenerator {
  yield ctx.work();
  const { calls, callsInParallel } = operation.plan;
  const names = calls.map((index) => operations[index]?.name ?? '');
  if (callsInParallel) {
    yield KernelPromise.all(names.map((name) => ctx.call(name, {})));
  } else {
    for (const name of names) yield ctx.call(name, {});
  }
  return {};
}
