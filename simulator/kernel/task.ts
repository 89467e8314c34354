/**
 * A task runs one handler: it drives the generator that lowering made of an async function, from one `yield` to the next.
 */
import { FULFILLED, REJECTED, type Job, type Settlement } from './job-queue';
import { isKernelPromise, isThenable, KernelPromise, resolveWith, settle, subscribe } from './promise';
import { running } from './running';
import { ENDED, enterGuest, guestThrew, leaveGuest, type Scope, type ScopeTask } from './scope';

/** Steps (loop turns and function entries) that one task may take in all. */
export const FUEL_PER_TASK = 2_000_000;

/** What the lowered form of an async function returns when called. */
export type GuestGenerator = Generator<unknown, unknown, unknown>;

export abstract class Task implements Scope, ScopeTask, Job {
  /** False once its process died, it finished, or it was ended; nothing of it runs any more. */
  alive = true;
  fuel = FUEL_PER_TASK;
  private generator: GuestGenerator | undefined = undefined;

  get task(): Task {
    return this;
  }

  /** The handler returned (`FULFILLED`) or threw (`REJECTED`). */
  protected abstract finished(state: Settlement, value: unknown): void;

  /** Makes the generator; runs as guest code. Throws what the handler throws before it begins. */
  protected abstract begin(): GuestGenerator;

  run(state: Settlement, value: unknown): void {
    if (!enterGuest(this)) return;
    let turn: IteratorResult<unknown, unknown>;
    try {
      const generator = (this.generator ??= this.begin());
      turn = state === FULFILLED ? generator.next(value) : generator.throw(value);
    } catch (error) {
      const reason = guestThrew(this, error);
      if (reason !== ENDED) this.finished(REJECTED, reason);
      return;
    }
    leaveGuest(this);
    if (turn.done === true) this.returned(turn.value);
    else awaitValue(turn.value, this);
  }

  /** Whether any of its code has run. */
  protected get hasBegun(): boolean {
    return this.generator !== undefined;
  }

  /** Ends the task as if its handler had thrown `reason`, without running any of its code. */
  end(reason: unknown): void {
    this.finished(REJECTED, reason);
  }

  private returned(value: unknown): void {
    if (isKernelPromise(value)) subscribe(value, new LastAwait(this));
    else this.finished(FULFILLED, value);
  }

  /** For `LastAwait`, when a handler returned a promise without awaiting it. */
  finishWith(state: Settlement, value: unknown): void {
    if (this.alive) this.finished(state, value);
  }
}

class LastAwait implements Job {
  constructor(private readonly task: Task) {}
  run(state: Settlement, value: unknown): void {
    this.task.finishWith(state, value);
  }
}

/** Goes on with `job` once the awaited value has settled; a plain value takes one turn of the queue, as in the language. */
export function awaitValue(value: unknown, job: Job): void {
  if (isKernelPromise(value)) return subscribe(value, job);
  if (!isThenable(value)) return running().jobs.push(job, FULFILLED, value);
  const promise = new KernelPromise<unknown>();
  resolveWith(promise, value);
  subscribe(promise, job);
}

/** A nested async function: a frame of its own on the same task. */
export class Frame implements Job {
  readonly promise = new KernelPromise<unknown>();
  constructor(
    private readonly scope: Scope,
    private readonly generator: GuestGenerator,
  ) {}

  /** Runs the part before the first await, inside the guest code that called. A fatal error goes on to the caller. */
  start(): KernelPromise<unknown> {
    let turn: IteratorResult<unknown, unknown>;
    try {
      turn = this.generator.next();
    } catch (error) {
      settle(this.promise, REJECTED, running().guest.caught(error));
      return this.promise;
    }
    this.went(turn);
    return this.promise;
  }

  run(state: Settlement, value: unknown): void {
    if (!enterGuest(this.scope)) return;
    let turn: IteratorResult<unknown, unknown>;
    try {
      turn = state === FULFILLED ? this.generator.next(value) : this.generator.throw(value);
    } catch (error) {
      const reason = guestThrew(this.scope, error);
      if (reason !== ENDED) settle(this.promise, REJECTED, reason);
      return;
    }
    leaveGuest(this.scope);
    this.went(turn);
  }

  private went(turn: IteratorResult<unknown, unknown>): void {
    if (turn.done === true) resolveWith(this.promise, turn.value);
    else awaitValue(turn.value, this);
  }
}
