/**
 * The one contract between the page and the worker; types only, so that both sides share it and neither carries the other.
 * Every answer is a `Result`: nothing is thrown across. The worker never speaks unasked: the page pulls each tick, which
 * is also what keeps a fast run from flooding a slow page.
 */
import type { Plan } from '../model/plan';
import type { Nanoseconds } from '../model/units';
import type { Breakpoints, StoppedAt } from './debug/breakpoints';
import type { ModuleTraffic } from '../telemetry/module-traffic';
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

export type {
  Breakpoints,
  LineBreakpoint,
  StoppedAt,
  WorldBreakpoint,
  WorldCondition,
} from './debug/breakpoints';

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: WorkerError };

export interface WorkerError {
  /**
   * `refused`: cannot be done now, `message` says why. `cancelled`: another command took its place.
   * `guest`: the handlers' text could not be started. `bug`: an assertion of ours.
   * `gone`: the run was ended while the command was under way.
   */
  readonly kind: 'refused' | 'cancelled' | 'guest' | 'bug' | 'gone';
  readonly message: string;
}

/** Why the engine ended a run early; see the kernel's `RunFailure`. */
export interface FailureWords {
  readonly code: string;
  readonly message: string;
}

/** Where a run stands. */
export interface Status {
  readonly state: 'paused' | 'playing' | 'seeking' | 'ended' | 'failed';
  readonly nowNs: Nanoseconds;
  /** Events executed so far. */
  readonly events: number;
  /** The operation whose handler started last, or '' when none has of late. */
  readonly operation: string;
  /** Share of a seek that is done, 0 to 1; 1 when none is under way. */
  readonly progress: number;
  readonly failure: FailureWords | null;
  /** Grows when the run is executed again: what frames told before is void, and the next one begins afresh. */
  readonly epoch: number;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** What it has stopped at, as long as it stands there. */
  readonly stop: StoppedAt | null;
}

/** What the page draws at one moment. `frame` is null while a seek is under way. */
export interface Tick {
  readonly status: Status;
  readonly frame: Frame | null;
}

/** Where to go: a simulated time (after all its events), or the moment after so many events. */
export type Position = { readonly atNs: Nanoseconds } | { readonly events: number };

/** Interventions of the run, in order; kept in a link, and given to `start` to replay it. */
export type Interventions = readonly Intervention[];

/** What a hunt is for: the next consequence of anything, or the next thing that happens to a request (null: to the next that begins). */
export type Until =
  { readonly kind: 'consequence' } | { readonly kind: 'request'; readonly request: number | null };

/** What a hunt has come to. */
export interface Met {
  /** The request that it concerns; 0 = none. */
  readonly request: number;
  readonly atNs: Nanoseconds;
  /** First and one past the last of the journal's rows that the event wrote. */
  readonly rows: readonly [from: number, to: number];
  /** What happened, a sentence each. */
  readonly words: readonly string[];
  /** The request has its answer, and nobody works for it any more. */
  readonly isOver: boolean;
}

/** What the page may ask. */
export interface WorkerApi {
  /** Makes the run, paused at time 0. Once only. */
  start(plan: Plan, interventions: Interventions): Promise<Result<Status>>;
  /** Goes on, `speed` simulated nanoseconds a real one (`Infinity`: as fast as it can), until paused or at the end. */
  play(speed: number): Promise<Result<Status>>;
  pause(): Promise<Result<Status>>;
  /** Goes on as fast as it can until that happens, and not one event further; null when it never does. Stays paused. */
  hunt(until: Until): Promise<Result<Met | null>>;
  /** Executes so many events and stays paused. */
  step(events: number): Promise<Result<Status>>;
  /** Goes there, back by executing the run again; answers when it has arrived, or `cancelled`. Stays paused. */
  seek(position: Position): Promise<Result<Status>>;
  /** Gives up a seek that is under way: back where it began if it led back, else where it has come to. */
  cancel(): Promise<Result<Status>>;
  /**
   * What to stop at, from now on; instead of what was said before. Lines stop a run whose handlers are a debug build. A
   * seek passes them all.
   */
  breakAt(breakpoints: Breakpoints): Promise<Result<Status>>;
  /** From a line: on to the next line of the same operation, or to its end; a breakpoint on the way stops it, too. */
  stepLine(): Promise<Result<Status>>;
  /** Makes an intervention now. Those that lay after now are discarded. */
  intervene(request: InterventionRequest): Promise<Result<Intervention>>;
  /** Takes the last intervention back and restores what it discarded; the run is executed again up to now. */
  undo(): Promise<Result<Status>>;
  redo(): Promise<Result<Status>>;
  interventions(): Promise<Result<Interventions>>;
  /** The next tick; waits until there is something new to draw. One at a time. Buffers are transferred. */
  nextTick(): Promise<Result<Tick>>;
  traces(filter: TraceFilter): Promise<Result<readonly TraceSummary[]>>;
  /** One request's trace; null when it is no longer kept. */
  trace(request: number): Promise<Result<TraceView | null>>;
  /** Why something came about; null when what was asked about is no longer kept, or not yet there. */
  why(question: WhyQuestion): Promise<Result<Why | null>>;
  /**
   * Traces as the deployment's instruments told of them. The first question of a run has it executed again up to here, with
   * the instruments read; `refused` while it is on its way anywhere.
   */
  seenTraces(filter: SeenFilter): Promise<Result<readonly SeenSummary[]>>;
  /** The one that a span began, by its number; null when nothing of it has come. */
  seenTrace(trace: number): Promise<Result<SeenTrace | null>>;
  /** What modules did with each other up to now: the measured half of the coupling matrix. Costs what `seenTraces` does. */
  traffic(): Promise<Result<ModuleTraffic | null>>;
  /** A table of the plan, by its index; null when no store holds it. */
  table(table: number, limit: number): Promise<Result<TableView | null>>;
  /** The two sides of an invariant, by its index, matched by key; null when there is none. */
  ledger(invariant: number, limit: number): Promise<Result<LedgerView | null>>;
  /** Figures of the newest whole windows of something, at most `limit`. */
  series(subject: SeriesSubject, limit: number): Promise<Result<SeriesView>>;
  report(): Promise<Result<RunReport>>;
  /**
   * Runs another plan with the same handlers from beginning to end, for its figures alone; the run that was started stands
   * as it is. Several may be asked for, and are then executed by turns.
   */
  measure(plan: Plan): Promise<Result<RunReport>>;
  /** The journal's rolling hash so far. */
  hash(): Promise<Result<string>>;
  /** The heartbeat: answered between two batches of events. */
  ping(): Promise<Result<Status>>;
}
