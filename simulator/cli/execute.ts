/** Executes a plan to its end and gives what is to be told of it; the same in this process and in the restricted child. */
import type { GuestFactory } from '../engine/guest';
import { exportOtlp } from '../engine/otlp-export';
import { reportOf, type RunReport } from '../engine/report';
import { Simulation } from '../engine/simulation';
import type { Plan } from '../model/plan';
import { TrafficMeter, type ModuleTraffic } from '../telemetry/module-traffic';
import type { View } from '../telemetry/instruments/view';
import { Batches } from '../worker/batches';

/** How a run is observed. */
export interface Observer {
  /** Told every few milliseconds: simulated ns done, of so many. */
  progress(nowNs: number, lengthNs: number): void;
  /** Pieces of the OTLP/JSON file, in order; undefined when none is wanted. */
  readonly otlp: ((piece: string) => void) | undefined;
  /** Whose spans they are. */
  readonly view: View;
  /** Told at the end what modules did with each other; left out when nobody wants to know. */
  readonly traffic?: ((traffic: ModuleTraffic) => void) | undefined;
}

/** `nowMs` is a clock, for the report and for pacing alone. Throws a `RunFailure` when the run cannot be started. */
export function execute(
  plan: Plan,
  guest: GuestFactory | undefined,
  observer: Observer,
  nowMs: () => number,
): RunReport {
  const batches = new Batches(nowMs);
  const simulation = new Simulation(plan, guest);
  const { otlp, view, traffic } = observer;
  const { journal } = simulation.system.kernel;
  const meter = traffic === undefined ? undefined : new TrafficMeter(plan);
  if (meter !== undefined) journal.addFold(meter);
  const finishOtlp = otlp === undefined ? undefined : exportOtlp(simulation, view, otlp);
  while (batches.run((maxEvents) => simulation.advance(plan.lengthNs, maxEvents)) === 'yielded')
    observer.progress(simulation.nowNs, plan.lengthNs);
  finishOtlp?.();
  journal.settle();
  if (meter !== undefined) traffic?.(meter.traffic(simulation.nowNs));
  return reportOf(simulation, batches.spentMs / 1000);
}
