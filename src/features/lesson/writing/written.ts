/** The lesson that is being written: kept in the browser as it is typed, read a moment later, and shown beside it. */
import type { DocumentFault } from '../../../../simulator';
import { isFileName, readWritten, SKELETON, type WrittenLesson } from '../../../document/lessons/writing';
import { createValue } from '../../../shared/run';
import { showLesson } from '../open';

const KEY = 'faultline-lesson-written';
/** After the last letter, before it is read. */
const PAUSE_MS = 400;

export const written = createValue<WrittenLesson>(SKELETON);

/** What is wrong with it as it stands; the lesson beside it is the last that could be read. */
export const faults = createValue<readonly DocumentFault[]>([]);

/** Takes another text, or another file. */
export function write(next: WrittenLesson): void {
  written.set(next);
  keep(next);
  clearTimeout(waiting);
  waiting = setTimeout(() => void read(next), PAUSE_MS);
}

let waiting: ReturnType<typeof setTimeout> | undefined;

async function read(lesson: WrittenLesson): Promise<void> {
  const result = await readWritten(lesson).catch(() => undefined);
  if (written.get() !== lesson) return;
  if (result === undefined) return faults.set([NOT_FETCHED]);
  faults.set(result.ok ? [] : result.faults);
  if (result.ok) showLesson(result.lesson);
}

const NOT_FETCHED: DocumentFault = {
  code: 'not-fetched',
  path: 'lesson.md',
  message: 'what reads it could not be fetched',
  hint: 'check the connection, and type on',
};

function keep(lesson: WrittenLesson): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(lesson));
  } catch {
    // It lasts as long as the page; it can be kept as a file.
  }
}

/** What was written last in this browser. */
export function keptWriting(): WrittenLesson | undefined {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    if (typeof value !== 'object' || value === null) return undefined;
    const { name, files } = value as Record<string, unknown>; // both are looked at below
    if (typeof name !== 'string' || typeof files !== 'object' || files === null) return undefined;
    const texts = Object.entries(files).filter(
      ([file, text]) => isFileName(file) && typeof text === 'string',
    );
    return 'lesson.md' in files ? { name, files: Object.fromEntries(texts) } : undefined;
  } catch {
    return undefined;
  }
}
