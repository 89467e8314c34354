/**
 * What a workshop's link says beside the lesson's name: `#pack=…`, whose faults the design is judged with and whose time box
 * holds, and `?step=N`, for whoever has fallen behind.
 */
import { createValue } from '../../shared/run';
import type { Lesson } from '../../document/lessons';
import { endOf, type LessonInput } from './context';

/** How long the workshop gives this lesson; undefined outside a workshop. */
export const timeBox = createValue<{ readonly minutes: number } | undefined>(undefined);

/** When this lesson was first opened in this tab. */
export function begunMs(name: string): number {
  const key = `faultline-begun-${name}`;
  try {
    const kept = Number(sessionStorage.getItem(key));
    if (kept > 0) return kept;
    sessionStorage.setItem(key, `${Date.now()}`);
  } catch {
    // Then it counts from here.
  }
  return Date.now();
}

/** The lesson as the pack in the address has it. Without one, and with one that is damaged, as it is. */
export async function asInPack(lesson: Lesson): Promise<Lesson> {
  if (!location.hash.includes('pack=')) return lesson;
  const { packIn, withHidden } = await import('../../document/workshop');
  const read = await packIn(location.hash);
  const item = read.kind === 'pack' ? read.pack.items.find((one) => one.lesson === lesson.name) : undefined;
  if (item === undefined) return lesson;
  timeBox.set({ minutes: item.minutes });
  return withHidden(lesson, item.hidden);
}

/** `?step=3` opens the third step, with everything before it in reach. */
export function rescued(input: LessonInput, search = location.search): LessonInput {
  const step = Number(new URLSearchParams(search).get('step') ?? NaN);
  if (!Number.isInteger(step) || step < 1 || step > endOf(input.lesson)) return input;
  const before = input.lesson.steps.flatMap(({ achieve }, index) =>
    achieve !== undefined && index + 1 < step ? [index + 1] : [],
  );
  return {
    ...input,
    view: step,
    furthest: Math.max(input.furthest, step),
    met: new Set([...input.met, ...before]),
  };
}
