/** A whole run for the sake of its figures, as a judge needs many: nothing of it is kept but what a report counts. */
import type { GuestFactory } from '../engine/guest';
import { FIGURES_ONLY } from '../engine/readers';
import { reportOf, type RunReport } from '../engine/report';
import { Simulation } from '../engine/simulation';
import type { Plan } from '../model/plan';
import { Batches } from './batches';
import type { Host } from './host';

/** As `measured`; the worker's entry says how. */
export type Measure = (plan: Plan, guest: GuestFactory | undefined, host: Host) => Promise<RunReport>;

/** Executes a plan from its beginning to its end; between batches the worker hears its messages. */
export const measured: Measure = async (plan, guest, host) => {
  const simulation = new Simulation(plan, guest, [], FIGURES_ONLY);
  const batches = new Batches(() => host.nowMs());
  while (batches.run((maxEvents) => simulation.advance(plan.lengthNs, maxEvents)) === 'yielded')
    await new Promise<void>((resolve) => host.soon(resolve));
  return reportOf(simulation, batches.spentMs / 1000);
};
