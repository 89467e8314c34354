/** How this bench counts and prints: a figure beside its budget. */
import { line } from '../print';
import type { Steady } from './steady';

/** The value below which the share `q` of the values lies; NaN of none. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? NaN;
}

/** A figure that should stay at or below its budget. */
export function budgeted(what: string, value: number, unit: string, budget: number): void {
  line(what, value, unit, `budget ${budget} ${unit}: ${value <= budget ? 'met' : 'MISSED'}`);
}

/** What a page may cost while it goes on and on. */
const STEADY = { busyPercent: 50, longestTaskMs: 50, gapMs: 20 } as const;

export function printSteady(what: string, { busyPercent, longestTaskMs, longTasks, gapsMs }: Steady): void {
  budgeted(`${what}: main thread busy`, busyPercent, '%', STEADY.busyPercent);
  budgeted(`${what}: longest task`, longestTaskMs, 'ms', STEADY.longestTaskMs);
  if (longTasks > 0) line(`${what}: tasks of 50 ms and longer`, longTasks, '');
  line(`${what}: frame gap p50`, gapsMs.p50, 'ms');
  budgeted(`${what}: frame gap p95`, gapsMs.p95, 'ms', STEADY.gapMs);
  line(`${what}: frame gap p99`, gapsMs.p99, 'ms');
}
