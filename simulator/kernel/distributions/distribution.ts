import type { RandomStream } from '../random';

/** A distribution of plain numbers; the engine reads them as nanoseconds and rounds. Immutable: streams hold the state. */
export interface Distribution {
  /** The expected value, exactly. */
  readonly mean: number;
  /** The least value that a share p of the draws does not exceed; p from 0 to 1. May be infinite for p = 1. */
  quantile(p: number): number;
  /**
   * One draw. Every kind inverts its distribution function at one number from the stream (a constant: none): two
   * runs that differ in a parameter alone draw from the same percentiles, so that what differs between them is the parameter.
   */
  sample(stream: RandomStream): number;
}

/** Stops a run on a number that a checked document cannot hold. */
export function assertParameter(holds: boolean, what: string, value: number): void {
  if (!holds) throw new RangeError(`${what}: ${value}`);
}
