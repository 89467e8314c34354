/** The engine for judging lessons, in this process: lessons that lie in the project's folder are trusted as its code is. */
import { runInThisContext } from 'node:vm';
import type { Host } from '../../../lessons/judge/judging';
import type { GuestFactory } from '../../engine/guest';
import { FIGURES_ONLY } from '../../engine/readers';
import { reportOf, type RunReport } from '../../engine/report';
import { Simulation } from '../../engine/simulation';
import type { Plan } from '../../model/plan';
import { judgingHost } from '../judging-host';

const EVENTS_AT_ONCE = 1_000_000;

export function inProcessHost(): Host {
  return judgingHost((text) => runInThisContext(text) as GuestFactory, runToEnd); // lowering has printed it
}

function runToEnd(plan: Plan, guest: GuestFactory): RunReport {
  const simulation = new Simulation(plan, guest, [], FIGURES_ONLY);
  while (simulation.advance(plan.lengthNs, EVENTS_AT_ONCE) === 'yielded');
  return reportOf(simulation, 0);
}
