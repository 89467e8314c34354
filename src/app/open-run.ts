/** Opens a run: fetches the system, makes the plan, starts the worker, and repeats what was done by hand. */
import type { Intervention, Plan, SystemDocument, TaskPlan } from '../../simulator';
import type { Status } from '../../simulator/worker/protocol';
import { carriedOver, loadShipped, shippedPlan, validChoice, type Carried, type Choice } from '../document';
import { LiveFrames, type Problem } from '../shared/run';
import type { EngineHost, RunHandle } from '../shared/sandbox';

/** A run that is open: everything that comes and goes with it. */
export interface OpenRun {
  readonly choice: Choice;
  readonly document: SystemDocument;
  readonly plan: Plan;
  /** What can be done by hand, by name. */
  readonly tasks: Readonly<Record<string, TaskPlan>>;
  readonly handle: RunHandle;
  readonly frames: LiveFrames;
  readonly interventions: readonly Intervention[];
  /** What could not be carried over, in words. */
  readonly notice: string | undefined;
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

export interface OpenRequest {
  readonly choice: Partial<Choice>;
  /** What to take along from the run before. */
  readonly carried: Carried | undefined;
}

/** Rejects with an `OpenError`, or with an abort when `signal` says that nobody wants it any more. */
export async function openRun(host: EngineHost, { choice: wanted, carried }: OpenRequest, signal: AbortSignal): Promise<OpenRun> {
  const system = await fetched(wanted.system ?? '');
  const { document, guestText, tasks } = system;
  const choice = validChoice(document, wanted);
  const plan = shippedPlan(system, choice);
  if (plan === undefined) throw new OpenError('choice', { message: 'The system has no such deployment or experiment.', hint: '' });
  const started = await host.start(plan, guestText);
  if (!started.ok) throw new OpenError('engine', { message: started.error.message, hint: 'Reload the page, or try another browser.' });
  const handle = started.value;
  signal.addEventListener('abort', () => handle.dispose());
  if (signal.aborted) handle.dispose();
  const frames = new LiveFrames();
  handle.onFrame(({ frame }) => {
    if (frame !== null) frames.push(frame);
  });
  const notice = carried === undefined ? undefined : await carriedOver(handle, plan, carried);
  const made = await handle.interventions();
  return { choice, document, plan, tasks, handle, frames, interventions: made.ok ? made.value : [], notice };
}

async function fetched(name: string) {
  const system = await loadShipped(name).catch(() => {
    throw new OpenError('engine', { message: 'The system could not be fetched.', hint: 'Check the connection and try again.' });
  });
  if (system !== undefined) return system;
  throw new OpenError('choice', { message: `There is no system “${name}”.`, hint: 'Choose one from the list.' });
}

/** The parts of a worker's status that change seldom; the rest is in the frames. */
export type Standing = Pick<Status, 'state' | 'canUndo' | 'canRedo' | 'failure'> & { readonly progress: number };

/** Tells of the run's standing whenever it has changed. Returns what ends it. */
export function watchStanding(handle: RunHandle, tell: (standing: Standing) => void): () => void {
  let last = '';
  return handle.onFrame(({ status }) => {
    const { state, canUndo, canRedo, failure } = status;
    const progress = Math.round(status.progress * 100) / 100;
    const key = [state, canUndo, canRedo, progress, failure?.code].join();
    if (key === last) return;
    last = key;
    tell({ state, canUndo, canRedo, failure, progress });
  });
}
