/** One of three instances of payments goes, under each way of finding the other two. */
import { Simulation } from '../../../simulator/engine/simulation';
import { Fact, type Late } from '../../../simulator/telemetry/facts';
import type { SystemDocument } from '../../../simulator/model/document';
import { finish, prepare } from '../../running';

/** What became of a run. */
export interface Outcome {
  /** Requests that were not seen to be done: failed and unknown ones. */
  readonly failed: number;
  readonly staleAttempts: number;
  /** Stale attempts by the layer that was late. */
  readonly byLayer: ReadonlyMap<Late, number>;
  /** When processes were restarted because they did not show that they live, s. */
  readonly restarts: readonly number[];
  readonly simulation: Simulation;
}

/** A minute in which `faults` strike. */
export function runShop(document: SystemDocument, seed: number, faults: readonly string[]): Outcome {
  const choice = { deployment: 'payments-apart', experiment: 'open-loop', seed, lengthNs: 60e9, faults };
  const { plan, guest } = prepare(document, choice);
  const simulation = new Simulation(plan, guest);
  const byLayer = new Map<Late, number>();
  const restarts: number[] = [];
  simulation.system.kernel.journal.addFold({
    fold: ({ kinds, times, c, mask }, from, to) => {
      for (let row = from; row < to; row++) {
        if (kinds[row & mask] === Fact.instanceDraining && c[row & mask] === 1)
          restarts.push((times[row & mask] ?? 0) / 1e9);
        if (kinds[row & mask] !== Fact.staleAttempt) continue;
        const layer = c[row & mask] as Late; // what the column holds
        byLayer.set(layer, (byLayer.get(layer) ?? 0) + 1);
      }
    },
  });
  finish(simulation);
  const staleAttempts = [...byLayer.values()].reduce((sum, count) => sum + count, 0);
  const { failed, unknown } = simulation.system.clients;
  return { failed: failed + unknown, staleAttempts, byLayer, restarts, simulation };
}
