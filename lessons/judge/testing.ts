/** Runs that nobody has executed, for the judge's tests: a report of nothing, with what a test says. */
import type { Plan, RunReport } from '../../simulator';
import type { Ran } from '../figures';
import type { Lesson, Objective } from '../form/lesson';
import type { Case } from './verdict';

const NO_LATENCY = { mean: null, p50: null, p95: null, p99: null, p999: null, max: null };
type Counts = RunReport['requests']['byOperation'][number];

const NO_REQUESTS = { started: 0, succeeded: 0, failed: 0, unknown: 0, inFlight: 0, latencyMs: NO_LATENCY };

export function requestsOf(name: string, counts: Partial<Counts>): Counts {
  return { name, ...NO_REQUESTS, ...counts };
}

export function invariantOf(name: string, violations: number): RunReport['invariants'][number] {
  const transient = { count: 0, longestMs: 0 };
  return {
    name,
    says: '',
    violations,
    openGaps: violations,
    longestGapMs: 5 * violations,
    transient,
    gaps: [],
  };
}

export function ranWith(report: Partial<RunReport>, plan: Partial<Plan> = {}): Ran {
  const nothing = {
    requests: { ...NO_REQUESTS, byOperation: [] },
    invariants: [],
    handlerFaults: [],
    failure: null,
  };
  const parts = { operations: [], services: [], stores: [], brokers: [], registries: [] };
  return {
    plan: { seed: 1, services: [], modules: [], stores: [], tables: [], ...plan } as unknown as Plan, // figures read no more
    report: { ...nothing, ...parts, ...report } as unknown as RunReport, // likewise
  };
}

export function caseOf(
  seed: number,
  report: Partial<RunReport>,
  schedule: Case['schedule'] = 'ordinary',
): Case {
  return { seed, schedule, ran: ranWith(report) };
}

/** A lesson that is nothing but its objectives. */
export function lessonOf(
  ...objectives: readonly (Partial<Objective> & Pick<Objective, 'measure'>)[]
): Lesson {
  const whole = objectives.map((one, index) => ({
    id: `objective-${index + 1}`,
    says: '',
    of: [],
    quantile: 'p95',
    under: 'both',
    ...one,
  }));
  return { objectives: whole } as unknown as Lesson; // the judge reads no more of it
}
