/**
 * The guest's `Promise`, and the engine's: settles through the kernel's job queue and never through a microtask. Its inside
 * is private, so that guest code, which shares the realm, cannot settle what is not its own. The engine works on it through
 * the functions exported beside the class.
 */
import { FULFILLED, REJECTED, type Job, type Settlement } from './job-queue';
import { running } from './running';
import { ENDED, enterGuest, guestThrew, leaveGuest, type Scope } from './scope';

type Executor<T> = (resolve: (value: T | PromiseLike<T>) => void, reject: (reason: unknown) => void) => void;
type OnFulfilled<T, R> = ((value: T) => R | PromiseLike<R>) | null | undefined;
type OnRejected<R> = ((reason: unknown) => R | PromiseLike<R>) | null | undefined;

const PENDING = 0;

/** On whose behalf the engine has promised something. */
export interface Debtor {
  /** Promises that have not settled. */
  owed: number;
}

/** Settles a pending promise; one that is settled already stays as it is. */
export let settle: (promise: KernelPromise<unknown>, state: Settlement, value: unknown) => void;
/** Runs `job` once `promise` is settled, always through the queue. */
export let subscribe: (promise: KernelPromise<unknown>, job: Job) => void;
/** Whether a value really is a kernel promise, however it was dressed up. */
export let isKernelPromise: (value: unknown) => value is KernelPromise<unknown>;
/** Whether somebody listens for this promise's rejection. */
export let isHandled: (promise: KernelPromise<unknown>) => boolean;
/** A pending promise that the engine owes to guest code: counted in `debtor.owed` until it settles. */
export let owe: (debtor: Debtor) => KernelPromise<unknown>;
/** The reason of a rejected promise. */
export let reasonOf: (promise: KernelPromise<unknown>) => unknown;

export class KernelPromise<T> implements PromiseLike<T> {
  #state: 0 | Settlement = PENDING;
  #value: unknown = undefined;
  #jobs: Job | Job[] | undefined = undefined;
  #handled = false;
  #debtor: Debtor | undefined = undefined;

  static {
    settle = (promise, state, value) => {
      if (promise.#state !== PENDING) return;
      promise.#state = state;
      promise.#value = value;
      if (promise.#debtor !== undefined) promise.#debtor.owed--;
      const jobs = promise.#jobs;
      if (jobs === undefined) {
        if (state === REJECTED && !promise.#handled) running().rejected.push(promise);
        return;
      }
      promise.#jobs = undefined;
      const queue = running().jobs;
      if (Array.isArray(jobs)) for (const job of jobs) queue.push(job, state, value);
      else queue.push(jobs, state, value);
    };
    subscribe = (promise, job) => {
      promise.#handled = true;
      if (promise.#state !== PENDING) running().jobs.push(job, promise.#state, promise.#value);
      else if (promise.#jobs === undefined) promise.#jobs = job;
      else if (Array.isArray(promise.#jobs)) promise.#jobs.push(job);
      else promise.#jobs = [promise.#jobs, job];
    };
    isKernelPromise = (value): value is KernelPromise<unknown> =>
      typeof value === 'object' && value !== null && #state in value;
    owe = (debtor) => {
      const promise = new KernelPromise<unknown>();
      promise.#debtor = debtor;
      debtor.owed++;
      return promise;
    };
    isHandled = (promise) => promise.#handled;
    reasonOf = (promise) => promise.#value;
  }

  /** With an executor as the standard says; the engine makes pending ones without. */
  constructor(executor?: Executor<T>) {
    if (executor !== undefined) runExecutor(this, executor);
  }

  then<R1 = T, R2 = never>(
    onFulfilled?: OnFulfilled<T, R1>,
    onRejected?: OnRejected<R2>,
  ): KernelPromise<R1 | R2> {
    const derived = new KernelPromise<R1 | R2>();
    subscribe(this, new Reaction(running().scope, onFulfilled, onRejected, derived));
    return derived;
  }

  catch<R = never>(onRejected?: OnRejected<R>): KernelPromise<T | R> {
    return this.then(undefined, onRejected);
  }

  finally(onFinally?: (() => void) | null): KernelPromise<T> {
    if (typeof onFinally !== 'function') return this.then();
    return this.then(
      (value) => KernelPromise.resolve(onFinally()).then(() => value),
      (reason: unknown) =>
        KernelPromise.resolve(onFinally()).then(() => {
          throw reason;
        }),
    );
  }

  get [Symbol.toStringTag](): string {
    return 'Promise';
  }

  static resolve<V>(value?: V | PromiseLike<V>): KernelPromise<V> {
    if (isKernelPromise(value)) return value as KernelPromise<V>; // it is one; V is what it settles with
    const promise = new KernelPromise<V>();
    resolveWith(promise, value);
    return promise;
  }

  static reject(reason?: unknown): KernelPromise<never> {
    const promise = new KernelPromise<never>();
    settle(promise, REJECTED, reason);
    return promise;
  }

  static withResolvers<V>(): {
    promise: KernelPromise<V>;
    resolve: (value: V | PromiseLike<V>) => void;
    reject: (reason: unknown) => void;
  } {
    const promise = new KernelPromise<V>();
    return {
      promise,
      resolve: (value) => resolveWith(promise, value),
      reject: (reason) => settle(promise, REJECTED, reason),
    };
  }

  static all<V>(values: Iterable<V | PromiseLike<V>>): KernelPromise<V[]> {
    const result = new KernelPromise<V[]>();
    const collected: V[] = [];
    let waiting = 1;
    const arrived = (): void => {
      if (--waiting === 0) settle(result, FULFILLED, collected);
    };
    each(values, (index) => {
      waiting++;
      collected.push(undefined as V); // its place; filled below
      return (state, settled) => {
        if (state === REJECTED) return settle(result, REJECTED, settled);
        collected[index] = settled as V;
        arrived();
      };
    });
    arrived();
    return result;
  }

  static allSettled<V>(
    values: Iterable<V | PromiseLike<V>>,
  ): KernelPromise<({ status: 'fulfilled'; value: V } | { status: 'rejected'; reason: unknown })[]> {
    const wrapped: KernelPromise<
      { status: 'fulfilled'; value: V } | { status: 'rejected'; reason: unknown }
    >[] = [];
    each(values, () => {
      const outcome = new KernelPromise<
        { status: 'fulfilled'; value: V } | { status: 'rejected'; reason: unknown }
      >();
      wrapped.push(outcome);
      return (state, settled) =>
        settle(
          outcome,
          FULFILLED,
          state === REJECTED
            ? { status: 'rejected', reason: settled }
            : { status: 'fulfilled', value: settled },
        );
    });
    return KernelPromise.all(wrapped);
  }

  static race<V>(values: Iterable<V | PromiseLike<V>>): KernelPromise<V> {
    const result = new KernelPromise<V>();
    each(values, () => (state, settled) => settle(result, state, settled));
    return result;
  }

  static any<V>(values: Iterable<V | PromiseLike<V>>): KernelPromise<V> {
    const result = new KernelPromise<V>();
    const reasons: unknown[] = [];
    let waiting = 1;
    const failed = (): void => {
      if (--waiting === 0)
        settle(result, REJECTED, new AggregateError(reasons, 'every promise was rejected'));
    };
    each(values, (index) => {
      waiting++;
      reasons.push(undefined);
      return (state, settled) => {
        if (state === FULFILLED) return settle(result, FULFILLED, settled);
        reasons[index] = settled;
        failed();
      };
    });
    failed();
    return result;
  }
}

/** Subscribes to each value as to a promise; `listen` is asked, once for each value, what to do when it settles. */
function each(
  values: Iterable<unknown>,
  listen: (index: number) => (state: Settlement, settled: unknown) => void,
): void {
  let index = 0;
  for (const value of values) {
    const run = listen(index++);
    subscribe(KernelPromise.resolve(value), { run });
  }
}

function runExecutor<T>(promise: KernelPromise<T>, executor: Executor<T>): void {
  try {
    executor(
      (value) => resolveWith(promise, value),
      (reason) => settle(promise, REJECTED, reason),
    );
  } catch (error) {
    settle(promise, REJECTED, running().guest.caught(error));
  }
}

/** Follows a promise or thenable, or fulfils with a plain value, as the standard's resolve does. */
export function resolveWith(promise: KernelPromise<unknown>, value: unknown): void {
  if (isKernelPromise(value)) {
    if (value === promise) settle(promise, REJECTED, new TypeError('a promise cannot wait for itself'));
    else subscribe(value, new Follower(promise));
    return;
  }
  if (isThenable(value))
    running().jobs.push(new Assimilation(running().scope, promise, value), FULFILLED, undefined);
  else settle(promise, FULFILLED, value);
}

/** Whether a value may be a promise of the guest's own making. Guests have no proxies, so that asking runs none of their code. */
export function isThenable(value: unknown): value is { then: unknown } {
  return ((typeof value === 'object' && value !== null) || typeof value === 'function') && 'then' in value;
}

/** Lets a thenable settle a promise, as a job of its own, on behalf of whoever met it. */
class Assimilation implements Job {
  constructor(
    private readonly scope: Scope,
    private readonly promise: KernelPromise<unknown>,
    private readonly thenable: { then: unknown },
  ) {}

  run(): void {
    if (!enterGuest(this.scope)) return;
    const { promise, thenable } = this;
    const gate = KernelPromise.withResolvers<unknown>();
    try {
      const then = thenable.then;
      if (typeof then === 'function') then.call(thenable, gate.resolve, gate.reject);
      else settle(gate.promise, FULFILLED, thenable);
    } catch (error) {
      const reason = guestThrew(this.scope, error);
      if (reason === ENDED) return;
      gate.reject(reason);
    }
    leaveGuest(this.scope);
    subscribe(gate.promise, new Follower(promise));
  }
}

/** Hands a settlement on to another promise. */
class Follower implements Job {
  constructor(private readonly promise: KernelPromise<unknown>) {}
  run(state: Settlement, value: unknown): void {
    settle(this.promise, state, value);
  }
}

/** A `then` of the guest's: runs the callback on behalf of whoever called `then`. */
class Reaction implements Job {
  constructor(
    private readonly scope: Scope,
    private readonly onFulfilled: unknown,
    private readonly onRejected: unknown,
    private readonly derived: KernelPromise<unknown>,
  ) {}

  run(state: Settlement, value: unknown): void {
    const callback = state === FULFILLED ? this.onFulfilled : this.onRejected;
    if (typeof callback !== 'function') return settle(this.derived, state, value);
    if (!enterGuest(this.scope)) return;
    let result: unknown;
    try {
      result = (callback as (value: unknown) => unknown)(value); // typeof was checked
    } catch (error) {
      const reason = guestThrew(this.scope, error);
      if (reason !== ENDED) settle(this.derived, REJECTED, reason);
      return;
    }
    leaveGuest(this.scope);
    resolveWith(this.derived, result);
  }
}
