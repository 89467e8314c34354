/**
 * The judge: whether the runs of a design meet a lesson's objectives and, where one does not, by how much, at which seed and
 * where. A pure fold over runs that somebody else has made.
 */
import type { Assignment, Objective } from '../form/lesson';
import type { Place, Ran } from '../figures';
import { heldInWords, holds, type Held } from './holds';

export type Schedule = 'ordinary' | 'adversary';

/** One of the runs that a design is judged by. */
export interface Case {
  readonly seed: number;
  /** With the lesson's adversary faults, or without. */
  readonly schedule: Schedule;
  readonly ran: Ran;
}

/** What became of one objective. */
export interface Finding {
  readonly objective: Objective;
  readonly passed: boolean;
  /** In plain words: the figure where it is furthest from, or nearest to, its bound. */
  readonly words: string;
  /** The run and the place in which that is so; what to show. */
  readonly seed: number;
  readonly schedule: Schedule;
  readonly place: Place | undefined;
  /** The seeds at which it is missed. */
  readonly missedAt: ReadonlySet<number>;
}

export interface Verdict {
  readonly passed: boolean;
  readonly findings: readonly Finding[];
}

/** `cases`: at least one. */
export function verdictOn({ objectives }: Pick<Assignment, 'objectives'>, cases: readonly Case[]): Verdict {
  const findings = objectives.map((objective) => findingOn(objective, cases));
  return { passed: findings.every(({ passed }) => passed), findings };
}

function findingOn(objective: Objective, cases: readonly Case[]): Finding {
  const judged = cases.filter(({ schedule }) => objective.under === 'both' || objective.under === schedule);
  const helds = judged.map((one) => ({ one, held: judge(objective, one.ran) }));
  const missed = helds.filter(({ held }) => !held.holds);
  const [worst] = [...(missed.length > 0 ? missed : helds)].sort((a, b) => b.held.by - a.held.by);
  if (worst === undefined) throw new Error(`no run that ${objective.id} could be judged by`);
  const { seed, schedule } = worst.one;
  const under = schedule === 'adversary' ? ', with further faults' : '';
  return {
    objective,
    passed: missed.length === 0,
    words: `${wordsFor(objective, worst)} (in run ${seed}${under})`,
    seed,
    schedule,
    place: worst.held.reading?.place,
    missedAt: new Set(missed.map(({ one }) => one.seed)),
  };
}

/** A run that was ended, or whose handlers made mistakes, meets nothing: what it did not come to would count for it. */
function judge(objective: Objective, ran: Ran): Held {
  if (mistakeIn(ran) !== undefined) return { holds: false, reading: undefined, by: Infinity };
  return holds(objective, ran);
}

function wordsFor(objective: Objective, { one, held }: { readonly one: Case; readonly held: Held }): string {
  return mistakeIn(one.ran) ?? heldInWords(objective, held);
}

function mistakeIn({ report: { failure, handlerFaults } }: Ran): string | undefined {
  if (failure !== null) return `the run ended early: ${failure.message}`;
  const [first] = handlerFaults;
  return first === undefined ? undefined : `${first.operation} is at fault: ${first.message}`;
}
