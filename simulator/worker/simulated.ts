/** What the worker needs of a run; `live-run` makes one with the engine. */
import type { GuestFactory } from '../engine/guest';
import type { Plan } from '../model/plan';
import type { Nanoseconds } from '../model/units';
import type { StoppedAt } from './debug/breakpoints';
import type { Watch } from './debug/debugger';
import type { ModuleTraffic } from '../telemetry/module-traffic';
import type { FailureWords, Met, Until } from './protocol';
import type {
  Frame,
  Intervention,
  InterventionRequest,
  LedgerView,
  RunReport,
  SeenFilter,
  SeenSummary,
  SeenTrace,
  SeriesSubject,
  SeriesView,
  TableView,
  TraceFilter,
  TraceSummary,
  TraceView,
  Why,
  WhyQuestion,
} from './views';

/** A run under execution. Standing at an intervention's stamp, it has made it. */
export interface Simulated {
  readonly nowNs: Nanoseconds;
  /** Events executed so far. */
  readonly events: number;
  readonly failure: FailureWords | undefined;
  /** The operation whose handler started last, or '' when none has of late. */
  readonly operation: string;
  /**
   * Executes events up to and including `untilNs`, at most `maxEvents`, and makes the replayed interventions whose
   * stamps it passes; with `maxEvents` 0 those of the moment where it stands. `ended`: nothing more will happen. `stopped`:
   * it met what it watches for.
   */
  advance(untilNs: Nanoseconds, maxEvents: number): 'reached' | 'yielded' | 'ended' | 'stopped';
  /** What it has stopped at. At a line it stands in the middle of an event and goes no further: it is executed again. */
  readonly stop: StoppedAt | undefined;
  /** Lines that its handlers have passed; only a debug build's count. */
  readonly linesPassed: number;
  /** From now on it stops at what `watch` says; undefined: at nothing. */
  arm(watch: Watch | undefined): void;
  /** Begins to look for something, from here. */
  hunt(until: Until): Hunt;
  intervene(request: InterventionRequest): Intervention;
  hash(): string;
  /** What is to be drawn; includes what happened since the last call. Its typed arrays are given away. */
  frame(): Frame;
  traces(filter: TraceFilter): readonly TraceSummary[];
  trace(request: number): TraceView | undefined;
  why(question: WhyQuestion): Why | undefined;
  /** Whether its instruments are read. Only then they have anything to tell. */
  readonly isWatched: boolean;
  seenTraces(filter: SeenFilter): readonly SeenSummary[];
  seenTrace(trace: number): SeenTrace | undefined;
  /** What modules did with each other; undefined when it is not read. */
  traffic(): ModuleTraffic | undefined;
  table(table: number, limit: number): TableView | undefined;
  ledger(invariant: number, limit: number): LedgerView | undefined;
  series(subject: SeriesSubject, limit: number): SeriesView;
  report(wallSeconds: number): RunReport;
}

/** A run that is advanced until something happens. */
export interface Hunt {
  readonly met: Met | undefined;
  /** As `Simulated.advance`; `met` when what is hunted has happened, `idle` when nothing would happen any more. */
  advance(untilNs: Nanoseconds, maxEvents: number): 'met' | 'idle' | ReturnType<Simulated['advance']>;
}

/** Makes a run from its beginning, its instruments read or not, which changes nothing in it. Throws when the plan or the guest's module text cannot be started. */
export type MakeSimulation = (
  plan: Plan,
  guest: GuestFactory | undefined,
  interventions: readonly Intervention[],
  isWatched: boolean,
) => Simulated;
