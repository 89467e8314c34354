/** What every engine for judging lessons on the command line does: compiles a design, and lowers the same handlers once. */
import type { Host } from '../../lessons/judge/judging';
import { checkDocument } from '../engine/check';
import { compile } from '../engine/compile';
import type { RunReport } from '../engine/report';
import { lower } from '../lowering';
import { handlersOf } from '../model/handlers';
import type { Plan } from '../model/plan';

/** `load` makes of lowered handlers what `run` takes; `lowering`: for tests. */
export function judgingHost<Guest>(
  load: (text: string) => Guest,
  run: (plan: Plan, guest: Guest) => RunReport | Promise<RunReport>,
  lowering: typeof lower = lower,
): Host {
  const loaded = new Map<string, { readonly guest: Guest }>();
  return {
    prepare: (document, choice) => {
      const compiled = compile(document, { ...choice, seed: 0 });
      if (!compiled.ok) return compiled;
      const sources = handlersOf(compiled.document);
      const key = JSON.stringify(sources);
      let known = loaded.get(key);
      if (known === undefined) {
        const lowered = lowering(sources);
        if (!lowered.ok) return { ok: false, faults: checkDocument(document, lowering) };
        known = { guest: load(lowered.text) };
        loaded.set(key, known);
      }
      const { guest } = known;
      return { ok: true, plan: compiled.plan, run: (plan) => run(plan, guest) };
    },
  };
}
