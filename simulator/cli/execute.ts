/** Executes a plan to its end and gives what is to be told of it; the same in this process and in the restricted child. */
import type { GuestFactory } from '../engine/guest';
import { reportOf, type RunReport } from '../engine/report';
import { Simulation } from '../engine/simulation';
import type { Plan } from '../model/plan';

/** How a run is observed. */
export interface Observer {
  /** Told now and then: simulated ns done, of so many. */
  progress(nowNs: number, lengthNs: number): void;
  /** Pieces of the OTLP/JSON file, in order; undefined when none is wanted. */
  readonly otlp: ((piece: string) => void) | undefined;
}

/** Events between two looks at the clock. */
const SLICE = 250_000;

/** `clock` gives real seconds, for the report alone. */
export function execute(
  plan: Plan,
  guest: GuestFactory | undefined,
  observer: Observer,
  clock: () => number,
): RunReport {
  const simulation = new Simulation(plan, guest);
  const finishOtlp = observer.otlp === undefined ? undefined : simulation.readers.exportOtlp(observer.otlp);
  const began = clock();
  while (simulation.advance(plan.lengthNs, SLICE) === 'yielded')
    observer.progress(simulation.nowNs, plan.lengthNs);
  const wallSeconds = clock() - began;
  finishOtlp?.();
  return reportOf(simulation, wallSeconds);
}
