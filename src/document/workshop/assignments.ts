/** What a workshop's designs are judged by, and judging them in this browser. */
import { judgeSubmission, refusal } from '../../../lessons/workshop/judge-submission';
import { withHidden, type Pack } from '../../../lessons/workshop/pack';
import { assignmentOf } from '../../../lessons/workshop/read-pack';
import type { Result } from '../../../lessons/workshop/results';
import type { Submission } from '../../../lessons/workshop/submission';
import type { Guarded } from '../../../lessons/workshop/untouched';
import { loadLesson, NotJudged, sandboxHost } from '../lessons';
import { remember } from '../runnable';
import { shippedDocument } from '../shipped';
import { plainOf } from '../lessons/designs';

/** A lesson that ships, or an exercise of the pack; with the pack's hidden faults. Undefined: nothing has that name. */
export async function assignmentFor(name: string, pack: Pack | undefined): Promise<Guarded | undefined> {
  const { exercise, hidden = [] } = pack?.items.find(({ lesson }) => lesson === name) ?? {};
  if (exercise !== undefined) {
    const system = await shippedDocument(exercise.system);
    return system && withHidden(assignmentOf(name, exercise, plainOf(system)), hidden);
  }
  const shipped = await loadLesson(name);
  for (const { handlers, text } of shipped?.lowered ?? []) remember(handlers, text);
  return shipped && withHidden(shipped.lesson, hidden);
}

/** The row of a submission, judged in the sandbox. Never rejects. */
export async function judgedHere(
  submission: Submission,
  pack: Pack | undefined,
  signal: AbortSignal,
): Promise<Result> {
  const done = new AbortController();
  try {
    const assignment = await assignmentFor(submission.lesson, pack);
    const host = sandboxHost(AbortSignal.any([signal, done.signal]));
    return await judgeSubmission(submission, assignment, host);
  } catch (error) {
    return refusal(submission, error instanceof NotJudged ? error.message : 'it could not be judged here');
  } finally {
    done.abort();
  }
}
