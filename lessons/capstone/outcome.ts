/** What became of a design in the season: its cost, its gaps and its latency, each by itself. There is no score. */
import type { DocumentFault, RunReport } from '../../simulator';
import type { Plain } from '../../simulator/model/plan';
import type { Host } from '../judge/judging';
import type { Bill } from './bill';
import { billFor } from './bill';
import { SEASON } from './season';

export interface Outcome {
  readonly bill: Bill;
  /** Shares of the requests that ended, and of the orders among them. */
  readonly served: number;
  readonly ordersServed: number;
  /** Gaps in a season, on average over the seeds, and those of them that nothing has closed. */
  readonly gaps: number;
  readonly openGaps: number;
  readonly longestGapMs: number;
  /** Of the worst chapter, the mean over the seeds. */
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** What a run was ended by, or a handler did wrong. What did not happen then would count for the design. */
  readonly mistake: string | undefined;
}

export type Rated =
  | { readonly ok: true; readonly outcome: Outcome; readonly chapters: readonly Ran[] }
  | { readonly ok: false; readonly faults: readonly DocumentFault[] };

/** A chapter that was run, at each of the seeds. */
export interface Ran {
  readonly name: string;
  readonly reports: readonly RunReport[];
}

const ORDERS = 'frontend.checkout';

/** Runs the season. The deployment has been named by whoever entered the design, so it may not exist. */
export async function rate(
  document: Plain,
  deployment: string,
  host: Host,
  seeds: readonly number[] = SEASON.seeds,
): Promise<Rated> {
  const chapters: Ran[] = [];
  let bill: Bill | undefined;
  for (const { name } of SEASON.chapters) {
    const prepared = await host.prepare(document, { deployment, experiment: name, faults: [] });
    if (!prepared.ok) return prepared;
    bill ??= billFor(prepared.plan);
    const reports: RunReport[] = [];
    for (const seed of seeds) reports.push(await prepared.run({ ...prepared.plan, seed }));
    chapters.push({ name, reports });
  }
  if (bill === undefined) throw new Error('a season without chapters');
  return { ok: true, outcome: { bill, ...figuresOf(chapters, seeds.length) }, chapters };
}

function figuresOf(chapters: readonly Ran[], seeds: number): Omit<Outcome, 'bill'> {
  const reports = chapters.flatMap((chapter) => chapter.reports);
  const promises = reports.flatMap(({ invariants }) => invariants);
  const orders = reports.flatMap(({ requests }) =>
    requests.byOperation.filter(({ name }) => name === ORDERS),
  );
  const worst = (quantile: 'p50' | 'p99'): number =>
    Math.max(
      ...chapters.map((chapter) =>
        mean(chapter.reports.map(({ requests }) => requests.latencyMs[quantile] ?? 0)),
      ),
    );
  return {
    served: servedShare(reports.map(({ requests }) => requests)),
    ordersServed: servedShare(orders),
    gaps: sum(promises.map(({ violations }) => violations)) / seeds,
    openGaps: sum(promises.map(({ openGaps }) => openGaps)) / seeds,
    longestGapMs: Math.max(0, ...promises.map(({ longestGapMs }) => longestGapMs)),
    p50Ms: worst('p50'),
    p99Ms: worst('p99'),
    mistake: reports.map(mistakeIn).find((one) => one !== undefined),
  };
}

type Counts = Pick<RunReport['requests'], 'succeeded' | 'failed' | 'unknown'>;

function servedShare(counts: readonly Counts[]): number {
  const served = sum(counts.map(({ succeeded }) => succeeded));
  const ended = sum(counts.map(({ succeeded, failed, unknown }) => succeeded + failed + unknown));
  return ended === 0 ? 0 : served / ended;
}

function mistakeIn({ failure, handlerFaults }: RunReport): string | undefined {
  if (failure !== null) return failure.message;
  const [first] = handlerFaults;
  return first && `${first.operation}: ${first.message}`;
}

/** Whether one is nowhere worse than the other, and somewhere better: cost, gaps, latency, and who was served at all. */
export function isBeaten(one: Outcome, by: Outcome): boolean {
  const axes = (outcome: Outcome): readonly number[] => [
    outcome.bill.dollarsAMonth,
    outcome.gaps,
    outcome.p99Ms,
    1 - outcome.served,
  ];
  const [own, other] = [axes(one), axes(by)];
  const isNowhereWorse = other.every((value, axis) => value <= (own[axis] ?? 0));
  return isNowhereWorse && other.some((value, axis) => value < (own[axis] ?? 0));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}
