/** Runs shipped systems headless, for the tests that cross folders. */
import { runInThisContext } from 'node:vm';
import { expect } from 'vitest';
import { loadSystem } from '../lessons/systems';
import { handlersOf } from '../simulator/model/handlers';
import { compile, type RunChoice } from '../simulator/engine/compile';
import type { GuestFactory } from '../simulator/engine/guest';
import { Simulation } from '../simulator/engine/simulation';
import { readFault } from '../simulator/engine/toolkit';
import { lower } from '../simulator/lowering';
import type { FaultPlan, Plan } from '../simulator/model/plan';

const lowered = new Map<string, GuestFactory>();

/** Compiles a document and lowers its handlers; fails the test on any fault. */
export function prepare(document: unknown, choice: RunChoice): { plan: Plan; guest: GuestFactory } {
  const compiled = compile(document, choice);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults, null, 2));
  const sources = handlersOf(compiled.document);
  const key = JSON.stringify(sources);
  let guest = lowered.get(key);
  if (guest === undefined) {
    const result = lower(sources);
    if (!result.ok) throw new Error(JSON.stringify(result.faults, null, 2));
    guest = runInThisContext(result.text) as GuestFactory; // the text is ours
    lowered.set(key, guest);
  }
  return { plan: compiled.plan, guest };
}

/** A shipped system, run to its end. */
export function run(name: string, choice: RunChoice): Simulation {
  const { plan, guest } = prepare(loadSystem(name), choice);
  const simulation = new Simulation(plan, guest);
  finish(simulation);
  return simulation;
}

/** Runs what is left of a run. */
export function finish(simulation: Simulation): void {
  while (simulation.advance(simulation.plan.lengthNs, 1_000_000) === 'yielded');
  expect(simulation.failure).toBeUndefined();
  simulation.readers.settle();
}

/** The state of an invariant at a run's end. */
export function invariant(
  simulation: Simulation,
  name: string,
): ReturnType<Simulation['monitor']['states']>[number] {
  const state = simulation.monitor.states().find((one) => one.name === name);
  if (state === undefined) throw new Error(`there is no invariant ${name}`);
  return state;
}

/** A fault in words; fails the test when they are wrong. */
export function faultIn(plan: Plan, words: string): FaultPlan {
  const read = readFault(words, plan);
  if (!read.ok) throw new Error(`${words}: ${read.problem.message}`);
  return read.fault;
}

/** Nothing runs, waits or is broken any more. */
export function expectAtRest({ system }: Simulation): void {
  const { services, stores, brokers, operations, links } = system;
  for (const { rules, watchers } of operations)
    expect([rules, ...Object.values(watchers)].map(({ length }) => length)).toEqual([0, 0, 0, 0]);
  for (const { rules } of links) expect(rules).toEqual([]);
  for (const { instances, name } of services) {
    for (const { up, running, queued, processor, rules } of instances) {
      const standing = [name, up, running, queued, processor.busy, processor.waiting, rules.length];
      expect(standing).toEqual([name, true, 0, 0, 0, 0, 0]);
    }
  }
  for (const { up, slowdowns } of [...stores, ...brokers]) expect([up, slowdowns.length]).toEqual([true, 0]);
}

/** Committed rows of a table. */
export function rowsOf(
  simulation: Simulation,
  table: string,
): readonly { readonly key: string; readonly row: unknown }[] {
  const index = simulation.plan.tables.findIndex(({ name }) => name === table);
  const module = simulation.plan.modules[simulation.plan.tables[index]?.module ?? -1];
  return simulation.system.stores[module?.store ?? -1]?.rows(index) ?? [];
}
