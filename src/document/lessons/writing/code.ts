/** The code that a lesson brings along: what a stranger's link would have run. */
import { edited, UNCHANGED } from '../../../../lessons/form/edited';
import type { Lesson } from '../../../../lessons/form/lesson';
import { loadShipped } from '../../shipped';

/** Handlers that differ from those of the system that ships, by the module's name; of all the lesson's designs. */
export async function codeIn(lesson: Lesson): Promise<Readonly<Record<string, string>>> {
  const shipped = (await loadShipped(lesson.system))?.document.modules ?? {};
  const { steps, solution, decoys, ablation } = lesson;
  const designs = [UNCHANGED, solution, ...decoys, ablation, ...steps.flatMap(({ run }) => run ?? [])];
  const found = new Map<string, string>();
  designs.forEach((design, place) => {
    // Whether it is a document is not known yet, so it is looked at from a distance.
    for (const [module, value] of entriesOf(Reflect.get(Object(edited(lesson, design)), 'modules'))) {
      const handlers: unknown = Reflect.get(Object(value), 'handlers');
      if (typeof handlers !== 'string' || handlers === shipped[module]?.handlers) continue;
      const name = place === 0 ? module : `${module} (${place})`;
      if (![...found.values()].includes(handlers)) found.set(name, handlers);
    }
  });
  return Object.fromEntries(found);
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}
