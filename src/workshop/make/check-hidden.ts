/** Whether hidden faults can be understood where they are to happen: found out by compiling. */
import { loadCompiler } from '../../../simulator';
import { assignmentFor } from '../../document/workshop';

/** What is wrong, in a sentence; undefined when nothing is. */
export async function hiddenProblem(lesson: string, hidden: readonly string[]): Promise<string | undefined> {
  if (hidden.length === 0) return undefined;
  const assignment = await assignmentFor(lesson, undefined);
  if (assignment === undefined) return 'there is no such lesson';
  const { compile } = await loadCompiler();
  const { document, deployment, experiment } = assignment;
  const compiled = compile(document, { deployment, experiment, faults: hidden, seed: 0 });
  if (compiled.ok) return undefined;
  const [fault] = compiled.faults;
  const [, place] = /^faults\[(\d+)\]/.exec(fault?.path ?? '') ?? [];
  const words = place === undefined ? '' : `“${hidden[Number(place)] ?? ''}”: `;
  return `${words}${fault?.message ?? 'it cannot run'}${fault?.hint ? `; ${fault.hint}` : ''}`;
}
