/** The ways to the other pages: in words beside the opening, behind a button in the playground, where room is for the run. */
import { BookOpen } from 'lucide-react';
import { PAGES } from '../site/pages';
import { IconButton } from '../shared/ui';
import styles from './app.module.css';

const MENU = 'site-links';

export function SiteLinks({ isOpening }: { readonly isOpening: boolean }) {
  const links = PAGES.map(({ href, title }) => (
    <a key={title} href={href}>
      {title}
    </a>
  ));
  if (isOpening) {
    return (
      <nav className={styles.links} aria-label="Pages">
        {links}
      </nav>
    );
  }
  return (
    <>
      <IconButton label="Other pages" popoverTarget={MENU}>
        <BookOpen aria-hidden />
      </IconButton>
      <nav id={MENU} popover="auto" className={styles.linkMenu} aria-label="Pages">
        {links}
      </nav>
    </>
  );
}
