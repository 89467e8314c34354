/** What two runs show of the latency that a boundary adds: the same requests, with the same seed and load, before and after. */
import type { RunReport } from '../../model/report-schema';
import type { Plan } from '../../model/plan';
import { requestedOperations } from '../../engine/code/wiring';

/** Mean time that an operation took where it was handled, queues and all. */
export interface MeasuredLatency {
  readonly operation: string;
  readonly beforeMs: number;
  readonly afterMs: number;
}

/** Of the operations that clients ask for, as far as both runs have any. `plan` is the plan of either. */
export function measuredLatency(plan: Plan, before: RunReport, after: RunReport): MeasuredLatency[] {
  return requestedOperations(plan).flatMap((index) => {
    const name = plan.operations[index]?.name ?? '';
    const [was, is] = [before, after].map(
      ({ operations }) => operations.find((operation) => operation.name === name)?.latencyMs.mean ?? null,
    );
    if (was === null || is === null || was === undefined || is === undefined) return [];
    return [{ operation: name, beforeMs: was, afterMs: is }];
  });
}
