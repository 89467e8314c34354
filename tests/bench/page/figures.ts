/** How this bench counts and prints: a figure beside its budget. */
import { line } from '../print';
import type { Steady } from './steady';

/** The value below which the share `q` of the values lies; NaN of none. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? NaN;
}

/** A figure that should stay at or below its budget; `note` is said beside it. */
export function budgeted(what: string, value: number, unit: string, budget: number, note = ''): void {
  const verdict = value <= budget ? 'met' : 'MISSED';
  line(what, value, unit, `budget ${budget} ${unit}: ${verdict}${note === '' ? '' : `; ${note}`}`);
}

/** What a page may cost while it goes on and on. */
const STEADY = { busyPercent: 50, longestTaskMs: 50, gapMs: 20 } as const;

export function printSteady(what: string, { busy, gapsMs }: Steady): void {
  const { share, cpuShare, longestMs, longestCpuMs, long } = busy;
  budgeted(
    `${what}: main thread busy`,
    share * 100,
    '%',
    STEADY.busyPercent,
    `on the CPU ${(cpuShare * 100).toFixed(0)} %`,
  );
  budgeted(
    `${what}: longest task`,
    longestMs,
    'ms',
    STEADY.longestTaskMs,
    `on the CPU the longest took ${longestCpuMs.toFixed(0)} ms; ${long} of 50 ms and longer`,
  );
  line(`${what}: frame gap p50`, gapsMs.p50, 'ms');
  budgeted(`${what}: frame gap p95`, gapsMs.p95, 'ms', STEADY.gapMs);
  line(`${what}: frame gap p99`, gapsMs.p99, 'ms');
}
