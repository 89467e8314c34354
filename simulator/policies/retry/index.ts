/**
 * Retry: after a failure, the same call once more. Each try is a call of its own on the wire. A retry after an outcome that
 * is not definite may do the work twice.
 */
import type { EventTarget } from '../../kernel/event-queue';
import type { Kernel } from '../../kernel/kernel';
import type { RandomStream } from '../../kernel/random';
import { FAILURES, Outcome } from '../../model/failures';
import type { ParameterValues } from '../../model/plan';
import { NS_PER_MS, NS_PER_S } from '../../model/units';
import type { Call, CallPath, CallSettler } from '../../network';
import type { PolicyDefinition } from '../definition';

class Retry implements CallPath {
  constructor(
    /** Read when they are needed: they may change while the system runs. */
    readonly parameters: ParameterValues,
    readonly next: CallPath,
    readonly kernel: Kernel,
    readonly stream: RandomStream,
  ) {}

  start(call: Call): void {
    new Attempts(this, call).fire();
  }
}

/** The tries of one call. */
class Attempts implements CallSettler, EventTarget {
  private made = 0;
  private backoffNs: number;

  constructor(
    private readonly policy: Retry,
    private readonly call: Call,
  ) {
    this.backoffNs = Number(policy.parameters['backoff']);
  }

  /** Makes the next try, unless nobody waits for it any more. */
  fire(): void {
    if (this.call.settled || !this.call.caller.alive) return;
    this.policy.next.start(this.call.again(this, this.made++));
  }

  callSettled(attempt: Call, outcome: Outcome, value: unknown): void {
    const { parameters, kernel, stream } = this.policy;
    this.call.row = attempt.row;
    if (this.call.settled) return;
    if (outcome === Outcome.ok || !this.triesAgain(outcome)) return this.call.settle(outcome, value);
    const spread = 1 + Number(parameters['jitter']) * (2 * stream.nextFloat() - 1);
    const pauseNs = Math.min(this.backoffNs, Number(parameters['maxBackoff']));
    kernel.schedule(Math.round(pauseNs * spread), this, 0);
    this.backoffNs = pauseNs * Number(parameters['multiplier']);
  }

  private triesAgain(outcome: Outcome): boolean {
    const { attempts, only } = this.policy.parameters;
    return this.made < Number(attempts) && isRetried(outcome, String(only));
  }
}

function isRetried(outcome: Outcome, only: string): boolean {
  if (outcome === Outcome.domainError) return false;
  if (only === 'definite') return FAILURES[outcome].definite;
  if (only === 'indefinite') return !FAILURES[outcome].definite;
  return true;
}

export const RETRY: PolicyDefinition = {
  kind: 'retry',
  title: 'Retry',
  explains: 'Tries a failed call again. If the first try was done after all, the work is done twice.',
  leavesOut: 'Retry budgets and throttling, and answers that ask for a pause.',
  parameters: {
    attempts: {
      kind: 'integer',
      default: 3,
      min: 1,
      max: 100,
      unit: 'tries',
      explains: 'Tries in all, the first one included.',
      source: 'resilience4j 2 retry, maxAttempts = 3',
    },
    backoff: {
      kind: 'duration',
      defaultNs: 500 * NS_PER_MS,
      minNs: 0,
      maxNs: 3600 * NS_PER_S,
      explains: 'Pause before the second try.',
      source: 'resilience4j 2 retry, waitDuration = 500 ms',
    },
    multiplier: {
      kind: 'number',
      default: 1,
      min: 1,
      max: 100,
      unit: '×',
      explains: 'How much longer each further pause is.',
      source: 'resilience4j 2 retry: a fixed interval',
    },
    maxBackoff: {
      kind: 'duration',
      defaultNs: 20 * NS_PER_S,
      minNs: 0,
      maxNs: 3600 * NS_PER_S,
      explains: 'The longest pause.',
      source: 'AWS SDK reference, standard retry mode: 20 s',
    },
    jitter: {
      kind: 'probability',
      default: 0.2,
      explains: 'Each pause varies by up to this share, so that callers do not return all at once.',
      source: 'gRPC proposal A6, ±20 %',
    },
    only: {
      kind: 'choice',
      default: 'any',
      of: ['any', 'definite', 'indefinite'],
      explains: 'Which failures are tried again. What the business refused never is.',
      source: 'our choice: a plain retry does not ask',
    },
  },
  create: (parameters, next, kernel, stream) => new Retry(parameters, next, kernel, stream),
};
