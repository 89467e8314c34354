/** Outcomes as signs: what a caller knows of its calls. Each has a shape, so that no colour carries the meaning alone. */
import { FAILURES, Outcome } from '../../../../simulator';

export const Sign = {
  none: 0,
  waiting: 1,
  done: 2,
  failed: 3,
  unknown: 4,
  retried: 5,
  cancelled: 6,
  lost: 7,
} as const;
export type Sign = (typeof Sign)[keyof typeof Sign];

/** The sign of an outcome as whoever was told of it knows it. */
export function signOf(outcome: number): Sign {
  if (outcome === Outcome.ok) return Sign.done;
  // Outcomes of newer engines that are not known here count as failures.
  const failure: { readonly definite: boolean } | undefined = FAILURES[outcome as Outcome]; // may be out of range
  return failure?.definite === false ? Sign.unknown : Sign.failed;
}
