/** The pages beside the playground as HTML, made when the site is built: whoever reads them runs next to no script. */
import { SYSTEMS } from '../lessons/systems';
import { TERMS } from '../lessons/terms';
import { ENGINE_VERSION } from '../simulator';
import { renderAbout, renderReference } from '../src/site/render';
import { referenceGroups } from './reference';

/** The content of a page by its file's name; undefined for one that makes its own. */
export function contentOf(file: string): string | undefined {
  switch (file) {
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
