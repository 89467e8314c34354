/** What the playground's bar has beside what the opening's has: what is open, and the ways to the other pages. */
import { BookOpen, FolderOpen, Share2 } from 'lucide-react';
import { PAGES } from '../site/pages';
import { shownSheet } from '../shared/run';
import { IconButton } from '../shared/ui';
import styles from './app.module.css';

const PAGE_LINKS = 'page-links';

export function RunMenu() {
  return (
    <>
      <IconButton label="Other pages" popoverTarget={PAGE_LINKS}>
        <BookOpen aria-hidden />
      </IconButton>
      <nav id={PAGE_LINKS} popover="auto" className={styles.linkMenu} aria-label="Pages">
        {PAGES.map(({ href, title }) => (
          <a key={title} href={href}>
            {title}
          </a>
        ))}
      </nav>
      <IconButton label="Documents" shortcut="O" onClick={() => shownSheet.set('documents')}>
        <FolderOpen aria-hidden />
      </IconButton>
      <IconButton label="Share" shortcut="S" onClick={() => shownSheet.set('share')}>
        <Share2 aria-hidden />
      </IconButton>
    </>
  );
}
