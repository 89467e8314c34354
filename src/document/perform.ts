/** Edits as a person makes them on the page: one named step each, and in words what came of it. */
import type { DocumentFault, SystemDocument } from '../../simulator';
import { picked, refusedFaults, tell } from '../shared/drawing';
import type { Choice, Run } from '../shared/run';
import { boxIdOf, type Edited, type Part } from './edits/part';

export type Edit = (document: SystemDocument, choice: Choice) => Edited;

/**
 * Makes an edit and tells of it; what it is about is picked afterwards. The step is named before it is made, if need be after
 * what it comes to. Returns why it was refused; undefined when it was made.
 */
export async function perform(
  run: Run,
  step: string | ((parts: readonly Part[]) => string),
  edit: Edit,
): Promise<string | undefined> {
  const foreseen = edit(run.document, run.choice);
  if (!foreseen.ok) return refuse(foreseen.why, foreseen.hint);
  const name = typeof step === 'string' ? step : step(foreseen.parts);
  const made: { edited: Edited } = { edited: foreseen };
  const faults = await run.commands.edit(name, (document, choice) => {
    made.edited = edit(document, choice);
    return { document: made.edited.ok ? made.edited.document : document };
  });
  const { edited: done } = made;
  if (!done.ok) return refuse(done.why, done.hint);
  refusedFaults.set(faults);
  const [fault] = faults;
  if (fault !== undefined) return refuse(faultWords(fault), '');
  if (done.parts.length > 0) picked.set(done.parts.map(boxIdOf));
  tell(name, 'done');
  return undefined;
}

function refuse(why: string, hint: string): string {
  const words = hint === '' ? why : `${why} ${hint}`;
  tell(words, 'refused');
  return words;
}

/** A fault of a document as a sentence. */
function faultWords({ message, hint }: DocumentFault): string {
  const words = hint === '' ? message : `${message}; ${hint}`;
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
