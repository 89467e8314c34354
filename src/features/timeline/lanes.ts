/** What the lanes show: marks from a moment to another, each with its words. Pure: a story in, marks out. */
import type { FaultState, Intervention, InvariantState } from '../../../simulator';

/** All that is known of the run so far, what lies ahead after going back included. */
export interface Story {
  readonly nowNs: number;
  /** The furthest moment that was executed, ns. */
  readonly reachedNs: number;
  readonly faults: readonly FaultState[];
  readonly invariants: readonly InvariantState[];
  readonly interventions: readonly Intervention[];
  /** An intervention in words. */
  readonly words: (intervention: Intervention) => string;
}

export interface Mark {
  readonly fromNs: number;
  /** Undefined: it goes on. The same as `fromNs`: a moment. */
  readonly toNs: number | undefined;
  readonly kind: 'fault' | 'idle' | 'hand' | 'gap';
  readonly words: string;
  /** The request that it concerns. */
  readonly request?: number;
}

export interface LaneKind {
  readonly title: string;
  readonly marksOf: (story: Story) => readonly Mark[];
  /** It tells what only the simulator knows. */
  readonly isTruth?: boolean;
}

export const LANES: readonly LaneKind[] = [
  { title: 'Faults', marksOf: faultMarks, isTruth: true },
  { title: 'By hand', marksOf: handMarks },
  { title: 'Broken promises', marksOf: gapMarks, isTruth: true },
];

function faultMarks({ faults }: Story): Mark[] {
  return faults.flatMap(({ struckNs, liftedNs, text, state, idle }): Mark[] => {
    if (struckNs < 0) return [];
    const isIdle = state === 'idle';
    // What has done all that it does, a release, is a moment: it goes on no more than what somebody did by hand.
    const isMoment = isIdle || state === 'done';
    return [
      {
        fromNs: struckNs,
        toNs: isMoment ? struckNs : liftedNs < 0 ? undefined : liftedNs,
        kind: isIdle ? 'idle' : 'fault',
        words: isIdle ? `${text}: nothing to act on, ${idle}` : text,
      },
    ];
  });
}

function handMarks({ interventions, words }: Story): Mark[] {
  return interventions.map((made) => ({
    fromNs: made.atNs,
    toNs: made.atNs,
    kind: 'hand',
    words: words(made),
  }));
}

function gapMarks({ invariants }: Story): Mark[] {
  return invariants.flatMap(({ says, gaps }) =>
    gaps.map(({ sinceNs, closedNs, key, request }): Mark => {
      const mark = {
        fromNs: sinceNs,
        toNs: closedNs,
        kind: 'gap',
        words: `Broken for ${key}: ${says}`,
      } as const;
      return request > 0 ? { ...mark, request } : mark;
    }),
  );
}

/** Marks so close that they would lie over each other become one, which says how many it stands for. */
export function merged(marks: readonly Mark[], leastNs: number): Mark[] {
  const result: { mark: Mark; count: number }[] = [];
  for (const mark of marks.toSorted((one, other) => one.fromNs - other.fromNs)) {
    const last = result.at(-1);
    const end = last?.mark.toNs;
    const isClose =
      last !== undefined && last.mark.kind === mark.kind && end !== undefined && mark.fromNs - end < leastNs;
    if (!isClose || mark.toNs === undefined) result.push({ mark, count: 1 });
    else {
      last.mark = { ...last.mark, toNs: Math.max(end, mark.toNs) };
      last.count++;
    }
  }
  return result.map(({ mark, count }) =>
    count === 1 ? mark : { ...mark, words: `${mark.words} (and ${count - 1} more)` },
  );
}
