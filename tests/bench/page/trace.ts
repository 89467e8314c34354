/** Reads from a browser's trace what one thread did between two marks. */

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
}

/** What counts as a long task, ms. */
const LONG_MS = 50;

/** The tasks of the thread that set the marks, between them. Throws when the marks are not there. */
export function busyTime(
  trace: string,
  begin: string,
  end: string,
): { readonly busyShare: number; readonly longestMs: number; readonly long: number } {
  // Chromium writes this file.
  const { traceEvents } = JSON.parse(trace) as { readonly traceEvents: readonly TraceEvent[] };
  const first = traceEvents.find(({ name }) => name === begin);
  const last = traceEvents.find(({ name }) => name === end);
  if (first === undefined || last === undefined) throw new Error('the trace has lost its marks');
  const tasks = traceEvents
    .filter(({ name, pid, tid }) => pid === first.pid && tid === first.tid && name.endsWith('RunTask'))
    .map(({ ts, dur = 0 }) => ({
      from: Math.max(ts, first.ts),
      to: Math.min(ts + dur, last.ts),
      ms: dur / 1000,
    }))
    .filter(({ from, to }) => to > from)
    .toSorted((one, other) => one.from - other.from);
  let [busy, reached] = [0, first.ts];
  for (const { from, to } of tasks) {
    // One task may run inside another.
    busy += Math.max(0, to - Math.max(from, reached));
    reached = Math.max(reached, to);
  }
  return {
    busyShare: busy / (last.ts - first.ts),
    longestMs: tasks.reduce((longest, { ms }) => Math.max(longest, ms), 0),
    long: tasks.filter(({ ms }) => ms >= LONG_MS).length,
  };
}
