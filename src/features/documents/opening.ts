/** Opens what is kept, what was chosen from a disk, and copies of either. */
import { ownSource } from '../../document';
import { admitted, readFile, savedFrom, sourceOf, type SavedRun } from '../../document/keeping';
import { selection, type Run, type RunCommands } from '../../shared/run';

type Opens = Pick<RunCommands, 'open'>;

/** `id`: the document's in the storage; without one it is a document of its own from now on. */
export function openSaved(run: SavedRun, commands: Opens, id?: string): void {
  const { source, choice } = sourceOf(run, id);
  commands.open(source, choice, run);
}

/** Goes on with a copy of what is open; what it is a copy of stays as it is. */
export function openCopy(run: Run): void {
  const copy = { ...run.document, title: copyTitle(run.document.title) };
  run.commands.open(ownSource(copy), run.choice, savedFrom(run, selection.get()));
}

/** Asks first when the file brings code. True when it was opened. */
export async function openFile(file: Blob, commands: Opens): Promise<boolean> {
  const run = await admitted('file', await readFile(file));
  if (run !== undefined) openSaved(run, commands);
  return run !== undefined;
}

/** The same run of the same document under another title. */
export function retitled(run: SavedRun, title: string): SavedRun {
  const { system } = run;
  if ('shipped' in system) return run;
  const document = { ...system.document, title };
  return { ...run, system: { document } };
}

const MOST_CHARACTERS = 200;

export function copyTitle(title: string): string {
  return `${title.slice(0, MOST_CHARACTERS - ' (copy)'.length)} (copy)`;
}
