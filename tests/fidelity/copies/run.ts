/** Runs the corner shop whose payments are copied. */
import type { SystemDocument } from '../../../simulator/model/document';
import { Simulation } from '../../../simulator/engine/simulation';
import { finish, prepare } from '../../running';

interface Choice {
  readonly seed?: number;
  readonly lengthNs?: number;
  readonly faults?: readonly string[];
  readonly experiment?: string;
}

/** Ready to be run. */
export function begun(
  document: SystemDocument,
  { seed = 1, lengthNs = 20e9, faults = [], experiment = 'open-loop' }: Choice = {},
): Simulation {
  const choice = { deployment: 'payments-apart', experiment, seed, lengthNs, faults };
  const { plan, guest } = prepare(document, choice);
  return new Simulation(plan, guest);
}

/** Run to its end. */
export function ran(document: SystemDocument, choice: Choice = {}): Simulation {
  const simulation = begun(document, choice);
  finish(simulation);
  return simulation;
}
