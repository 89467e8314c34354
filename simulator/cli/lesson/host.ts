/** The engine for judging lessons, in this process: lessons that lie in the project's folder are trusted as its code is. */
import { runInThisContext } from 'node:vm';
import type { Host } from '../../../lessons/judge/judging';
import { checkDocument } from '../../engine/check';
import { compile } from '../../engine/compile';
import { reportOf, type RunReport } from '../../engine/report';
import { Simulation } from '../../engine/simulation';
import type { GuestFactory } from '../../engine/guest';
import { lower } from '../../lowering';
import type { Plan } from '../../model/plan';
import { handlersOf } from '../../model/handlers';

/** A report counts as it goes: nothing of the run need be kept. Short runs spend most of their time on what is. */
const NOTHING_KEPT = { spans: 0, journalRows: 1 << 12 };

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
        run: (plan) => runToEnd(plan, handlers),
      };
    },
  };
}

function runToEnd(plan: Plan, guest: GuestFactory): RunReport {
  const simulation = new Simulation(plan, guest, [], NOTHING_KEPT);
  while (simulation.advance(plan.lengthNs, EVENTS_AT_ONCE) === 'yielded');
  return reportOf(simulation, 0);
}

const EVENTS_AT_ONCE = 1_000_000;
