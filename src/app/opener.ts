/** Opens a run: fetches or compiles the document, starts the worker, and repeats what was done by hand. */
import { carriedOver, runnableOf, type Edition, type Reopening, type Runnable } from '../document';
import { LiveFrames } from '../shared/run';
import type { EngineHost } from '../shared/sandbox';
import { OpenError, type OpenRun } from './open-run';

/** Rejects with an `OpenError`, or with an abort when `signal` says that nobody wants it any more. */
export async function openRun(
  host: EngineHost,
  { history, carried, replay, build }: Reopening,
  signal: AbortSignal,
): Promise<OpenRun> {
  const runnable = await runnableFor(history.present);
  const { plan, guestText, choice } = runnable;
  const replayed = replay === undefined ? [] : await (await import('./replay')).replayedIn(runnable, replay);
  const started = await host.start(plan, build?.text ?? guestText, replayed);
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
  const interventions = made.ok ? made.value : [];
  const { present, brought = interventions.length } = history;
  return {
    ...runnable,
    history: { ...history, present: { ...present, choice }, brought },
    handle,
    frames,
    sites: build?.sites,
    interventions,
    notice,
    replay,
  };
}

async function runnableFor({ source, choice }: Edition): Promise<Runnable> {
  const made = await runnableOf(source, choice).catch(() => {
    throw new OpenError('engine', {
      message: 'The system could not be fetched.',
      hint: 'Check the connection and try again.',
    });
  });
  if (made === undefined)
    throw new OpenError('choice', {
      message: `No such system ships: ${[choice.system, choice.deployment, choice.experiment].join(', ')}.`,
      hint: 'Choose one from the list.',
    });
  if (made.ok) return made.runnable;
  const [fault] = made.faults;
  throw new OpenError('choice', {
    message: fault?.message ?? 'The document cannot be run.',
    hint: fault?.hint ?? '',
    path: fault?.path,
  });
}
