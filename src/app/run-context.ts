/** What the run machine remembers, and what can happen to it. */
import type { Intervention } from '../../simulator';
import type { Result } from '../../simulator/worker/protocol';
import type { Reopening } from '../document';
import type { Pace, Problem, Stop } from '../shared/run';
import type { RunEnd } from '../shared/sandbox';
import type { OpenRun, Standing } from './open-run';

export interface RunContext {
  readonly wanted: Reopening;
  readonly run: OpenRun | undefined;
  readonly standing: Standing;
  readonly interventions: readonly Intervention[];
  readonly pace: Pace;
  /** Of Watch: simulated nanoseconds a real one. */
  readonly speed: number;
  /** Of Follow. */
  readonly tempo: number;
  /** No motion is wanted: from stop to stop at once. */
  readonly isStill: boolean;
  /** The request that is followed; null: the next one that begins. */
  readonly followed: number | null;
  /** Where the present way began, ns. */
  readonly fromNs: number;
  /** What Follow goes to now, and what it has come to last. */
  readonly coming: Stop | undefined;
  readonly stop: Stop | undefined;
  readonly seekNs: number;
  /** Events to step; 0 = no step, time passes. In Follow any step is one stop. */
  readonly steps: number;
  readonly deed: Deed | undefined;
  /** Whether time passed when the deed began. */
  readonly wasRunning: boolean;
  readonly problem: Problem | undefined;
  /** The problem is that what is wanted could not be opened. */
  readonly isUnopened: boolean;
  readonly notice: string | undefined;
}

/** Something that is done to the run: an intervention, or taking one back. */
export interface Deed {
  readonly act: (run: OpenRun) => Promise<Result<unknown>>;
  /** Told what came of it: undefined when it was done. */
  readonly settle: (problem: Problem | undefined) => void;
  /** Whether time passes afterwards: as before, or in any case. */
  readonly after: 'as before' | 'play';
  /** Follow turns to the next request that begins. */
  readonly followsNext: boolean;
}

export type RunEvent =
  | { readonly type: 'CHOOSE'; readonly request: Reopening }
  /** The same run of a document that was changed only in what a run knows nothing of. */
  | { readonly type: 'SWAP'; readonly part: Pick<OpenRun, 'history'> & Partial<OpenRun> }
  | { readonly type: 'PLAY' }
  | { readonly type: 'PAUSE' }
  | { readonly type: 'STEP'; readonly events: number; /** To follow from here. */ readonly request?: number }
  | { readonly type: 'SEEK'; readonly atNs: number }
  | { readonly type: 'CANCEL' }
  | { readonly type: 'PACE'; readonly pace: Pace }
  | { readonly type: 'SPEED'; readonly speed: number }
  | { readonly type: 'TEMPO'; readonly tempo: number }
  | { readonly type: 'STILL'; readonly isStill: boolean }
  | { readonly type: 'FOLLOW'; readonly request: number | null }
  | { readonly type: 'ACT'; readonly deed: Deed }
  | { readonly type: 'STANDING'; readonly standing: Standing }
  | { readonly type: 'GONE'; readonly end: RunEnd };

export interface RunInput {
  readonly wanted: Reopening;
  readonly isStill: boolean;
}

export const AT_FIRST = {
  run: undefined,
  standing: { state: 'paused', canUndo: false, canRedo: false, failure: null, progress: 1, stop: null },
  interventions: [],
  pace: 'follow',
  speed: 1,
  tempo: 1,
  followed: null,
  fromNs: 0,
  coming: undefined,
  stop: undefined,
  seekNs: 0,
  steps: 0,
  deed: undefined,
  wasRunning: false,
  problem: undefined,
  isUnopened: false,
  notice: undefined,
} as const satisfies Omit<RunContext, keyof RunInput>;
