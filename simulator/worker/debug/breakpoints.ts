/** What a run is to stop at, and where it has stopped, as it goes over the wire. */
import type { Condition } from '../../lowering/condition';
import type { Nanoseconds } from '../../model/units';

/** Stops before a line runs; only a debug build passes lines. */
export interface LineBreakpoint {
  /** Whoever set it knows it by this. */
  readonly id: number;
  /** Of the debug build that the run was started with. */
  readonly site: number;
  /** Over the variables in sight there; null: always. */
  readonly condition: Condition | null;
}

/** Something in the world to stop at, after the event with which it comes about. Indices are the plan's. */
export type WorldCondition =
  /** Calls that wait for a slot of the service's, over all its instances, become more than `longerThan`. */
  | { readonly kind: 'queue'; readonly service: number; readonly longerThan: number }
  /** A gap opens. */
  | { readonly kind: 'broken'; readonly invariant: number }
  /** An instance of the service goes down. */
  | { readonly kind: 'down'; readonly service: number }
  /** Time is reached, with all that happens then. */
  | { readonly kind: 'time'; readonly atNs: Nanoseconds }
  /** The operation's handler starts for the nth time in the run; 0: every time. */
  | { readonly kind: 'call'; readonly operation: number; readonly nth: number };

export interface WorldBreakpoint {
  readonly id: number;
  readonly when: WorldCondition;
}

export interface Breakpoints {
  readonly lines: readonly LineBreakpoint[];
  readonly worlds: readonly WorldBreakpoint[];
}

export const NO_BREAKPOINTS: Breakpoints = { lines: [], worlds: [] };

/** Why and where a run stands still. */
export interface StoppedAt {
  /**
   * `line`: in the middle of an event, before a line; nothing after it has run. `world`: after the event that brought a
   * condition about. `left`: the operation that was stepped through has ended.
   */
  readonly kind: 'line' | 'world' | 'left';
  /** The breakpoint, by its id; -1: a step led here. */
  readonly breakpoint: number;
  /** -1 unless at a line. */
  readonly site: number;
  /** Whom it concerns, as far as it concerns one: the request, 0 = none; the handler's span, 0 = none. */
  readonly request: number;
  readonly span: number;
  /** Indices into the plan, -1 = none; the instance's number counts over all services. */
  readonly operation: number;
  readonly instance: number;
  /** What the variables in sight hold, in words, in the order of the site's names. */
  readonly values: readonly string[];
}
