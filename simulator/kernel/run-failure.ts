/**
 * What ends a whole run early: kernel-owned memory that ran out, a stack that overflowed, work without end in one instant,
 * or a bug of ours. Guest code cannot catch it. `STOPPED` is no failure: somebody asked to stop at a line, in the middle of
 * an event, and this execution goes no further.
 */
export type RunFailureCode =
  | 'TOO_MANY_EVENTS'
  | 'TOO_MANY_JOBS'
  | 'TOO_MANY_TASKS'
  | 'TOO_MANY_ROWS'
  | 'TOO_MANY_MESSAGES'
  | 'NO_PROGRESS'
  | 'STACK_OVERFLOW'
  | 'MODULE_FAILED'
  | 'STOPPED'
  | 'ASSERTION';

export class RunFailure extends Error {
  override readonly name = 'RunFailure';
  constructor(
    readonly code: RunFailureCode,
    message: string,
    /** The error behind it, for whoever looks for the bug. */
    cause?: unknown,
  ) {
    super(message, { cause });
  }
}

/** Asserts an invariant of ours; a failure is a bug in Faultline, never the guest's fault. */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new RunFailure('ASSERTION', message);
}
