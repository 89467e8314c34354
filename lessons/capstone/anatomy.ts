/**
 * What happened to a design, fault by fault. Each chapter is run again with one of its faults left out, and otherwise alike:
 * what is different then is what that fault did. Faults that strengthen each other may add up to more than there was.
 */
import type { RunReport } from '../../simulator';
import type { Plain } from '../../simulator/model/plan';
import { mergePatch } from '../form/merge-patch';
import type { Host } from '../judge/judging';
import type { Ran } from './outcome';
import { SEASON } from './season';

/** What one fault did; what is below 0 was better with it. */
export interface Effect {
  readonly fault: string;
  /** Requests that would have been served without it. */
  readonly unserved: number;
  readonly gaps: number;
  /** By how much it lengthened the 99th percentile. */
  readonly p99Ms: number;
}

/** A service that was well, and whose calls failed because of another party. */
export interface Fallen {
  readonly service: string;
  readonly because: string;
  readonly failures: number;
}

export interface Broken {
  readonly promise: string;
  readonly key: string;
  readonly fromSeconds: number;
  /** Null: it was never closed. */
  readonly untilSeconds: number | null;
}

export interface ChapterAnatomy {
  readonly chapter: string;
  readonly effects: readonly Effect[];
  readonly fallen: readonly Fallen[];
  readonly broken: readonly Broken[];
}

/** Of the first seed. `chapters`: how the design was run with all faults. */
export async function anatomyOf(
  document: Plain,
  deployment: string,
  chapters: readonly Ran[],
  host: Host,
): Promise<readonly ChapterAnatomy[]> {
  const [seed] = SEASON.seeds;
  const found: ChapterAnatomy[] = [];
  for (const { name, title, faults } of SEASON.chapters) {
    const [all] = chapters.find((chapter) => chapter.name === name)?.reports ?? [];
    if (all === undefined) continue;
    const effects: Effect[] = [];
    for (const fault of faults) {
      const left = faults.filter((one) => one !== fault);
      const without = mergePatch(document, { experiments: { [name]: { faults: left } } });
      const prepared = await host.prepare(without, { deployment, experiment: name, faults: [] });
      if (prepared.ok)
        effects.push({ fault, ...difference(all, await prepared.run({ ...prepared.plan, seed })) });
    }
    found.push({ chapter: title, effects, fallen: fallenIn(all), broken: brokenIn(all) });
  }
  return found;
}

/** One chapter's load is the same in both. */
function difference(all: RunReport, without: RunReport): Omit<Effect, 'fault'> {
  const gaps = ({ invariants }: RunReport): number =>
    invariants.reduce((sum, { violations }) => sum + violations, 0);
  const p99Ms = ({ requests }: RunReport): number => requests.latencyMs.p99 ?? 0;
  return {
    unserved: without.requests.succeeded - all.requests.succeeded,
    gaps: gaps(all) - gaps(without),
    p99Ms: p99Ms(all) - p99Ms(without),
  };
}

function fallenIn({ services }: RunReport): readonly Fallen[] {
  return services
    .flatMap(({ name, fell }) => fell.map((one) => ({ service: name, ...one })))
    .sort((one, other) => other.failures - one.failures);
}

function brokenIn({ invariants }: RunReport): readonly Broken[] {
  return invariants.flatMap(({ name, gaps }) =>
    gaps.map(({ key, fromSeconds, untilSeconds }) => ({ promise: name, key, fromSeconds, untilSeconds })),
  );
}
