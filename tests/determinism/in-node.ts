/** Executes cases in Node. Bundled for the browser tests, because their runner cannot follow all imports of the sources. */
import { runInThisContext } from 'node:vm';
import type { GuestFactory } from '../../simulator/engine/guest';
import type { Intervention } from '../../simulator/engine/interventions';
import type { ReaderOptions } from '../../simulator/engine/readers';
import { Simulation } from '../../simulator/engine/simulation';
import { FAULTS } from '../../simulator/faults/registry';
import { Fact } from '../../simulator/telemetry/facts';
import { makeLiveRun } from '../../simulator/worker/live-run';
import type { Breakpoints, StoppedAt } from '../../simulator/worker/protocol';
import type { Case, Outcome, Row, Witness } from './case';

export { makeCase } from './generator';
export { languageDocument } from './language';
export { debugBuild, prepare } from './prepare';
export { caseOfEach, shippedCases, specimenCases } from './shipped';

const FACTS: ReadonlyMap<number, string> = new Map(Object.entries(Fact).map(([name, kind]) => [kind, name]));
const KEPT_ROWS = 1 << 16;

/** The kinds of fault that there are. */
export const faultKinds = (): string[] => Object.keys(FAULTS);

/** A case's simulation at time 0; with `interventions` it makes them by itself. */
export function begin(
  { plan, text }: Case,
  interventions: readonly Intervention[] = [],
  options: ReaderOptions = {},
): Simulation {
  const guest = runInThisContext(text) as GuestFactory; // the lowering printed the text
  return new Simulation(plan, guest, interventions, options);
}

/** Advances to a time, so many events at once. */
export function reach(simulation: Simulation, atNs: number, slice = 1_000_000): void {
  while (simulation.advance(atNs, slice) === 'yielded');
}

/** Executes a case from start to end, doing its acts on the way. `hashesAt`: also told after all events of these times. */
export function execute(
  given: Case,
  { slice, hashesAt = [], ...options }: { slice?: number; hashesAt?: readonly number[] } & ReaderOptions = {},
): Outcome & { readonly simulation: Simulation; readonly hashes: readonly string[] } {
  const simulation = begin(given, [], options);
  const interventions: Intervention[] = [];
  const hashes: string[] = [];
  const stops = [
    ...given.acts.map(({ atNs, request }) => ({
      atNs,
      stop: () => interventions.push(simulation.intervene(request)),
    })),
    ...hashesAt.map((atNs) => ({ atNs, stop: () => hashes.push(simulation.hash()) })),
  ];
  for (const { atNs, stop } of stops.sort((one, other) => one.atNs - other.atNs)) {
    reach(simulation, atNs, slice);
    if (simulation.failure === undefined) stop();
  }
  reach(simulation, given.plan.lengthNs, slice);
  const failure =
    simulation.failure === undefined ? null : `${simulation.failure.code}: ${simulation.failure.message}`;
  return { hash: simulation.hash(), events: simulation.events, failure, interventions, simulation, hashes };
}

/** Looks into a case's execution in Node, so many events at once. */
export function nodeWitness(given: Case, interventions: readonly Intervention[], slice = 1_000_000): Witness {
  const after = (events: number): Simulation => {
    const simulation = begin(given, interventions, { spans: 0, journalRows: KEPT_ROWS });
    let left = events;
    do {
      simulation.advance(given.plan.lengthNs, Math.min(slice, left));
      left -= slice;
    } while (left > 0);
    return simulation;
  };
  return {
    hashAfter: async (events) => after(events).hash(),
    async rowsOf(event) {
      const { journal } = after(event).system.kernel;
      const before = event === 0 ? 0 : after(event - 1).system.kernel.journal.length;
      const rows: Row[] = [];
      for (let row = Math.max(before, journal.oldest); row < journal.length; row++) {
        const at = row & journal.mask;
        // The mask keeps the index in range.
        const read = (column: ArrayLike<number>): number => column[at] as number;
        rows.push({
          row,
          atNs: read(journal.times),
          fact: factName(read(journal.kinds)),
          a: read(journal.a),
          b: read(journal.b),
          c: read(journal.c),
          value: read(journal.values),
          cause: read(journal.causes),
        });
      }
      return rows;
    },
  };
}

/** The name of a kind of fact. */
export function factName(kind: number): string {
  return FACTS.get(kind) ?? `fact ${kind}`;
}

/** Where a debug build stops first, so many times; each time it is executed again, past the line where it stopped before. */
export function stopsOf(
  { plan, text }: Case,
  breakpoints: Breakpoints,
  count: number,
): (StoppedAt & { readonly events: number })[] {
  const guest = runInThisContext(text) as GuestFactory; // the lowering printed the text
  const stops: (StoppedAt & { events: number })[] = [];
  for (let from = 0; stops.length < count;) {
    const run = makeLiveRun(plan, guest, [], false);
    run.arm({ breakpoints, from });
    while (run.advance(plan.lengthNs, 10_000) === 'yielded');
    if (run.stop === undefined) break;
    stops.push({ ...run.stop, events: run.events });
    from = run.linesPassed;
  }
  return stops;
}
