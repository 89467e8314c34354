/** A short run on trial: in a sandbox of its own, as fast as it goes, for what can be asked of it at its end. */
import type { SystemDocument } from '../../simulator';
import type { Result } from '../../simulator/worker/protocol';
import { createEngineHost, type RunHandle } from '../shared/sandbox';
import type { Runnable } from './runnable';

export type Tried<Answer> =
  | { readonly ok: true; readonly answer: Answer }
  /** Why there is no answer, as a sentence; '' when it was given up. */
  | { readonly ok: false; readonly why: string };

const host = createEngineHost();

/** Runs it from its beginning to `atNs` of simulated time, or to its end, and asks. Given up when `signal` aborts. */
export async function tried<Answer>(
  { plan, guestText }: Runnable,
  atNs: number,
  ask: (handle: RunHandle) => Promise<Result<Answer>>,
  signal: AbortSignal,
): Promise<Tried<Answer>> {
  const started = await host.start(plan, guestText);
  if (!started.ok) return { ok: false, why: started.error.message };
  const handle = started.value;
  const giveUp = (): void => handle.dispose();
  signal.addEventListener('abort', giveUp);
  if (signal.aborted) giveUp();
  const arrived = await handle.seek({ atNs });
  const answer = arrived.ok ? await ask(handle) : arrived;
  signal.removeEventListener('abort', giveUp);
  handle.dispose();
  if (!answer.ok) return { ok: false, why: signal.aborted ? '' : answer.error.message };
  return { ok: true, answer: answer.value };
}

/** An experiment that asks for things all the time and breaks nothing: `wanted` if it is one, else the first that is. */
export function loadedExperiment({ experiments }: SystemDocument, wanted: string): string | undefined {
  const isLoaded = (name: string): boolean => {
    const { workload, faults = [] } = experiments[name] ?? {};
    return workload !== undefined && !('requests' in workload) && faults.length === 0;
  };
  return [wanted, ...Object.keys(experiments)].find(isLoaded);
}
