/** Runs a document for the bench and times nothing but the run. */
import { runInThisContext } from 'node:vm';
import { handlersOf } from '../../simulator/model/handlers';
import { compile } from '../../simulator/engine/compile';
import type { GuestFactory } from '../../simulator/engine/guest';
import { Simulation } from '../../simulator/engine/simulation';
import { lower } from '../../simulator/lowering';
import type { Plan } from '../../simulator/model/plan';

export interface BenchChoice {
  readonly seed: number;
  readonly seconds: number;
  readonly deployment?: string;
}

/** What an engine is given: the plan, and the lowered text of the handlers. Throws when the document has faults. */
export function prepare(
  document: unknown,
  { seed, seconds, deployment }: BenchChoice,
): { plan: Plan; text: string } {
  const compiled = compile(document, { seed, lengthNs: seconds * 1e9, deployment });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults));
  const lowered = lower(handlersOf(compiled.document));
  if (!lowered.ok) throw new Error(JSON.stringify(lowered.faults));
  return { plan: compiled.plan, text: lowered.text };
}

/** The simulation at its end, and the real seconds it took. */
export function simulate(
  document: unknown,
  choice: BenchChoice & { readonly traced: boolean },
): { simulation: Simulation; seconds: number } {
  const { plan, text } = prepare(document, choice);
  const guest = runInThisContext(text) as GuestFactory; // we printed the text ourselves
  const simulation = new Simulation(plan, guest, [], choice.traced ? {} : { spans: 0 });
  const began = performance.now();
  while (simulation.advance(plan.lengthNs, 1_000_000) === 'yielded');
  const took = (performance.now() - began) / 1000;
  if (simulation.failure !== undefined) throw simulation.failure;
  return { simulation, seconds: took };
}
