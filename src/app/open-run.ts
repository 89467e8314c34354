/** A run that is open, and what can be said of it without looking into it. */
import type { Intervention, Site } from '../../simulator';
import type { Status } from '../../simulator/worker/protocol';
import type { History, Runnable } from '../document';
import type { LiveFrames, Problem, Replay } from '../shared/run';
import type { RunHandle } from '../shared/sandbox';

/** A run that is open: everything that comes and goes with it. */
export interface OpenRun extends Runnable {
  /** The document's; its present edition is the one that runs. */
  readonly history: History;
  readonly handle: RunHandle;
  readonly frames: LiveFrames;
  /** Where it can stop, when its handlers are a debug build. */
  readonly sites?: readonly Site[] | undefined;
  readonly interventions: readonly Intervention[];
  /** What was carried over to it, and what could not be, in words. */
  readonly notice: string | undefined;
  /** What was saved of it, where it has yet to go to. */
  readonly replay: Replay | undefined;
}

/** Why a run could not be opened. `choice`: the document or the choice is at fault; `engine`: the engine is. */
export class OpenError extends Error {
  constructor(
    readonly kind: 'choice' | 'engine',
    readonly problem: Problem,
  ) {
    super(problem.message);
  }
}

/** The parts of a worker's status that change seldom; the rest is in the frames. */
export type Standing = Pick<Status, 'state' | 'canUndo' | 'canRedo' | 'failure' | 'stop'> & {
  readonly progress: number;
};

/** Tells how the run stands, now and whenever it has changed. Returns what ends it. */
export function watchStanding(handle: RunHandle, tell: (standing: Standing) => void): () => void {
  let last = '';
  const look = ({ state, canUndo, canRedo, failure, stop, ...status }: Status): void => {
    const progress = Math.round(status.progress * 100) / 100;
    const { events, epoch } = status;
    // Two stops at one line are told apart by what was executed in between.
    const stopped = stop === null ? '' : JSON.stringify([events, epoch, stop]);
    const key = [state, canUndo, canRedo, progress, failure?.code, stopped].join();
    if (key === last) return;
    last = key;
    tell({ state, canUndo, canRedo, failure, progress, stop });
  };
  if (handle.status !== undefined) look(handle.status);
  return handle.onFrame(({ status }) => look(status));
}
