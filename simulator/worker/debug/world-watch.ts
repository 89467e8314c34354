/** Whether something in the world has come about, looked for after each event in its rows and in the parts themselves. */
import type { Simulation } from '../../engine/simulation';
import { Fact, instanceOf, requestOf } from '../../telemetry/facts';
import type { WorldBreakpoint, WorldCondition } from './breakpoints';

/** Whom it concerns, as far as it concerns anybody. */
export interface Concerned {
  readonly request: number;
  readonly span: number;
  readonly operation: number;
  readonly instance: number;
}

export const NOBODY: Concerned = { request: 0, span: 0, operation: -1, instance: -1 };

/** One condition, watched from where the run stands. */
export class WorldWatch {
  readonly id: number;
  readonly when: WorldCondition;
  /** Whether it holds already: it comes about when it begins to hold. */
  private held: boolean;
  /** Handlers of the operation that have started. */
  private calls = 0;

  constructor(
    private readonly simulation: Simulation,
    { id, when }: WorldBreakpoint,
  ) {
    this.id = id;
    this.when = when;
    this.held = this.isTrue();
    if (when.kind !== 'call') return;
    simulation.readers.settle();
    this.calls = simulation.readers.metrics.operations[when.operation]?.started ?? 0;
  }

  /** The next time at which to look although nothing may happen then. */
  get nextNs(): number {
    return this.when.kind === 'time' && this.simulation.nowNs < this.when.atNs ? this.when.atNs : Infinity;
  }

  /** Whom it concerns if it came about with the rows from `from` on; undefined when it did not. */
  look(from: number): Concerned | undefined {
    const { held } = this;
    this.held = this.isTrue();
    if (this.held && !held) return NOBODY;
    const { journal } = this.simulation.system.kernel;
    let found: Concerned | undefined;
    for (let row = Math.max(from, journal.oldest); row < journal.length; row++)
      found = this.lookAt(row & journal.mask) ?? found;
    return found;
  }

  /** What holds for a while, and not with one row. */
  private isTrue(): boolean {
    const { when, simulation } = this;
    if (when.kind === 'time') return simulation.nowNs >= when.atNs;
    if (when.kind !== 'queue') return false;
    const instances = simulation.system.services[when.service]?.instances ?? [];
    return instances.reduce((sum, { queued }) => sum + queued, 0) > when.longerThan;
  }

  private lookAt(at: number): Concerned | undefined {
    const { when } = this;
    const { journal } = this.simulation.system.kernel;
    // `at` is masked.
    const [kind, a, c] = [journal.kinds[at], journal.a[at] as number, journal.c[at] as number];
    if (when.kind === 'broken' && kind === Fact.gapOpened && a === when.invariant)
      return { ...NOBODY, request: c };
    if (when.kind === 'down' && kind === Fact.instanceDown && this.serviceOf(a) === when.service)
      return { ...NOBODY, instance: a };
    if (when.kind !== 'call' || kind !== Fact.handlerStarted || c !== when.operation) return undefined;
    this.calls++;
    const value = journal.values[at] as number;
    const one = { request: requestOf(value), span: a, operation: c, instance: instanceOf(value) };
    return when.nth === 0 || this.calls === when.nth ? one : undefined;
  }

  private serviceOf(instance: number): number {
    return this.simulation.readers.names.serviceOf(instance);
  }
}
