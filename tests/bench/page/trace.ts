/** Reads from a browser's trace what one thread did between two marks. */

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  /** Of `dur`, what the thread had a CPU for. */
  readonly tdur?: number;
}

/** What a thread did, by the clock and by the CPU: on a machine that others use too, only the latter is the page's own. */
export interface Busy {
  readonly share: number;
  readonly cpuShare: number;
  readonly longestMs: number;
  readonly longestCpuMs: number;
  /** Tasks of `LONG_MS` and longer, by the clock. */
  readonly long: number;
}

/** What counts as a long task, ms. */
const LONG_MS = 50;

/** The tasks of the thread that set the marks, between them. Throws when the marks are not there. */
export function busyTime(trace: string, begin: string, end: string): Busy {
  // Chromium writes this file.
  const { traceEvents } = JSON.parse(trace) as { readonly traceEvents: readonly TraceEvent[] };
  const first = traceEvents.find(({ name }) => name === begin);
  const last = traceEvents.find(({ name }) => name === end);
  if (first === undefined || last === undefined) throw new Error('the trace has lost its marks');
  const tasks = outermost(
    traceEvents
      .filter(({ name, pid, tid }) => pid === first.pid && tid === first.tid && name.endsWith('RunTask'))
      .filter(({ ts, dur = 0 }) => ts >= first.ts && ts + dur <= last.ts),
  );
  const took = tasks.map(({ dur = 0 }) => dur / 1000);
  const cpu = tasks.map(({ tdur = 0 }) => tdur / 1000);
  const lengthMs = (last.ts - first.ts) / 1000;
  return {
    share: sum(took) / lengthMs,
    cpuShare: sum(cpu) / lengthMs,
    longestMs: Math.max(0, ...took),
    longestCpuMs: Math.max(0, ...cpu),
    long: took.filter((ms) => ms >= LONG_MS).length,
  };
}

/** Without the tasks that ran inside another one. */
function outermost(tasks: readonly TraceEvent[]): TraceEvent[] {
  let reached = 0;
  return tasks
    .toSorted((one, other) => one.ts - other.ts || (other.dur ?? 0) - (one.dur ?? 0))
    .filter(({ ts, dur = 0 }) => {
      const isInside = ts + dur <= reached;
      reached = Math.max(reached, ts + dur);
      return !isInside;
    });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
