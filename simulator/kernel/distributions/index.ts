/**
 * Distributions: how long a piece of work takes, how long a link delays, when the next client comes. Each kind is one file
 * that turns its parameters into a `Distribution`; documents name kinds by the specs below.
 */
import { constant } from './constant';
import type { Distribution } from './distribution';
import { exponential } from './exponential';
import { lognormal } from './lognormal';
import { uniform } from './uniform';

export type { Distribution } from './distribution';

/** A distribution as data. Lengths of time are in nanoseconds; `sigma` has no unit. */
export type DistributionSpec =
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'uniform'; readonly from: number; readonly to: number }
  | { readonly kind: 'exponential'; readonly mean: number }
  | { readonly kind: 'lognormal'; readonly mean: number; readonly sigma: number };

/** The distribution that a checked spec describes; a RangeError on numbers that no checked spec holds. */
export function createDistribution(spec: DistributionSpec): Distribution {
  switch (spec.kind) {
    case 'constant':
      return constant(spec.value);
    case 'uniform':
      return uniform(spec.from, spec.to);
    case 'exponential':
      return exponential(spec.mean);
    case 'lognormal':
      return lognormal(spec.mean, spec.sigma);
  }
}
