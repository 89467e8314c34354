/** What is taken along from the open run to the next. */
import type { Carried } from '../document';
import { selection } from '../shared/run';
import type { RunActor } from './commands';
import type { OpenRun } from './open-run';

/** All that was done, and where to go: to the request in view, or else to the same time. */
export async function carriedFrom(actor: RunActor, run: OpenRun): Promise<Carried> {
  const { interventions, followed } = actor.getSnapshot().context;
  const selected = selection.get();
  const request = selected?.kind === 'request' ? selected.request : followed;
  const trace = request === null ? undefined : await run.handle.trace(request);
  const startNs = trace?.ok === true ? trace.value?.startNs : undefined;
  return {
    interventions,
    from: run.plan,
    atNs: startNs ?? run.frames.latest?.nowNs ?? 0,
    request: startNs === undefined ? undefined : (request ?? undefined),
  };
}
