/** A lesson as somebody writes it in the page: its files, read as the command line reads them, with what ships around it. */
import skeleton from '../../../../lessons/form/skeleton.md?raw';
import { kindsIn } from '../../../../lessons/form/kinds';
import { readLesson, type ReadLesson } from '../../../../lessons/form/read-lesson';
import type { Proof } from '../../../../lessons/proof/cell';
import { prove } from '../../../../lessons/proof/prove';
import { loadToolkit } from '../../../../simulator';
import { loadShipped, SHIPPED } from '../../shipped';
import { sandboxHost } from '../host';
import { LESSONS, type Lesson } from '../shipped';

/** The texts of a lesson's folder, by the files' names. */
export interface WrittenLesson {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
}

export const SKELETON: WrittenLesson = { name: 'my-lesson', files: { 'lesson.md': skeleton } };

/** Never says that a lesson is good, only that it can be read. Rejects when something could not be fetched. */
export async function readWritten({ name, files }: WrittenLesson): Promise<ReadLesson> {
  // The one that its text names; the reader says if there is none.
  const [, wanted = ''] = /^system:\s*["']?([\w-]+)["']?\s*$/m.exec(files['lesson.md'] ?? '') ?? [];
  const [shipped, { CATALOGUE }] = await Promise.all([loadShipped(wanted), loadToolkit()]);
  return readLesson(name, files, {
    system: (asked) => (asked === wanted ? shipped?.document : undefined),
    systems: SHIPPED.map((one) => one.name),
    lessons: LESSONS.map((one) => one.name),
    kinds: kindsIn(CATALOGUE),
  });
}

/** As `lesson check` does it, in the sandbox. `ran` is told of each run. Rejects when it is given up. */
export async function proveWritten(
  lesson: Lesson,
  seeds: number,
  ran: () => void,
  signal: AbortSignal,
): Promise<Proof> {
  const { CATALOGUE } = await loadToolkit();
  const done = new AbortController();
  try {
    return await prove(lesson, sandboxHost(AbortSignal.any([signal, done.signal]), ran), CATALOGUE, seeds);
  } finally {
    done.abort();
  }
}

const TEXTS = import.meta.glob<string>('../../../../lessons/*/*.{md,json}', {
  query: '?raw',
  import: 'default',
});

/** The files of a lesson that ships; undefined when there is none of that name. Rejects when they cannot be fetched. */
export async function filesOf(name: string): Promise<WrittenLesson | undefined> {
  if (!LESSONS.some((lesson) => lesson.name === name)) return undefined;
  const folder = `../../../../lessons/${name}/`;
  const found = Object.entries(TEXTS).filter(([path]) => path.startsWith(folder));
  const texts = await Promise.all(
    found.map(async ([path, load]) => [path.slice(folder.length), await load()] as const),
  );
  return { name, files: Object.fromEntries(texts) };
}
