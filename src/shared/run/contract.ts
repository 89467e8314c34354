/** What every part of the page knows of the run: the words of the contract, without any of its machinery. */
import type {
  Change,
  DocumentFault,
  Frame,
  Intervention,
  Plan,
  RequestSummary,
  RunReport,
  SeenSummary,
  SeenTrace,
  Site,
  SystemDocument,
  TraceView,
} from '../../../simulator';
import type { StoppedAt } from '../../../simulator/worker/protocol';
import type {
  LedgerView,
  SeenFilter,
  SeriesSubject,
  SeriesView,
  TableView,
  TraceFilter,
  Why,
  WhyQuestion,
} from '../../../simulator/worker/views';

import type { Replay } from './replay';

export type { LedgerView, SeenFilter, SeriesSubject, SeriesView, TableView, TraceFilter, Why, WhyQuestion };

/** How time passes. `follow`: one request, event by event. `watch`: at a speed. `consequence`: on to the next one. */
export type Pace = 'follow' | 'watch' | 'consequence';

/** Where a run stands. Changes a few times a minute, so it may be React state; time and figures are in the frames. */
export interface RunStatus {
  /**
   * `compiling`: another run is being made; the one shown stands still. `failed`: it ended before its time, or none could be
   * made, and `problem` says why. `ended`: its length is reached; one can still go back.
   */
  readonly phase: 'compiling' | 'paused' | 'running' | 'seeking' | 'ended' | 'failed';
  /** The pace that is chosen, whether or not time passes now. */
  readonly pace: Pace;
  /** Simulated nanoseconds a real one, of Watch. */
  readonly speed: number;
  /** How fast Follow goes from stop to stop: 1 = so that each can be read. */
  readonly tempo: number;
  /** The request that Follow follows, once it has begun. */
  readonly followed: number | undefined;
  /** Share of a seek that is done, 0 to 1. */
  readonly progress: number;
  /** What the next undo takes back, in words; undefined when there is nothing. */
  readonly undoes: string | undefined;
  readonly redoes: string | undefined;
  /** Why it has failed. */
  readonly problem: Problem | undefined;
  /** What has failed is another run than the one shown: it could not be opened. */
  readonly isUnopened: boolean;
  /** Something worth saying that is no failure: why it stands still, what could not be done. */
  readonly notice: string | undefined;
}

/** Something that went wrong, in words for a person. */
export interface Problem {
  readonly message: string;
  /** What to do about it; may be ''. */
  readonly hint: string;
  /** Place in a text that was typed, counted from 1. */
  readonly column?: number | undefined;
  /** `modules.orders.handlers`, of a document's fault. */
  readonly path?: string | undefined;
}

/** What has just happened to the request that is followed: one stop of Follow. */
export interface Stop {
  readonly request: number;
  readonly atNs: number;
  /** First and one past the last of the journal's rows that concern the request here. */
  readonly rows: readonly [from: number, to: number];
  /** What happened, a sentence each. */
  readonly words: readonly string[];
  /** The request has its answer, and nobody works for it any more. */
  readonly isOver: boolean;
}

/** What of a document is run: with the engine's version and the interventions, the whole of what a run is. */
export interface Choice {
  readonly system: string;
  readonly deployment: string;
  readonly experiment: string;
  readonly seed: number;
}

/** Where the open document comes from: it ships, or it is somebody's own. */
export type Source =
  | { readonly kind: 'shipped'; readonly name: string }
  | {
      readonly kind: 'own';
      /** Told apart by this, whatever it is called. */
      readonly id: string;
      readonly document: SystemDocument;
    };

/** Makes a document from the one that is open, which it leaves as it is; the same one when there is nothing to change. */
export type EditChange = (
  document: SystemDocument,
  choice: Choice,
) => {
  readonly document: SystemDocument;
  /** What is run of it from now on, where that is something else than before. */
  readonly choice?: Partial<Choice>;
};

/** What a person can do. Nothing here throws; what cannot be done is said in `RunStatus.problem`, or returned. */
export interface RunCommands {
  /** Goes on at the chosen pace, or at the one given. */
  play(pace?: Pace): void;
  pause(): void;
  /** Executes so many events and stays paused; in Follow, one goes to the next stop. */
  step(events: number): Promise<void>;
  /** From a line where it has stopped: on to the next line of the same operation, or to its end. */
  stepLine(): Promise<Problem | undefined>;
  /** On to the next thing that happens to this request, in Follow. */
  stepRequest(request: number): void;
  /** Simulated nanoseconds a real one, for Watch. */
  chooseSpeed(speed: number): void;
  /** For Follow: 2 = twice as fast as one reads. */
  chooseTempo(tempo: number): void;
  choosePace(pace: Pace): void;
  /** Follows this request from its next event on; undefined: the next one that begins. */
  follow(request: number | undefined): void;
  seek(atNs: number): void;
  cancelSeek(): void;
  /** A user of its own does this task now, whatever the experiment does; goes on at the chosen pace, in Follow with it. */
  placeRequest(taskName: string): Promise<Problem | undefined>;
  /** Adds a fault, in the words of the fault grammar; the problem, if its words cannot be understood here. */
  breakIt(faultText: string): Promise<Problem | undefined>;
  /** Undoes a fault, by `FaultState.index`. */
  lift(fault: number): Promise<Problem | undefined>;
  /** Gives a parameter another value from now on; undoing takes it back. */
  change(change: Change): Promise<Problem | undefined>;
  /**
   * Changes the document in one step, which has a name for undo: "Move payments to its own service". `change` makes the new
   * document from the one that is open by then, and may choose another deployment or experiment. The run starts again with
   * what was done by hand, unless the change means nothing to it. When the new document has faults they are returned, and
   * nothing is changed.
   */
  edit(step: string, change: EditChange): Promise<readonly DocumentFault[]>;
  /** Takes back what was done last, to the run or to the document. */
  undo(): void;
  redo(): void;
  /**
   * The same experiment and seed, by default with what was done by hand so far, and at the same request where one is
   * selected or followed. `afresh`: from the beginning, without any intervention.
   */
  chooseDeployment(name: string, afresh?: 'afresh'): void;
  chooseSystem(name: string): void;
  /**
   * Opens a document with a history of its own; what was open is left. `replay`: what is done again in its run, which then
   * stands where it stood.
   */
  open(source: Source, choice: Partial<Choice>, replay?: Replay): void;
  chooseExperiment(name: string): void;
  chooseSeed(seed: number): void;
  /** From the beginning, without any intervention. */
  restart(): void;
  /** Opens once more what could not be opened. */
  retry(): void;
}

/** Frames as they come, outside React. Another run (another plan) has another store. */
export interface FrameStore {
  readonly latest: Frame | undefined;
  /** The newest frames of this epoch, oldest first: what a panel that opens late can begin with. */
  readonly recent: readonly Frame[];
  /** Words by number: `FrameRows` refer to them. */
  readonly words: readonly string[];
  /** Grows when the run is executed again, as going back does: rows seen before are void, the next frame begins afresh. */
  readonly epoch: number;
  /** Tells of each frame from now on. Returns what ends it. */
  subscribe(listener: (frame: Frame) => void): () => void;
  /**
   * Simulated time to be drawn at this moment, ns. It moves smoothly between frames. In Follow it goes slowly from one stop
   * to the next, and the frame of the next is told on arrival: nothing happens on the way but messages that travel.
   */
  shownNs(): number;
}

export interface TraceReader {
  list(filter: TraceFilter): Promise<readonly RequestSummary[]>;
  get(request: number): Promise<TraceView | undefined>;
}

/** Traces as the deployment's instruments told of them. The first question has the run executed again up to here. */
export interface SeenReader {
  /** Undefined when it could not be asked now, as on the way to another moment. */
  list(filter: SeenFilter): Promise<readonly SeenSummary[] | undefined>;
  /** By the number of the span that began it. */
  get(trace: number): Promise<SeenTrace | undefined>;
}

/** What an edit has changed. */
export interface EditionBefore {
  readonly source: Source;
  /** How it was run. */
  readonly choice: Partial<Choice>;
  /** The step that led away from it: "Move payments to its own service". */
  readonly step: string;
}

/** The run that is open. */
export interface Run {
  readonly document: SystemDocument;
  readonly choice: Choice;
  /** Where the document comes from; its own `document` is the same. */
  readonly source: Source;
  /** The edition before the last step; undefined as long as nothing was edited. */
  readonly before: EditionBefore | undefined;
  /** The systems one can choose, in order. */
  readonly systems: readonly { readonly name: string; readonly title: string; readonly summary: string }[];
  /** A system as it ships, whatever has become of it here; undefined when none of that name does. */
  shipped(name: string): Promise<SystemDocument | undefined>;
  readonly plan: Plan;
  readonly status: RunStatus;
  readonly frames: FrameStore;
  readonly commands: RunCommands;
  readonly traces: TraceReader;
  /** Why something came about; undefined when it is no longer kept, or not there yet. */
  why(question: WhyQuestion): Promise<Why | undefined>;
  readonly seen: SeenReader;
  /** A table's rows as they are now; at most `limit`, default 200. */
  table(table: number, limit?: number): Promise<TableView | undefined>;
  /** The two sides of an invariant, matched by key: the newest keys and all that do not match; at most `limit`, default 200. */
  ledger(invariant: number, limit?: number): Promise<LedgerView | undefined>;
  /** Figures of the newest whole seconds of something; at most `limit`, default 120. */
  series(subject: SeriesSubject, limit?: number): Promise<SeriesView | undefined>;
  /** What has come of it so far, in all. */
  report(): Promise<RunReport | undefined>;
  /** The journal's hash so far: equal for equal runs. */
  hash(): Promise<string | undefined>;
  /** What was done to the run so far, those that lie ahead after going back included. */
  readonly interventions: readonly Intervention[];
  /** What Follow has just come to. */
  readonly stop: Stop | undefined;
  /** Where the handlers can be stopped at; undefined as long as they are no debug build. */
  readonly sites: readonly Site[] | undefined;
  /** What a breakpoint, or a step from line to line, has stopped the run at. */
  readonly stoppedAt: StoppedAt | undefined;
}
