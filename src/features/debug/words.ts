/** What is said of breakpoints and stops. */
import type { Plan, Site } from '../../../simulator';
import { PlanNames, printDuration } from '../../../simulator';
import type { Breakpoint, NamedCondition, Run } from '../../shared/run';

type StoppedAt = NonNullable<Run['stoppedAt']>;

/** Where it stands, and what has run by then. */
export function stopWords(
  { kind, request, operation, instance }: StoppedAt,
  site: Site | undefined,
  plan: Plan,
): string {
  const names = new PlanNames(plan);
  const by = operation < 0 ? 'The run' : names.operation(operation);
  const on = instance < 0 ? '' : ` on ${names.instance(instance)}`;
  const whom = request > 0 ? `, for request ${request}` : '';
  if (kind === 'line' && site !== undefined)
    return `${by}${on}${whom}, stands before line ${site.line}. Nothing after it has run.`;
  if (kind === 'left') return `${by} has ended: there is no next line.`;
  return `What was waited for has happened${operation < 0 ? '' : `: ${by} begins`}${on}${whom}.`;
}

/** What a breakpoint waits for. */
export function placeWords(one: Breakpoint): string {
  return one.kind === 'line' ? `${one.module}, line ${one.line}` : conditionWords(one.when);
}

/** A condition of the world as a phrase. */
export function conditionWords(when: NamedCondition): string {
  switch (when.kind) {
    case 'call':
      return when.nth === 0 ? `every call of ${when.operation}` : `call ${when.nth} of ${when.operation}`;
    case 'broken':
      return `${when.invariant} is broken`;
    case 'down':
      return `an instance of ${when.service} goes down`;
    case 'queue':
      return `more than ${when.longerThan} wait for ${when.service}`;
    case 'time':
      return `${printDuration(when.atNs)} have passed`;
  }
}
