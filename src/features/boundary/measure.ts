/** Both deployments run for a while, with the same seed and load, each in a sandbox of its own. */
import { loadBoundary, NS_PER_S, type MeasuredLatency, type RunReport } from '../../../simulator';
import { loadedExperiment, runnableOf, tried, type Runnable } from '../../document';
import type { Run } from '../../shared/run';

export interface Measurement {
  /** Title of the experiment. */
  readonly under: string;
  readonly seconds: number;
  readonly latencies: readonly MeasuredLatency[];
  /** Requests that went wrong, or whose outcome is unknown, before and after. */
  readonly troubled: readonly [before: number, after: number];
}

/** Simulated: enough that the mean of some hundred requests stands, little enough to wait for. */
const MEASURED_S = 20;

const NO_LOAD =
  'No experiment of this system asks for anything all the time. Add one, and it can be measured.';

/** The measurement; in words why there is none, '' when it was given up. */
export async function measure(
  { document, source, choice }: Pick<Run, 'document' | 'source' | 'choice'>,
  before: Runnable,
  beforeSource: Run['source'],
  signal: AbortSignal,
): Promise<Measurement | string> {
  const experiment = loadedExperiment(document, choice.experiment);
  if (experiment === undefined) return NO_LOAD;
  const [was, is] = await Promise.all([
    runnableOf(beforeSource, { ...before.choice, experiment }),
    runnableOf(source, { ...choice, experiment }),
  ]);
  if (was?.ok !== true || is?.ok !== true) return 'One of the two cannot be run.';
  const atNs = Math.min(MEASURED_S * NS_PER_S, was.runnable.plan.lengthNs, is.runnable.plan.lengthNs);
  const [first, second] = await Promise.all(
    [was, is].map(({ runnable }) => tried(runnable, atNs, (handle) => handle.report(), signal)),
  );
  if (first?.ok !== true || second?.ok !== true)
    return [first, second].map((one) => (one?.ok === false ? one.why : '')).find((why) => why !== '') ?? '';
  const { measuredLatency } = await loadBoundary();
  return {
    under: document.experiments[experiment]?.title ?? experiment,
    seconds: atNs / NS_PER_S,
    latencies: measuredLatency(is.runnable.plan, first.answer, second.answer),
    troubled: [troubledIn(first.answer), troubledIn(second.answer)],
  };
}

function troubledIn({ requests: { failed, unknown } }: RunReport): number {
  return failed + unknown;
}
