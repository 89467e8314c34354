/**
 * No single parameter may solve a lesson, unless the lesson says which: whoever turns a knob until the light is green has
 * learned nothing. Each parameter of the start is halved, doubled and taken to its ends.
 */
import type { Catalogue, Plan } from '../../simulator';
import { UNCHANGED } from '../form/edited';
import type { Lesson } from '../form/lesson';
import { choiceFor, runOf, seedsOf, type Host, type Prepared } from '../judge/judging';
import { verdictOn, type Case } from '../judge/verdict';
import type { Cell } from './cell';
import { parametersOf, type Variant } from './parameters';

/** An edit that passes at the first seed is looked at again at so many. */
const SEEDS = 3;

type Runnable = Prepared & { readonly ok: true };

export async function proveSingleEdits(lesson: Lesson, host: Host, catalogue: Catalogue): Promise<Cell> {
  const cell = { kind: 'single-edits', column: 'single edits' } as const;
  if (lesson.exploring) return { ...cell, ok: true, says: ['an exploring lesson has nothing to mend'] };
  const schedules: (readonly [Case['schedule'], Runnable])[] = [];
  for (const schedule of ['ordinary', 'adversary'] as const) {
    const prepared = await host.prepare(lesson.document, choiceFor(lesson, UNCHANGED, schedule));
    if (!prepared.ok) return { ...cell, ok: false, says: ['the start cannot run'] };
    if (schedule === 'ordinary' || lesson.judged.adversary.length > 0) schedules.push([schedule, prepared]);
  }
  const [first] = schedules;
  const variants = first === undefined ? [] : parametersOf(first[1].plan, catalogue);
  const passing = new Set<string>();
  for (const variant of variants)
    if (!passing.has(variant.parameter) && (await passes(lesson, variant, schedules)))
      passing.add(variant.parameter);
  return { ...cell, ...comparison(lesson, passing, variants.length) };
}

async function passes(
  lesson: Lesson,
  { change }: Variant,
  schedules: readonly (readonly [Case['schedule'], Runnable])[],
): Promise<boolean> {
  for (const seed of seedsOf(lesson, SEEDS)) {
    for (const [schedule, prepared] of schedules) {
      const plan: Plan = change(prepared.plan);
      const ran = await runOf({ ...prepared, plan }, seed);
      // One run that misses is enough, and most edits miss in their first.
      if (!verdictOn(judgedUnder(lesson, schedule), [{ seed, schedule, ran }]).passed) return false;
    }
  }
  return true;
}

/** The lesson with those of its objectives that are judged under a schedule. */
function judgedUnder(lesson: Lesson, schedule: Case['schedule']): Lesson {
  const objectives = lesson.objectives.filter(({ under }) => under === 'both' || under === schedule);
  return { ...lesson, objectives };
}

function comparison(
  { passes }: Lesson,
  passing: ReadonlySet<string>,
  count: number,
): Pick<Cell, 'ok' | 'says'> {
  const listed = new Set(passes.map(({ parameter }) => parameter));
  const unlisted = [...passing].filter((parameter) => !listed.has(parameter));
  const idle = [...listed].filter((parameter) => !passing.has(parameter));
  const says = [
    ...unlisted.map(
      (parameter) => `changing ${parameter} alone passes; list it in \`passes\`, or ask for more`,
    ),
    ...idle.map((parameter) => `${parameter} is listed in \`passes\`, and does not pass`),
  ];
  return {
    ok: says.length === 0,
    says: says.length > 0 ? says : [`none of ${count} single edits passes unlisted`],
  };
}
