/** What modules have to do with each other while the system runs: from a short run beside the open one. */
import { NS_PER_S, type ModuleTraffic, type Plan } from '../../../simulator';
import { loadedExperiment, runnableOf, tried } from '../../document';
import type { Run } from '../../shared/run';

export interface Seen {
  /** The plan that was run. */
  readonly plan: Plan;
  readonly traffic: ModuleTraffic;
  /** Title of the experiment. */
  readonly under: string;
}

const SEEN_S = 20;

/** The traffic; in words why there is none, '' when it was given up. */
export async function measuredTraffic(
  { document, source, choice }: Pick<Run, 'document' | 'source' | 'choice'>,
  signal: AbortSignal,
): Promise<Seen | string> {
  const experiment = loadedExperiment(document, choice.experiment);
  if (experiment === undefined) return 'No experiment of this system asks for anything all the time.';
  const made = await runnableOf(source, { ...choice, experiment });
  if (made?.ok !== true) return 'It cannot be run.';
  const { runnable } = made;
  const atNs = Math.min(SEEN_S * NS_PER_S, runnable.plan.lengthNs);
  const done = await tried(runnable, atNs, (handle) => handle.traffic(), signal);
  if (!done.ok) return done.why;
  if (done.answer === null) return 'The run told nothing.';
  const under = document.experiments[experiment]?.title ?? experiment;
  return { plan: runnable.plan, traffic: done.answer, under };
}
