/**
 * The error that a failed call rejects with: what a handler sees, and what travels back over a wire. It says what is known
 * (`code`) and whether it is known for sure (`definite`).
 */
import { FAILURES, Outcome } from '../model/failures';
import { HandlerEnded } from '../kernel/guest-runtime';

export class CallError extends Error {
  override readonly name = 'CallError';
  readonly code: string;
  readonly definite: boolean;
  /** The row that says so, for who ends because of it; -1 when there is none. */
  row = -1;

  /** `code` is the outcome's own unless the business chose one (`ctx.fail`). */
  constructor(
    readonly outcome: Outcome,
    /** `module.operation` that failed, or '' for a failure that is not a call's. */
    readonly operation: string,
    message = FAILURES[outcome].says,
    code = FAILURES[outcome].code,
    definite = FAILURES[outcome].definite,
  ) {
    super(message);
    this.code = code;
    this.definite = definite;
  }

  /** The same failure as the next caller up sees it: an error object of its own. */
  for(operation: string): CallError {
    return new CallError(this.outcome, operation, this.message, this.code, this.definite);
  }
}

/** What a handler's throwing `reason` means to its caller. Words of the guest's own are kept, cut to 200 characters. */
export function failureOf(reason: unknown, operation: string): CallError {
  if (reason instanceof CallError) return reason;
  if (reason instanceof HandlerEnded) {
    return new CallError(
      reason.code === 'TOO_DEEP' ? Outcome.tooDeep : Outcome.outOfFuel,
      operation,
      reason.message,
    );
  }
  const message = wordsOf(reason);
  const outcome =
    reason instanceof TypeError || reason instanceof RangeError ? Outcome.nativeError : Outcome.handlerError;
  return new CallError(outcome, operation, message.slice(0, 200));
}

/** An error's own words. An accessor in their place is not asked: it would run guest code on nobody's behalf. */
function wordsOf(reason: unknown): string {
  if (!(reason instanceof Error)) return typeof reason;
  const own: unknown = Object.getOwnPropertyDescriptor(reason, 'message')?.value;
  return typeof own === 'string' ? own : '';
}
