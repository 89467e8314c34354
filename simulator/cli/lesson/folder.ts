/** Reads the folders of lessons from the disk. A lesson is whatever folder has a `lesson.md`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { kindsIn } from '../../../lessons/form/kinds';
import { readLesson, type Surroundings } from '../../../lessons/form/read-lesson';
import type { Lesson } from '../../../lessons/form/lesson';
import { loadSystem, SYSTEMS } from '../../../lessons/systems';
import { CATALOGUE } from '../../engine/catalogue';
import { didYouMean } from '../../model/names';
import { stop, Stopped } from '../stopped';

/** Where lessons lie: in the project's folder, which npm makes the working directory. */
export const LESSONS = 'lessons';

/** The names of all lessons, in the order of their names. */
export function lessonNames(): readonly string[] {
  if (!existsSync(LESSONS)) return [];
  return readdirSync(LESSONS)
    .filter((name) => existsSync(join(LESSONS, name, 'lesson.md')))
    .sort();
}

/** `wanted`: a lesson's name, or a folder's path. Throws `Stopped` with all that is wrong with it. */
export function loadLesson(wanted: string): Lesson {
  const folder = folderOf(wanted);
  const read = readLesson(basename(folder), filesIn(folder), surroundings());
  if (read.ok) return read.lesson;
  throw new Stopped(read.faults.map((fault) => ({ ...fault, path: `${wanted}: ${fault.path}` })));
}

/** A name is a folder in `lessons/`; anything with a slash in it is a path. */
export function folderOf(wanted: string): string {
  return /[/\\]/.test(wanted) ? wanted : join(LESSONS, wanted);
}

function filesIn(folder: string): Readonly<Record<string, string>> {
  if (!existsSync(folder))
    stop(
      'unknown-lesson',
      folder,
      'there is no lesson of this name',
      didYouMean(basename(folder), lessonNames()),
    );
  const files = readdirSync(folder, { withFileTypes: true }).filter(
    (entry) => entry.isFile() && /\.(md|json)$/.test(entry.name),
  );
  return Object.fromEntries(files.map(({ name }) => [name, readFileSync(join(folder, name), 'utf8')]));
}

function surroundings(): Surroundings {
  return {
    system: loadSystem,
    systems: SYSTEMS.map(({ name }) => name),
    lessons: lessonNames(),
    kinds: kindsIn(CATALOGUE),
  };
}
