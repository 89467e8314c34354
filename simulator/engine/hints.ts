/** What can be done about a run that ended early. */
import type { RunFailureCode } from '../kernel/run-failure';

const LOAD = 'ask for less at a time: a lower rate, fewer users, a time-out, a bounded queue';

const HINTS: Readonly<Record<RunFailureCode, string>> = {
  TOO_MANY_EVENTS: LOAD,
  TOO_MANY_JOBS: 'look for a handler that starts work without end and awaits none of it',
  TOO_MANY_TASKS: LOAD,
  TOO_MANY_ROWS: 'delete rows that are no longer needed, or run for a shorter time',
  TOO_MANY_MESSAGES: LOAD,
  NO_PROGRESS: 'look for operations that call each other, or awaits that follow each other, without end',
  STACK_OVERFLOW: 'look for recursion inside a callback, a getter or a toString',
  MODULE_FAILED:
    'what stands outside the operations runs when a process starts: it must not throw, nor take long',
  STOPPED: 'go on from there',
  ASSERTION: 'please report it, with the document, the seed and the number of the event',
};

/** The hint for a failure of a run. */
export function hintOf(code: RunFailureCode): string {
  return HINTS[code];
}
