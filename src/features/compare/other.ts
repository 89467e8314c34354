/** The other run: in a worker of its own, with the same seed, experiment and load, and what was done by hand. */
import type { Intervention, Plan } from '../../../simulator';
import { repeated, runnableOf, type Runnable } from '../../document';
import type { Problem } from '../../shared/run';
import { createEngineHost, type RunHandle } from '../../shared/sandbox';
import type { Partner } from './partners';

export interface Other {
  readonly partner: Partner;
  readonly runnable: Runnable;
  readonly handle: RunHandle;
  /** What was done to the first and means nothing here, in words. */
  readonly left: readonly string[];
}

export type Opened =
  { readonly ok: true; readonly other: Other } | { readonly ok: false; readonly problem: Problem };

/** What of the open run the other one repeats. */
export interface Leading {
  readonly plan: Plan;
  readonly interventions: readonly Intervention[];
  readonly nowNs: number;
}

const host = createEngineHost();

/** Opens the other and takes it to where the first stands. When `signal` aborts, nothing of it is left. */
export async function openOther(partner: Partner, leading: Leading, signal: AbortSignal): Promise<Opened> {
  const runnable = await runnableFor(partner).catch(() => undefined);
  if (runnable === undefined)
    return failed('The other run could not be made.', 'Check the connection and choose it again.');
  const plan = partner.isCalm ? { ...runnable.plan, faults: [] } : runnable.plan;
  const started = await host.start(plan, runnable.guestText);
  if (!started.ok)
    return failed(started.error.message, 'Choose it again, or close other pages: it takes a second worker.');
  const handle = started.value;
  signal.addEventListener('abort', () => handle.dispose());
  if (signal.aborted) handle.dispose();
  const { interventions, plan: from, nowNs: atNs } = leading;
  const done = partner.isCalm
    ? interventions.filter(({ request }) => request.kind === 'request')
    : interventions;
  const left = await repeated(handle, plan, { interventions: done, from, atNs, request: undefined });
  return { ok: true, other: { partner, runnable: { ...runnable, plan }, handle, left } };
}

async function runnableFor({ source, choice, otherwise }: Partner): Promise<Runnable | undefined> {
  const made = await runnableOf(source, choice);
  const isOther = made?.ok === true && made.runnable.choice.deployment !== choice.deployment;
  const best =
    isOther && otherwise !== undefined
      ? await runnableOf(source, { ...choice, deployment: otherwise })
      : made;
  return best?.ok === true ? best.runnable : undefined;
}

function failed(message: string, hint: string): Opened {
  return { ok: false, problem: { message, hint } };
}
