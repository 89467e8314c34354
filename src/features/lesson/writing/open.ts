/** Opens the page for a lesson that is being written, or one that came in a link. */
import type { Reopening } from '../../../document';
import { admitted } from '../../../document/keeping';
import {
  codeIn,
  filesOf,
  readLessonLink,
  readWritten,
  SKELETON,
  type WrittenLesson,
} from '../../../document/lessons/writing';
import type { Problem } from '../../../shared/run';
import { openUnkept } from '../open';
import { faults, keptWriting, written } from './written';

/** `name`: a lesson that ships, to begin from; '' goes on with what was written last. Rejects when it cannot be fetched. */
export async function openWriting(name: string): Promise<Reopening | undefined> {
  const found = await begunWith(name);
  if (found === undefined) return undefined;
  written.set(found);
  const read = await readWritten(found);
  faults.set(read.ok ? [] : read.faults);
  const shown = read.ok ? read : await readWritten(SKELETON);
  return shown.ok ? openUnkept(shown.lesson) : undefined;
}

async function begunWith(name: string): Promise<WrittenLesson | undefined> {
  if (name === '') return keptWriting() ?? SKELETON;
  const found = await filesOf(name);
  return found && { ...found, name: `my-${name}` };
}

/** A problem: it cannot be read, or is not wanted. Rejects when something could not be fetched. */
export async function openLinked(hash: string): Promise<Reopening | Problem> {
  const link = await readLessonLink(hash);
  if (!link.ok) return link.problem;
  const read = await readWritten(link.value);
  if (!read.ok) {
    const [fault] = read.faults;
    return {
      message: `The lesson cannot be read: ${fault?.path}: ${fault?.message}.`,
      hint: fault?.hint ?? '',
    };
  }
  const { lesson } = read;
  const code = await codeIn(lesson);
  const modules = Object.fromEntries(Object.entries(code).map(([name, handlers]) => [name, { handlers }]));
  const document = { format: 'faultline/1', title: lesson.title, modules } as const;
  const brought = { system: { document }, deployment: '', experiment: '', seed: 0, engine: '', acts: [] };
  const isWanted = (await admitted('link', { ok: true, value: brought })) !== undefined;
  if (!isWanted) return { message: 'The lesson was not opened.', hint: 'Nothing of it has run.' };
  return openUnkept(lesson);
}
