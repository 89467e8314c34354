/** Whether two designs change the same of a third: the same places of its plan, and its handlers to the same text. */
import type { Plan } from '../../../simulator';

/** A design, compiled. */
export interface Made {
  readonly plan: Plan;
  /** Of all modules, as one text. */
  readonly handlers: string;
}

/** By how much a number was changed does not matter: who made a wait twice as long may as well have made it thrice as long. */
export function isLike(start: Made | undefined, one: Made | undefined, other: Made | undefined): boolean {
  if (start === undefined || one === undefined || other === undefined) return false;
  if (one.handlers !== other.handlers) return false;
  const [ones, others] = [changes(start.plan, one.plan), changes(start.plan, other.plan)];
  const isNothing = ones.size === 0 && one.handlers === start.handlers;
  return !isNothing && ones.size === others.size && [...ones].every((change) => others.has(change));
}

/** What the plan is called, and what is run of it, is none of the design. */
const NAMES: readonly string[] = ['deployment', 'experiment', 'seed'];

/** Places at which two plans differ, each with the direction if it is a number, else with the value. */
function changes(from: Plan, to: Plan): ReadonlySet<string> {
  const found = new Set<string>();
  const compare = (before: unknown, after: unknown, path: string): void => {
    if (Object.is(before, after)) return;
    if (typeof before === 'number' && typeof after === 'number') {
      found.add(`${path} ${Math.sign(after - before)}`);
    } else if (isHolder(before) && isHolder(after)) {
      for (const key of new Set([...Object.keys(before), ...Object.keys(after)]))
        if (path !== '' || !NAMES.includes(key)) compare(before[key], after[key], `${path}.${key}`);
    } else {
      found.add(`${path} ${JSON.stringify(after)}`);
    }
  };
  compare(from, to, '');
  return found;
}

function isHolder(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
