/**
 * Continuations that are due now, first in, first out: a ring that is emptied before the next event. No microtask ever
 * decides an order.
 */

/** How a promise was settled, as a job receives it. */
export const FULFILLED = 1;
export const REJECTED = 2;
export type Settlement = typeof FULFILLED | typeof REJECTED;

/** Something to go on with, given a settled value. */
export interface Job {
  run(state: Settlement, value: unknown): void;
}

/** Jobs that may wait at once; a guest that makes more is out of hand. */
export const MAX_JOBS = 1 << 20;

export class JobQueue {
  length = 0;
  private head = 0;
  private mask = 255;
  private jobs: (Job | undefined)[] = new Array<Job | undefined>(256).fill(undefined);
  private states: Settlement[] = new Array<Settlement>(256).fill(FULFILLED);
  private values: unknown[] = new Array<unknown>(256).fill(undefined);

  push(job: Job, state: Settlement, value: unknown): void {
    if (this.length > this.mask) this.grow();
    const index = (this.head + this.length++) & this.mask;
    this.jobs[index] = job;
    this.states[index] = state;
    this.values[index] = value;
  }

  /** Takes the oldest job and runs it; call only when `length` is above 0. */
  runNext(): void {
    const index = this.head;
    const job = this.jobs[index] as Job; // length > 0 by contract
    const value = this.values[index];
    this.jobs[index] = undefined;
    this.values[index] = undefined;
    this.head = (index + 1) & this.mask;
    this.length--;
    job.run(this.states[index] as Settlement, value);
  }

  private grow(): void {
    const size = this.mask + 1;
    const unroll = <T>(ring: T[], empty: T): T[] => {
      const line = new Array<T>(size * 2).fill(empty);
      for (let i = 0; i < size; i++) line[i] = ring[(this.head + i) & this.mask] as T;
      return line;
    };
    this.jobs = unroll<Job | undefined>(this.jobs, undefined);
    this.states = unroll<Settlement>(this.states, FULFILLED);
    this.values = unroll<unknown>(this.values, undefined);
    this.head = 0;
    this.mask = size * 2 - 1;
  }
}
