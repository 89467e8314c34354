/**
 * What handlers did that only a mistake in their code explains: threw what no business throws, named what is not there, took
 * steps without end. The run goes on, as a real process would; the mistakes are kept beside the journal, for the reader.
 */
import { HandlerEnded } from '../../kernel/guest-runtime';
import { FAILURES, Outcome } from '../../model/failures';
import { CallError, failureOf } from '../../network';

export interface Mistake {
  /** Code of the failure that the caller saw. */
  readonly code: string;
  /** Index of the operation whose handler it was. */
  readonly operation: number;
  /** Line of its module's text, from 1; 0 = not known. */
  readonly line: number;
  /** The first one's; later ones may name other rows and numbers. */
  readonly message: string;
  /** The name that it got wrong, or ''. */
  readonly wrongName: string;
  /** How often. */
  count: number;
}

/** Different mistakes that are kept; a handler may call by a new wrong name each time. */
const MAX_KEPT = 100;

/** Failures of a handler's own making: no world, however broken, makes them. */
const OWN: ReadonlySet<Outcome> = new Set([
  Outcome.unknownOperation,
  Outcome.notPlain,
  Outcome.noTransactions,
  Outcome.unknownTable,
  Outcome.badArgument,
]);

export class Mistakes {
  private readonly kept = new Map<string, Mistake>();

  /** In the order in which they were first made. */
  list(): Mistake[] {
    return [...this.kept.values()];
  }

  /** A handler of `operation` has ended with `reason`; kept if it is its own mistake. */
  ended(operation: number, reason: unknown): void {
    if (reason instanceof HandlerEnded)
      return this.add(reason.code, operation, reason.message.replace(/^.*?: /, ''), reason.line);
    // A callee's failure names the callee, and was the callee's to answer for.
    if (reason instanceof CallError && (reason.operation !== '' || !OWN.has(reason.outcome))) return;
    const { outcome, message } = failureOf(reason, '');
    this.add(FAILURES[outcome].code, operation, message, 0);
  }

  /** The handler called an operation that nobody offers, whatever it made of the answer. */
  calledNobody(operation: number, name: string, message: string): void {
    this.add(FAILURES[Outcome.unknownOperation].code, operation, message, 0, name);
  }

  private add(code: string, operation: number, message: string, line: number, wrongName = ''): void {
    const key = JSON.stringify([code, operation, line, wrongName]);
    const known = this.kept.get(key);
    if (known !== undefined) known.count++;
    else if (this.kept.size < MAX_KEPT)
      this.kept.set(key, { code, operation, line, message, wrongName, count: 1 });
  }
}
