/** Judges one submission, from its text to its row. Nothing that it claims is taken for true. */
import type { Assignment } from '../../../lessons/form/lesson';
import { edited } from '../../../lessons/form/edited';
import { judgeDesign, type Host } from '../../../lessons/judge/judging';
import { assignmentOf, withHidden, type Pack } from '../../../lessons/workshop/pack';
import { readSubmission } from '../../../lessons/workshop/read-submission';
import type { Result } from '../../../lessons/workshop/results';
import type { Submission } from '../../../lessons/workshop/submission';
import { experimentsOf, touchedIn, type Guarded } from '../../../lessons/workshop/untouched';
import type { DocumentFault } from '../../model/document-fault';
import { plainCopy } from '../../model/plain-copy';
import { FaultList } from '../../model/document-fault';
import { loadSystem } from '../../../lessons/systems';
import { lessonNames, loadLesson } from '../lesson/folder';
import { Stopped } from '../stopped';

type Row = Pick<Submission, 'who' | 'lesson' | 'seconds'>;

/** Never rejects for what is in the text. `source`: where it was found, for a row that has no name. */
export async function judgeSubmission(
  text: string,
  source: string,
  pack: Pack | undefined,
  host: Host,
): Promise<Result> {
  const read = readSubmission(text);
  if (!read.ok) return refusal({ who: source, lesson: '', seconds: undefined }, saying(read.faults));
  try {
    return await judged(read.value, pack, host);
  } catch (error) {
    if (error instanceof Stopped) return refusal(read.value, saying(error.faults));
    throw error;
  }
}

async function judged(submission: Submission, pack: Pack | undefined, host: Host): Promise<Result> {
  const { who, lesson: name, seconds, edit, deployment, experiment, claims } = submission;
  const assignment = assignmentFor(name, pack);
  if (assignment === undefined) return refusal(submission, `there is no lesson “${name}”`);
  const asked = experimentsOf(assignment);
  if (!asked.includes(experiment))
    return refusal(submission, `it was run with “${experiment}”, and is asked for ${asked.join(' or ')}`);
  const touched = touchedIn(assignment, edited(assignment, { edit, faults: [] }));
  if (touched.length > 0)
    return refusal(submission, `it changes what the lesson asks: ${touched.slice(0, 5).join(', ')}`);
  const answer = await judgeDesign(assignment, { edit, deployment, experiment, faults: [] }, host);
  if (!answer.ok) return refusal(submission, saying(answer.faults));
  const { passed, findings } = answer.verdict;
  const missed = findings.filter((finding) => !finding.passed);
  const says = missed.map(({ objective, words }) => `${objective.id}: ${words}`);
  if (claims?.passed === true && !passed) says.unshift('it claims to pass');
  return {
    who,
    lesson: name,
    verdict: passed ? 'passed' : 'missed',
    missed: missed.map(({ objective }) => objective.id),
    seconds,
    says: says.join('; '),
  };
}

/** A name, never a path: it comes from a stranger. Undefined when there is nothing of that name. */
function assignmentFor(name: string, pack: Pack | undefined): Guarded | undefined {
  const item = pack?.items.find(({ lesson }) => lesson === name);
  const own: Assignment | undefined =
    item?.exercise !== undefined ? exerciseOf(name, item.exercise) : undefined;
  const found = own ?? (lessonNames().includes(name) ? loadLesson(name) : undefined);
  return found && withHidden(found, item?.hidden ?? []);
}

function exerciseOf(
  name: string,
  exercise: NonNullable<Pack['items'][number]['exercise']>,
): Assignment | undefined {
  const system = plainCopy(loadSystem(exercise.system), new FaultList());
  return system === undefined ? undefined : assignmentOf(name, exercise, system);
}

/** It gets nothing, and says why. */
export function refusal({ who, lesson, seconds }: Row, says: string): Result {
  return { who, lesson, verdict: 'refused', missed: [], seconds, says };
}

function saying(faults: readonly DocumentFault[]): string {
  return faults
    .slice(0, 3)
    .map(({ path, message, line }) => `${path}${line === undefined ? '' : `, line ${line}`}: ${message}`)
    .join('; ');
}
