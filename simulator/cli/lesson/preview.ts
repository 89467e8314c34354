/** `faultline lesson preview NAME`: a lesson as its reader meets it, with the outcome of its runs. */
import type { Design } from '../../../lessons/form/design';
import type { Lesson } from '../../../lessons/form/lesson';
import type { Step } from '../../../lessons/form/step';
import { UNCHANGED } from '../../../lessons/form/edited';
import { judgeDesign, type Host } from '../../../lessons/judge/judging';
import { outcomeOf } from '../../../lessons/judge/outcome';
import { predictedRuns } from '../../../lessons/proof/predictions';
import { readOptions } from '../options';
import { UsageError } from '../usage';
import { loadLesson } from './folder';
import { inProcessHost } from './host';

export async function previewLesson(args: string[]): Promise<number> {
  const [name, ...more] = readOptions(args, {}).positionals;
  if (name === undefined || more.length > 0)
    throw new UsageError('lesson preview takes the name of one lesson');
  const lesson = loadLesson(name);
  const host = inProcessHost();
  const { title, minutes, surprise, misconception, opening, hints, solution, takeaway } = lesson;
  const lines = [
    `# ${title} (${minutes} minutes)`,
    `surprise: ${surprise}`,
    `misconception: ${misconception}`,
    '',
    opening,
    ...(await stepLines(lesson, host)),
    '',
    'objectives:',
    ...lesson.objectives.map(({ says }) => `  - ${says}`),
    ...hints.map((hint, index) => `hint ${index + 1}: ${hint}`),
    '',
    ...(await judgedLines('the start', UNCHANGED, lesson, host)),
    ...(await judgedLines(`the solution (${solution.says})`, solution, lesson, host)),
    ...(
      await Promise.all(
        lesson.decoys.map((decoy) => judgedLines(`${decoy.says} (${decoy.because})`, decoy, lesson, host)),
      )
    ).flat(),
    '',
    `takeaway: ${takeaway}`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}

async function stepLines(lesson: Lesson, host: Host): Promise<readonly string[]> {
  const all = [];
  for (const step of lesson.steps) {
    const { title, text, adds } = step;
    all.push('', `## ${title}${adds === undefined ? '' : ` [adds: ${adds}]`}`, text);
    all.push(...(await predictionLines(lesson, step, host)));
  }
  return all;
}

async function predictionLines(lesson: Lesson, step: Step, host: Host): Promise<readonly string[]> {
  const { predict } = step;
  if (predict === undefined) return [];
  const [runs] = await predictedRuns(lesson, step, host, 1);
  const outcome =
    runs === undefined || typeof runs === 'string' ? (runs ?? '') : outcomeOf(predict, runs).words;
  const options = (predict.choice ?? []).map(({ says, naive }) => `  ( ) ${says}${naive ? ' [naive]' : ''}`);
  return [`? ${predict.ask}`, ...options, `= ${outcome}`, `  ${predict.because}`];
}

async function judgedLines(
  what: string,
  design: Design,
  lesson: Lesson,
  host: Host,
): Promise<readonly string[]> {
  const judged = await judgeDesign(lesson, design, host);
  if (!judged.ok)
    return [`${what}: cannot run`, ...judged.faults.map(({ path, message }) => `  ${path}: ${message}`)];
  const { passed, findings } = judged.verdict;
  return [
    `${what}: ${passed ? 'passes' : 'does not pass'}`,
    ...findings.map((finding) => `  ${finding.passed ? '✓' : '✕'} ${finding.words}`),
  ];
}
