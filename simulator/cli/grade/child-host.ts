/**
 * The engine for judging what strangers hand in. A run's plan and the lowered handlers go to a child process that is trusted
 * with nothing (`../child.ts`), one a run; what comes back is a report that has been checked against its schema. The judge and
 * all it holds stay in this process.
 */
import type { Host } from '../../../lessons/judge/judging';
import type { lower } from '../../lowering';
import { executeInChild, type ChildLimits } from '../child';
import { judgingHost } from '../judging-host';

/** What a lesson's design takes many times over. */
const LIMITS = { heapMib: 512, silenceMs: 10_000 };

const UNOBSERVED = { progress: () => undefined, otlp: undefined, view: 'truth' } as const;

/** `limits`: for tests. Runs reject with `Stopped` when the child died, hung or cannot be believed. */
export function childHost(limits: Partial<ChildLimits> = {}, lowering?: typeof lower): Host {
  return judgingHost(
    (text) => text,
    (plan, handlers) => executeInChild(plan, handlers, UNOBSERVED, { ...LIMITS, ...limits }),
    lowering,
  );
}
