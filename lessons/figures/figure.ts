/** What a figure is: one number, or one yes or no, that a run's report or its plan tells. */
import type { Plan, RunReport } from '../../simulator';
import type { Unit } from './unit';

/** A run that has ended: what was run, and what came of it. */
export interface Ran {
  readonly plan: Plan;
  readonly report: RunReport;
}

/** What a figure is shown at. */
export interface Place {
  readonly kind:
    'operation' | 'service' | 'module' | 'invariant' | 'registry' | 'broker' | 'store' | 'system';
  readonly name: string;
}

/** A figure that was taken, and what it was taken at. */
export interface Reading {
  readonly value: number;
  readonly place: Place;
}

/** The quantiles that a report has of a latency, with its mean and its maximum. */
export const QUANTILES = ['mean', 'p50', 'p95', 'p99', 'p999', 'max'] as const;
export type Quantile = (typeof QUANTILES)[number];

/** What a figure is asked of. */
export interface Question {
  /** Names of what `Figure.of` says; empty = all there is. */
  readonly of: readonly string[];
  readonly quantile: Quantile;
}

/**
 * One entry of the vocabulary. Names are the business's own (operations, modules, invariants): they mean the same under every
 * deployment, whatever boundaries a learner draws.
 */
export interface Figure {
  readonly unit: Unit;
  /** What it is taken of, and how many names that takes at least and at most; without it, of the system. */
  readonly of?: {
    readonly what: 'operation' | 'module' | 'invariant';
    readonly least: number;
    readonly most: number;
  };
  /** What it is, for an author. */
  readonly explains: string;
  /** What it is, in a verdict: `{of}` stands for the names, `{quantile}` for which latency. */
  readonly words: string;
  /** Undefined: there was nothing to measure. */
  measure(ran: Ran, question: Question): Reading | undefined;
}

export const SYSTEM: Place = { kind: 'system', name: '' };

/** The sum over some parts, shown at the part that has most of it; 0 at the system when there are none. */
export function summed<Part extends { readonly name: string }>(
  parts: readonly Part[],
  kind: Place['kind'],
  valueOf: (part: Part) => number,
): Reading {
  const value = parts.reduce((sum, part) => sum + valueOf(part), 0);
  return { value, place: worstPlace(parts, kind, valueOf) };
}

/** Where the greatest value is. */
export function worstPlace<Part extends { readonly name: string }>(
  parts: readonly Part[],
  kind: Place['kind'],
  valueOf: (part: Part) => number,
): Place {
  let worst: Part | undefined;
  for (const part of parts) if (valueOf(part) > (worst === undefined ? 0 : valueOf(worst))) worst = part;
  return worst === undefined ? SYSTEM : { kind, name: worst.name };
}
