/** Pages as HTML. It runs where the site is built, not in a browser. */
import { renderToStaticMarkup } from 'react-dom/server';
import { About, type AboutProps } from './about/About';
import { Frame } from './Frame';
import { Lessons, type LessonsProps } from './lessons/Lessons';
import { Reference, type ReferenceProps } from './reference/Reference';

export function renderLessons(props: LessonsProps): string {
  return renderToStaticMarkup(
    <Frame current="Lessons">
      <Lessons {...props} />
    </Frame>,
  );
}

export function renderReference(props: ReferenceProps): string {
  return renderToStaticMarkup(
    <Frame current="Reference">
      <Reference {...props} />
    </Frame>,
  );
}

export function renderAbout(props: AboutProps): string {
  return renderToStaticMarkup(
    <Frame current="About">
      <About {...props} />
    </Frame>,
  );
}
