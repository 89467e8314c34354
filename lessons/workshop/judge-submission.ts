/** Judges one submission. Nothing that it claims is taken for true. */
import type { DocumentFault } from '../../simulator';
import { edited } from '../form/edited';
import { judgeDesign, type Host } from '../judge/judging';
import type { Result } from './results';
import type { Submission } from './submission';
import { experimentsOf, touchedIn, type Guarded } from './untouched';

type Row = Pick<Submission, 'who' | 'lesson' | 'seconds'>;

/** `assignment`: what was asked; undefined when there is nothing of that name. Rejects when the host cannot run it. */
export async function judgeSubmission(
  submission: Submission,
  assignment: Guarded | undefined,
  host: Host,
): Promise<Result> {
  const { who, lesson, seconds, edit, deployment, experiment, claims } = submission;
  if (assignment === undefined) return refusal(submission, `there is no lesson “${lesson}”`);
  const asked = experimentsOf(assignment);
  if (!asked.includes(experiment))
    return refusal(submission, `it was run with “${experiment}”, and is asked for ${asked.join(' or ')}`);
  const touched = touchedIn(assignment, edited(assignment, { edit, faults: [] }));
  if (touched.length > 0)
    return refusal(submission, `it changes what the lesson asks: ${touched.slice(0, 5).join(', ')}`);
  if (assignment.objectives.length === 0) return claimOf(submission);
  const answer = await judgeDesign(assignment, { edit, deployment, experiment, faults: [] }, host);
  if (!answer.ok) return refusal(submission, faultsInWords(answer.faults));
  const { passed, findings } = answer.verdict;
  const missed = findings.filter((finding) => !finding.passed);
  const says = missed.map(({ objective, words }) => `${objective.id}: ${words}`);
  if (claims?.passed === true && !passed) says.unshift('it claims to pass');
  const ids = missed.map(({ objective }) => objective.id);
  return { who, lesson, verdict: passed ? 'passed' : 'missed', missed: ids, seconds, says: says.join('; ') };
}

/** It gets nothing, and says why. */
export function refusal({ who, lesson, seconds }: Row, says: string): Result {
  return { who, lesson, verdict: 'refused', missed: [], seconds, says };
}

/** What a submission claims, as long as nobody has judged it again. */
export function claimOf({ who, lesson, seconds, claims }: Submission): Result {
  const missed = claims?.missed ?? [];
  return { who, lesson, verdict: claims?.passed === true ? 'claimed' : 'open', missed, seconds, says: '' };
}

export function faultsInWords(faults: readonly DocumentFault[]): string {
  return faults
    .slice(0, 3)
    .map(({ path, message, line }) => `${path}${line === undefined ? '' : `, line ${line}`}: ${message}`)
    .join('; ');
}
