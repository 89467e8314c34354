/** What the pages beside the playground share: the bar with the navigation, and the foot. Rendered when the page is built. */
import type { ReactNode } from 'react';
import { PAGES, PLAYGROUND } from './pages';

export interface FrameProps {
  /** The title of the page that is shown. */
  readonly current: string;
  readonly children: ReactNode;
}

export function Frame({ current, children }: FrameProps) {
  return (
    <>
      <a className="skip" href="#content">
        Skip to the content
      </a>
      <header className="bar">
        <a className="name" href={PLAYGROUND.href}>
          <svg viewBox="0 0 24 24" fill="none" strokeWidth="2.6" aria-hidden>
            <path data-part="ground" d="M1 8.5h9.5M13.5 15.5H23" />
            <path data-part="fault" d="M15.5 2 8.5 22" />
          </svg>
          Faultline
        </a>
        <nav className="pages" aria-label="Pages">
          {[PLAYGROUND, ...PAGES].map(({ href, title }) => (
            <a key={title} href={href} aria-current={title === current ? 'page' : undefined}>
              {title}
            </a>
          ))}
        </nav>
        {/* Without a script it could do nothing, so a script shows it. */}
        <button type="button" className="theme" data-theme-button hidden />
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}
