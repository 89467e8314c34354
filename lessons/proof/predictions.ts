/** Proves a lesson's predictions: the naive answer is wrong at every seed, and of a choice exactly one option is true. */
import type { Ran } from '../figures';
import { edited, UNCHANGED } from '../form/edited';
import type { Lesson } from '../form/lesson';
import { mergePatch } from '../form/merge-patch';
import type { Step } from '../form/step';
import { choiceFor, runOf, seedsOf, type Host } from '../judge/judging';
import { isRight, naiveAnswers, outcomeOf, patchesOf, trueOptions } from '../judge/outcome';
import type { Cell } from './cell';

export async function provePredictions(lesson: Lesson, host: Host, seeds: number): Promise<Cell> {
  const wrong: string[] = [];
  const right: string[] = [];
  for (const step of lesson.steps) {
    if (step.predict === undefined) continue;
    const complaints = new Set<string>();
    const outcomes = new Set<string>();
    for (const runs of await predictedRuns(lesson, step, host, seeds)) {
      if (typeof runs === 'string') complaints.add(runs);
      else if (runs.length > 0) outcomes.add(outcomeOf(step.predict, runs).words);
      if (typeof runs !== 'string') complaintsAbout(step.predict, runs).forEach((one) => complaints.add(one));
    }
    const heading = `“${step.title}”`;
    if (complaints.size > 0) wrong.push(...[...complaints].map((one) => `${heading}: ${one}`));
    else right.push(`${heading}: ${[...outcomes].slice(0, 3).join(' | ')}${outcomes.size > 3 ? ' | …' : ''}`);
  }
  return {
    kind: 'prediction',
    column: 'predictions',
    ok: wrong.length === 0,
    says: wrong.length > 0 ? wrong : right,
  };
}

function complaintsAbout(predict: NonNullable<Step['predict']>, runs: readonly Ran[]): string[] {
  const [run] = runs;
  const seed = run?.plan.seed ?? 0;
  const outcome = outcomeOf(predict, runs);
  if (predict.choice !== undefined && run !== undefined) {
    const count = trueOptions(predict, run);
    if (count !== 1) return [`${count} of the options are true (seed ${seed})`];
  }
  if (outcome.value === undefined) return [`nothing was measured (seed ${seed})`];
  const isNaiveRight = naiveAnswers(predict).some((answer) => isRight(predict, answer, outcome));
  return isNaiveRight ? [`the naive answer is right: ${outcome.words} (seed ${seed})`] : [];
}

/** For each seed the runs that the prediction is measured from, or why there are none. */
export async function predictedRuns(
  lesson: Lesson,
  { predict, run }: Step,
  host: Host,
  seeds: number,
): Promise<readonly (readonly Ran[] | string)[]> {
  if (predict === undefined) return [];
  const design = run ?? UNCHANGED;
  const points = [];
  for (const patch of patchesOf(predict)) {
    const document = edited(lesson, design);
    const patched = patch === undefined ? document : mergePatch(document, patch);
    const prepared = await host.prepare(patched, choiceFor(lesson, design, 'ordinary'));
    if (!prepared.ok) return prepared.faults.map(({ path, message }) => `it cannot run: ${path}: ${message}`);
    points.push(prepared);
  }
  const all: Ran[][] = [];
  for (const seed of seedsOf(lesson, seeds)) {
    const runs: Ran[] = [];
    for (const point of points) runs.push(await runOf(point, seed));
    all.push(runs);
  }
  return all;
}
