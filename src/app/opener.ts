/** Opens a run: fetches the system, makes the plan, starts the worker, and repeats what was done by hand. */
import { carriedOver, loadShipped, shippedPlan, validChoice } from '../document';
import { LiveFrames } from '../shared/run';
import type { EngineHost } from '../shared/sandbox';
import { OpenError, type OpenRequest, type OpenRun } from './open-run';

/** Rejects with an `OpenError`, or with an abort when `signal` says that nobody wants it any more. */
export async function openRun(
  host: EngineHost,
  { choice: wanted, carried }: OpenRequest,
  signal: AbortSignal,
): Promise<OpenRun> {
  const system = await fetched(wanted.system ?? '');
  const { document, guestText, tasks } = system;
  const choice = validChoice(document, wanted);
  const plan = shippedPlan(system, choice);
  if (plan === undefined)
    throw new OpenError('choice', { message: 'The system has no such deployment or experiment.', hint: '' });
  const started = await host.start(plan, guestText);
  if (!started.ok)
    throw new OpenError('engine', {
      message: started.error.message,
      hint: 'Reload the page, or try another browser.',
    });
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
    throw new OpenError('engine', {
      message: 'The system could not be fetched.',
      hint: 'Check the connection and try again.',
    });
  });
  if (system !== undefined) return system;
  throw new OpenError('choice', {
    message: `There is no system “${name}”.`,
    hint: 'Choose one from the list.',
  });
}
