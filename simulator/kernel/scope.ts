/**
 * A scope says on whose behalf guest code runs: a task, or something narrower inside it (a transaction). It is captured
 * wherever guest code can come back later, as async context is in other run times, and it is how fuel finds its task.
 */
import { running } from './running';

/** What a scope needs of the task behind it. */
export interface ScopeTask {
  readonly alive: boolean;
  fuel: number;
  /** Ends the task as if its handler had thrown `reason`, without running any of its code. */
  end(reason: unknown): void;
}

/** On whose behalf guest code runs. */
export interface Scope {
  readonly task: ScopeTask;
}

/** Marks an error that ended its task: nothing is left to be told about it. */
export const ENDED: unique symbol = Symbol('ended');

/** Prepares for running guest code in `scope`; false when its task is no more. */
export function enterGuest(scope: Scope): boolean {
  const task = scope.task;
  if (!task.alive) return false;
  const now = running();
  now.scope = scope;
  now.guest.fuel = task.fuel;
  now.guest.depth = 0;
  return true;
}

/** Keeps what the task has left, after guest code returned. */
export function leaveGuest(scope: Scope): void {
  scope.task.fuel = running().guest.fuel;
}

/**
 * After guest code threw: the error as the guest may see it, or `ENDED` when it may not and its task has been ended.
 * Rethrows what ends the run.
 */
export function guestThrew(scope: Scope, error: unknown): unknown {
  const { guest } = running();
  scope.task.fuel = guest.fuel;
  const fatal = guest.takeFatal(error);
  if (fatal === undefined) return guest.sanitized(error);
  scope.task.end(fatal);
  return ENDED;
}
