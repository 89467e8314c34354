/**
 * The engine for judging what strangers hand in. A run's plan and the lowered handlers go to a child process that is trusted
 * with nothing (`../child.ts`), one a run; what comes back is a report that has been checked against its schema. The judge and
 * all it holds stay in this process.
 */
import type { Host } from '../../../lessons/judge/judging';
import { checkDocument } from '../../engine/check';
import { compile } from '../../engine/compile';
import { lower } from '../../lowering';
import { handlersOf } from '../../model/handlers';
import { executeInChild, type ChildLimits } from '../child';

/** What a lesson's design takes many times over. */
const LIMITS = { heapMib: 512, silenceMs: 10_000 };

const UNOBSERVED = { progress: () => undefined, otlp: undefined, view: 'truth' } as const;

/** `limits`: for tests. Runs reject with `Stopped` when the child died, hung or cannot be believed. */
export function childHost(limits: Partial<ChildLimits> = {}, lowering: typeof lower = lower): Host {
  const lowered = new Map<string, string>();
  return {
    prepare: (document, choice) => {
      const compiled = compile(document, { ...choice, seed: 0 });
      if (!compiled.ok) return compiled;
      const sources = handlersOf(compiled.document);
      const key = JSON.stringify(sources);
      let text = lowered.get(key);
      if (text === undefined) {
        const made = lowering(sources);
        if (!made.ok) return { ok: false, faults: checkDocument(document, lowering) };
        text = made.text;
        lowered.set(key, text);
      }
      const handlers = text;
      return {
        ok: true,
        plan: compiled.plan,
        run: (plan) => executeInChild(plan, handlers, UNOBSERVED, { ...LIMITS, ...limits }),
      };
    },
  };
}
