/**
 * The kernel that is running right now. Guest promises carry no reference to their run, so whatever they do goes to the
 * queue that is named here; the kernel sets it for as long as it advances. One realm runs one kernel at a time.
 */
import type { GuestRuntime } from './guest-runtime';
import type { JobQueue } from './job-queue';
import type { KernelPromise } from './promise';
import type { Scope } from './scope';

export interface Running {
  jobs: JobQueue;
  guest: GuestRuntime;
  /** On whose behalf guest code runs at this moment. */
  scope: Scope;
  /** Promises that were rejected while nobody listened; looked at when the jobs are done. */
  readonly rejected: KernelPromise<unknown>[];
}

let current: Running | undefined;

/** The run that is being advanced; guest code only ever runs inside one. */
export function running(): Running {
  return current as Running; // set for as long as any guest code can run
}

/** Makes `next` the running kernel and returns the one before, to be put back. */
export function setRunning(next: Running | undefined): Running | undefined {
  const before = current;
  current = next;
  return before;
}
