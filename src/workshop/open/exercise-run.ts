/** An exercise as a run that the playground opens, and what somebody has made of it as a submission. */
import { ENGINE_VERSION, type Plain, type SystemDocument } from '../../../simulator';
import { shippedDocument } from '../../document';
import { linkTo, readLink, type SavedRun } from '../../document/keeping';
import { assignmentFor, editOf, type Pack, type PackItem, type Submission } from '../../document/workshop';

/** The address of the exercise's run; undefined when its system does not ship. */
export async function exerciseLink({ lesson }: PackItem, pack: Pack): Promise<string | undefined> {
  const assignment = await assignmentFor(lesson, pack);
  if (assignment === undefined) return undefined;
  const { document, deployment, experiment, seed } = assignment;
  const run: SavedRun = {
    system: { document: document as unknown as SystemDocument }, // opening it finds out whether it is one
    deployment,
    experiment,
    seed,
    engine: ENGINE_VERSION,
    acts: [],
  };
  return `./${await linkTo(run)}`;
}

export type Made =
  { readonly ok: true; readonly submission: Submission } | { readonly ok: false; readonly says: string };

/** `link`: what Share has given for the run in which the exercise was done. */
export async function submissionFrom(item: PackItem, pack: Pack, link: string, who: string): Promise<Made> {
  const read = await readLink(link.slice(Math.max(0, link.indexOf('#'))).trim());
  if (!read.ok) return { ok: false, says: `${read.problem.message} ${read.problem.hint}` };
  const assignment = await assignmentFor(item.lesson, pack);
  if (assignment === undefined) return { ok: false, says: 'The exercise’s system does not ship.' };
  const { system, deployment, experiment, seed } = read.value;
  const document = 'shipped' in system ? await shippedDocument(system.shipped) : system.document;
  const edit = editOf(assignment, document as unknown as Plain); // a document is data
  if (edit === undefined) return { ok: false, says: 'What was changed cannot be written as an edit.' };
  return {
    ok: true,
    submission: { lesson: item.lesson, who, seed, engine: ENGINE_VERSION, edit, deployment, experiment },
  };
}
