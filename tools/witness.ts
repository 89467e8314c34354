/** What a run has to come out as everywhere: made in Node when the page is built, and compared by the preflight page. */
import { runInThisContext } from 'node:vm';
import { loadSystem } from '../lessons/systems';
import { compile } from '../simulator/engine/compiling';
import type { GuestFactory } from '../simulator/engine/guest';
import { Simulation } from '../simulator/engine/simulation';
import { lower } from '../simulator/lowering';
import { handlersOf } from '../simulator/model/handlers';

/** A run of many services and all that goes on between them, so far that its speed can be told. */
const RUN = { system: 'online-boutique', deployment: 'microservices', experiment: 'open-loop', seed: 1 };
const EVENTS = 60_000;

export interface Witness {
  readonly system: string;
  readonly deployment: string;
  readonly experiment: string;
  readonly seed: number;
  readonly events: number;
  /** The journal's, after so many events. */
  readonly hash: string;
}

export function witness(): Witness {
  const compiled = compile(loadSystem(RUN.system), RUN);
  if (!compiled.ok) throw new Error(`${RUN.system} has faults`);
  const lowered = lower(handlersOf(compiled.document));
  if (!lowered.ok) throw new Error(`the handlers of ${RUN.system} have faults`);
  const simulation = new Simulation(compiled.plan, runInThisContext(lowered.text) as GuestFactory); // printed just now
  simulation.advance(compiled.plan.lengthNs, EVENTS);
  return { ...RUN, events: simulation.events, hash: simulation.hash() };
}
