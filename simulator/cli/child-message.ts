/** Reads what the restricted child says; nothing of it is believed before it has been looked at. */
import type { Plan } from '../model/plan';
import { runReportSchema } from '../model/report-schema';
import type { ModuleTraffic } from '../telemetry/module-traffic';
import type { ChildMessage } from './child';

/** A line as a message, or undefined when it is none. */
export function asChildMessage(line: string): ChildMessage | undefined {
  let said: Readonly<Record<string, unknown>>;
  try {
    said = { ...(JSON.parse(line) as object) };
  } catch {
    return undefined;
  }
  const { kind, nowNs, piece, report, code, message, hint } = said;
  if (kind === 'progress' && typeof nowNs === 'number') return { kind, nowNs };
  if (kind === 'otlp' && typeof piece === 'string') return { kind, piece };
  if (kind === 'traffic') {
    const { traffic } = said;
    return isTraffic(traffic) ? { kind, traffic } : undefined;
  }
  if (kind === 'report') {
    const read = runReportSchema.safeParse(report);
    return read.success ? { kind, report: read.data } : undefined;
  }
  const isFailure = typeof code === 'string' && typeof message === 'string' && typeof hint === 'string';
  return kind === 'failed' && isFailure ? { kind, code, message, hint } : undefined;
}

const COUNTS = ['from', 'to', 'calls', 'messages', 'statements', 'transactions'];

function isTraffic(value: unknown): value is ModuleTraffic {
  const { seconds, pairs }: Readonly<Record<string, unknown>> = { ...(value as object) };
  const isCount = (count: unknown): boolean => Number.isSafeInteger(count) && Number(count) >= 0;
  return (
    typeof seconds === 'number' &&
    Array.isArray(pairs) &&
    pairs.every((pair) => COUNTS.every((name) => isCount(Reflect.get(Object(pair), name))))
  );
}

/** Whether a report is of the run that was asked for. */
export function isReportOf(plan: Plan, report: object): boolean {
  const { engine, system, deployment, experiment, seed } = plan;
  return Object.entries({ engine, system, deployment, experiment, seed }).every(
    ([name, value]) => Reflect.get(report, name) === value,
  );
}
