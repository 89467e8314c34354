/** Judges one submission, from its text to its row. */
import type { Host } from '../../../lessons/judge/judging';
import { faultsInWords, judgeSubmission, refusal } from '../../../lessons/workshop/judge-submission';
import { withHidden, type Pack } from '../../../lessons/workshop/pack';
import { assignmentOf } from '../../../lessons/workshop/read-pack';
import { readSubmission } from '../../../lessons/workshop/read-submission';
import type { Result } from '../../../lessons/workshop/results';
import type { Guarded } from '../../../lessons/workshop/untouched';
import { loadSystem } from '../../../lessons/systems';
import { FaultList } from '../../model/document-fault';
import { plainCopy } from '../../model/plain-copy';
import { lessonNames, loadLesson } from '../lesson/folder';
import { Stopped } from '../stopped';

/** Never rejects for what is in the text. `source`: where it was found, for a row that has no name. */
export async function judgeText(
  text: string,
  source: string,
  pack: Pack | undefined,
  host: Host,
): Promise<Result> {
  const read = readSubmission(text);
  if (!read.ok) return refusal({ who: source, lesson: '', seconds: undefined }, faultsInWords(read.faults));
  try {
    return await judgeSubmission(read.value, assignmentFor(read.value.lesson, pack), host);
  } catch (error) {
    if (error instanceof Stopped) return refusal(read.value, faultsInWords(error.faults));
    throw error;
  }
}

/** A name, never a path: it comes from a stranger. Undefined when there is nothing of that name. */
function assignmentFor(name: string, pack: Pack | undefined): Guarded | undefined {
  const { exercise, hidden = [] } = pack?.items.find(({ lesson }) => lesson === name) ?? {};
  if (exercise !== undefined) {
    const system = plainCopy(loadSystem(exercise.system), new FaultList());
    return system === undefined ? undefined : withHidden(assignmentOf(name, exercise, system), hidden);
  }
  return lessonNames().includes(name) ? withHidden(loadLesson(name), hidden) : undefined;
}
