/** Finds default handlers that call each other in a circle. */
import type { OperationPlan } from '../../model/plan';
import type { Topic } from './brokers';

/**
 * The operations whose default handlers are on a circle of calls, or between two such circles. Written handlers may stop by
 * themselves, so a circle through one of them is its author's to answer for.
 */
export function endlessCalls(
  operations: readonly OperationPlan[],
  topics: readonly Topic[],
  moduleHasHandlers: (module: number) => boolean,
): OperationPlan[] {
  const runsDefault = operations.map(({ isDefault, module }) => isDefault || !moduleHasHandlers(module));
  const callees = operations.map(({ calls, publishes = [] }) => {
    const subscribers = topics.flatMap((topic) => (publishes.includes(topic.name) ? topic.subscribers : []));
    return [...calls, ...subscribers].filter((callee) => runsDefault[callee]);
  });
  const callers = operations.map((): number[] => []);
  callees.forEach((called, caller) => called.forEach((callee) => callers[callee]?.push(caller)));
  const remaining = new Set(runsDefault.flatMap((runs, index) => (runs ? [index] : [])));
  // What ends by itself goes first, with all that leads only there; then what leads to a circle without being on one.
  trim(remaining, callees, callers);
  trim(remaining, callers, callees);
  return operations.filter((_, index) => remaining.has(index));
}

/** Takes out, again and again, what has no `next` among the remaining. */
function trim(
  remaining: Set<number>,
  next: readonly (readonly number[])[],
  previous: readonly (readonly number[])[],
): void {
  const left = next.map((list) => list.filter((index) => remaining.has(index)).length);
  const ends = [...remaining].filter((index) => left[index] === 0);
  for (let end = ends.pop(); end !== undefined; end = ends.pop()) {
    remaining.delete(end);
    for (const index of previous[end] ?? []) {
      left[index] = (left[index] ?? 0) - 1;
      if (left[index] === 0 && remaining.has(index)) ends.push(index);
    }
  }
}
