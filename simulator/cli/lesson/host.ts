/** The engine for judging lessons, in this process: lessons that lie in the project's folder are trusted as its code is. */
import { runInThisContext } from 'node:vm';
import type { Host } from '../../../lessons/judge/judging';
import { checkDocument } from '../../engine/check';
import { compile } from '../../engine/compile';
import type { GuestFactory } from '../../engine/guest';
import { lower } from '../../lowering';
import { handlersOf } from '../../model/handlers';
import { execute } from '../execute';

const SILENT = { progress: () => undefined, otlp: undefined, view: 'instruments' } as const;

/** Lowers the same handlers once. */
export function inProcessHost(): Host {
  const guests = new Map<string, GuestFactory>();
  return {
    prepare: (document, choice) => {
      const compiled = compile(document, { ...choice, seed: 0 });
      if (!compiled.ok) return compiled;
      const sources = handlersOf(compiled.document);
      const key = JSON.stringify(sources);
      let guest = guests.get(key);
      if (guest === undefined) {
        const lowered = lower(sources);
        if (!lowered.ok) return { ok: false, faults: checkDocument(document, lower) };
        guest = runInThisContext(lowered.text) as GuestFactory; // lowering has printed it
        guests.set(key, guest);
      }
      const handlers = guest;
      return {
        ok: true,
        plan: compiled.plan,
        run: (plan) => execute(plan, handlers, SILENT, () => performance.now()),
      };
    },
  };
}
