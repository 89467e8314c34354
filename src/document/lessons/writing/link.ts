/** Links that hold a whole lesson, after the `#`. Whoever opens one is asked before code of its runs. */
import { isName, NAME_HINT } from '../../../../simulator';
import { BadPacking, packed, unpacked } from '../../keeping/packed';
import { refused, type Read } from '../../keeping/saved-run';
import type { WrittenLesson } from './written';

const PREFIX = '#lesson=';
/** Longest link that is read, and largest text that it may unfold to. */
const MOST_CHARACTERS = 1_000_000;
const MOST_BYTES = 2_000_000;
const MOST_FILES = 20;

export function holdsLesson(hash: string): boolean {
  return hash.startsWith(PREFIX);
}

/** What goes after the page's address. */
export async function lessonLink({ name, files }: WrittenLesson): Promise<string> {
  return `${PREFIX}${await packed(JSON.stringify({ name, files }))}`;
}

/** Never throws. */
export async function readLessonLink(hash: string): Promise<Read<WrittenLesson>> {
  const again = 'Copy it once more as a whole: chats and mail programs cut long links.';
  if (hash.length > MOST_CHARACTERS) return refused('The link is too long to be read.', again);
  try {
    return (
      lessonIn(await unpacked(hash.slice(PREFIX.length), MOST_BYTES)) ??
      refused('The link holds no lesson.', again)
    );
  } catch (error) {
    if (!(error instanceof BadPacking)) throw error;
    return refused('The link is damaged: a part of it is missing or was changed.', again);
  }
}

/** A file's name, and nothing that leads out of a folder. */
export function isFileName(name: string): boolean {
  return /^[A-Za-z0-9][\w.-]{0,80}\.(md|json)$/.test(name);
}

function lessonIn(text: string): Read<WrittenLesson> | undefined {
  const value = parsed(text);
  if (typeof value !== 'object' || value === null) return undefined;
  const { name, files } = value as Record<string, unknown>; // both are looked at below
  if (typeof name !== 'string' || typeof files !== 'object' || files === null) return undefined;
  if (!isName(name)) return refused('The lesson in the link has a name that cannot be one.', NAME_HINT);
  const entries = Object.entries(files as Record<string, unknown>).filter(
    (entry): entry is [string, string] => isFileName(entry[0]) && typeof entry[1] === 'string',
  );
  return { ok: true, value: { name, files: Object.fromEntries(entries.slice(0, MOST_FILES)) } };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
