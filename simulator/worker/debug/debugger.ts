/**
 * Stops a run at lines and at conditions of the world. Lines are counted as they are passed, whoever looks, so that a place
 * in the middle of an event has a number: a run that was stopped there goes no further, and to go on it is executed again,
 * past that number. Nothing here is seen by the run, so it is the same run with any breakpoints.
 */
import type { Simulation } from '../../engine/simulation';
import { Invocation } from '../../components/service';
import type { LineListener } from '../../kernel/guest-runtime';
import { Fact } from '../../telemetry/facts';
import { NO_BREAKPOINTS, type Breakpoints, type LineBreakpoint, type StoppedAt } from './breakpoints';
import { holds, NOT_YET, printValue } from './lines';
import { NOBODY, WorldWatch, type Concerned } from './world-watch';

/** What to stop at from some place on. */
export interface Watch {
  readonly breakpoints: Breakpoints;
  /** Lines to pass before anything stops it. */
  readonly from: number;
  /** The line to stop at in any case, by its number. */
  readonly at?: number;
  /** The handler to stop at the next line of, or at its end, by its span. */
  readonly span?: number;
}

type Outcome = 'reached' | 'yielded' | 'ended' | 'stopped';

export class Debugger implements LineListener {
  stop: StoppedAt | undefined;
  /** Lines passed so far. */
  passed = 0;
  private watch: Watch | undefined;
  private readonly lines = new Map<number, LineBreakpoint[]>();
  private worlds: readonly WorldWatch[] = [];

  constructor(private readonly simulation: Simulation) {
    simulation.system.kernel.guest.lines = this;
  }

  /** From now on it stops at what `watch` says; undefined: at nothing. */
  arm(watch: Watch | undefined): void {
    // Lines that are to be passed stay so when something else is watched for.
    const from = Math.max(watch?.from ?? 0, this.watch?.from ?? 0);
    this.watch = watch === undefined ? undefined : { ...watch, from };
    const { lines, worlds } = watch?.breakpoints ?? NO_BREAKPOINTS;
    this.lines.clear();
    for (const line of lines) this.lines.set(line.site, [...(this.lines.get(line.site) ?? []), line]);
    this.worlds = worlds.map((world) => new WorldWatch(this.simulation, world));
  }

  at(site: number): boolean {
    this.passed++;
    const { watch } = this;
    if (watch === undefined || this.passed <= watch.from) return false;
    return this.lines.has(site) || watch.span !== undefined || watch.at === this.passed;
  }

  look(site: number, readers: readonly (() => unknown)[]): boolean {
    const { watch } = this;
    const { scope } = this.simulation.system.kernel;
    const handler = scope.task instanceof Invocation ? scope.task : undefined;
    const values = readers.map((read) => {
      try {
        return read();
      } catch {
        return NOT_YET;
      }
    });
    const isSought = watch?.at === this.passed || (handler !== undefined && watch?.span === handler.span);
    const met = this.lines.get(site)?.find(({ condition }) => condition === null || holds(condition, values));
    if (met === undefined && !isSought) return false;
    const breakpoint = met?.id ?? -1;
    this.stop = {
      ...{ kind: 'line', breakpoint, site, values: values.map(printValue) },
      ...{ request: handler?.request ?? 0, span: handler?.span ?? 0 },
      ...{ operation: handler?.operation.index ?? -1, instance: handler?.instanceNumber ?? -1 },
    };
    return true;
  }

  /** Advances the run, one event at a time where each has to be looked at. */
  advance(untilNs: number, maxEvents: number): Outcome {
    const { simulation, watch } = this;
    if (this.stop?.kind === 'line') return 'stopped';
    if (maxEvents > 0) this.stop = undefined;
    if (this.worlds.length === 0 && watch?.span === undefined) {
      const outcome = simulation.advance(untilNs, maxEvents);
      return this.isStopped() ? 'stopped' : outcome;
    }
    const { journal } = simulation.system.kernel;
    for (let left = maxEvents; left > 0; left--) {
      const from = journal.length;
      const dueNs = this.worlds.reduce((soonest, { nextNs }) => Math.min(soonest, nextNs), untilNs);
      const outcome = simulation.advance(dueNs, 1);
      if (!this.isStopped()) this.stop = this.lookAround(from);
      if (this.isStopped()) return 'stopped';
      if (outcome === 'ended' || (outcome === 'reached' && dueNs >= untilNs)) return outcome;
    }
    return maxEvents > 0 ? 'yielded' : simulation.advance(untilNs, 0);
  }

  /** Asked anew each time: advancing calls back. */
  private isStopped(): boolean {
    return this.stop !== undefined;
  }

  private lookAround(from: number): StoppedAt | undefined {
    let met: StoppedAt | undefined;
    // Each looks, for each has to know what there was.
    for (const world of this.worlds) {
      const concerned = world.look(from);
      if (concerned !== undefined) met ??= stopped('world', world.id, concerned);
    }
    return met ?? this.lookForEnd(from);
  }

  /** Whether the handler that is stepped through has ended. */
  private lookForEnd(from: number): StoppedAt | undefined {
    const { journal } = this.simulation.system.kernel;
    const span = this.watch?.span;
    for (let row = Math.max(from, journal.oldest); span !== undefined && row < journal.length; row++) {
      const at = row & journal.mask;
      if (journal.kinds[at] === Fact.handlerEnded && journal.a[at] === span)
        return stopped('left', -1, { ...NOBODY, span, operation: journal.c[at] ?? -1 });
    }
    return undefined;
  }
}

function stopped(kind: 'world' | 'left', breakpoint: number, concerned: Concerned): StoppedAt {
  return { kind, breakpoint, site: -1, values: [], ...concerned };
}
