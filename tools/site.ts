/** The pages beside the playground as HTML, made when the site is built: whoever reads them runs next to no script. */
import { inOrder } from '../lessons/path';
import { SYSTEMS } from '../lessons/systems';
import { TERMS } from '../lessons/terms';
import { ENGINE_VERSION } from '../simulator';
import { lessonNames, loadLesson } from '../simulator/cli/lesson/folder';
import type { MapTrack } from '../src/site/lessons/Lessons';
import { renderAbout, renderLessons, renderReference } from '../src/site/render';
import { referenceGroups } from './reference';

/** The content of a page by its file's name; undefined for one that makes its own. */
export function contentOf(file: string): string | undefined {
  switch (file) {
    case 'lessons.html':
      return renderLessons({ tracks: tracks() });
    case 'reference.html':
      return renderReference({ groups: referenceGroups(), terms: TERMS });
    case 'about.html':
      return renderAbout({ engineVersion: ENGINE_VERSION, systems: SYSTEMS.map(ofSystem) });
    default:
      return undefined;
  }
}

function ofSystem({ title, summary, sources = [] }: (typeof SYSTEMS)[number]) {
  return { title, summary, sources };
}

/** The lessons that there are, in their order. Throws when one cannot be read, which `lesson check` tells better. */
function tracks(): readonly MapTrack[] {
  const order = inOrder(lessonNames());
  const titles = [...new Set(order.map(({ track }) => track))];
  return titles.map((track) => ({
    title: track,
    lessons: order.filter((one) => one.track === track).map(({ name }) => mapLesson(name)),
  }));
}

function mapLesson(name: string): MapTrack['lessons'][number] {
  const { title, minutes, misconception, takeaway, steps } = loadLesson(name);
  return { name, title, minutes, misconception, takeaway, steps: steps.length };
}
