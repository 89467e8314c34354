/** Has a design run as often as the judge needs it. Whoever judges supplies the engine: Node, or the page's sandbox. */
import type { DocumentFault, Plan, RunReport } from '../../simulator';
import type { Plain } from '../../simulator/model/plan';
import type { Ran } from '../figures';
import type { Design } from '../form/design';
import { edited } from '../form/edited';
import type { Assignment } from '../form/lesson';
import { verdictOn, type Case, type Verdict } from './verdict';

/** What is to be run of a document. */
export interface Choice {
  readonly deployment: string;
  readonly experiment: string;
  readonly faults: readonly string[];
}

/** A document that can be run, with its handlers ready: `run` takes the plan, or one with another seed or parameter. */
export type Prepared =
  | { readonly ok: true; readonly plan: Plan; run(plan: Plan): RunReport | Promise<RunReport> }
  | { readonly ok: false; readonly faults: readonly DocumentFault[] };

/** The engine, as far as judging needs it. It may carry out one run after the other. */
export interface Host {
  prepare(document: Plain, choice: Choice): Prepared | Promise<Prepared>;
}

export type Judged =
  | { readonly ok: true; readonly verdict: Verdict }
  /** The design cannot run. */
  | { readonly ok: false; readonly faults: readonly DocumentFault[] };

/** Judges a design over the lesson's seeds, or as many others. Each seed is run as it is, and with the adversary's faults. */
export async function judgeDesign(
  lesson: Assignment,
  design: Design,
  host: Host,
  { seeds, document }: { readonly seeds?: number; readonly document?: Plain } = {},
): Promise<Judged> {
  const made = edited(lesson, design, document);
  const cases: Case[] = [];
  for (const schedule of lesson.judged.adversary.length > 0 ? SCHEDULES : SCHEDULES.slice(0, 1)) {
    const prepared = await host.prepare(made, choiceFor(lesson, design, schedule));
    if (!prepared.ok) return prepared;
    for (const seed of seedsOf(lesson, seeds)) {
      cases.push({ seed, schedule, ran: await runOf(prepared, seed) });
    }
  }
  return { ok: true, verdict: verdictOn(lesson, cases) };
}

const SCHEDULES = ['ordinary', 'adversary'] as const;

/** What a design runs: the lesson's own choice, where it makes none. */
export function choiceFor(lesson: Assignment, design: Design, schedule: Case['schedule']): Choice {
  return {
    deployment: design.deployment ?? lesson.deployment,
    experiment: design.experiment ?? lesson.experiment,
    faults: [...design.faults, ...(schedule === 'adversary' ? lesson.judged.adversary : [])],
  };
}

/** The seeds that a lesson is judged by, or so many from its first one on. */
export function seedsOf({ seed, judged }: Assignment, count = judged.seeds): readonly number[] {
  return Array.from({ length: count }, (_, index) => seed + index);
}

/** Seeds change nothing in a plan but themselves. */
export async function runOf(prepared: Prepared & { ok: true }, seed: number): Promise<Ran> {
  const plan = { ...prepared.plan, seed };
  return { plan, report: await prepared.run(plan) };
}
