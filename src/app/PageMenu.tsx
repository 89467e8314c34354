/** What can be done to the page itself, whatever runs. */
import { CircleHelp, FolderOpen, Moon, Share2, Sun } from 'lucide-react';
import { shownSheet, useValue } from '../shared/run';
import { IconButton } from '../shared/ui';
import styles from './app.module.css';
import { SiteLinks } from './SiteLinks';
import { theme } from './theme';

export interface PageMenuProps {
  readonly openHelp: () => void;
  readonly isOpening: boolean;
}

export function PageMenu({ openHelp, isOpening }: PageMenuProps) {
  const isDark = useValue(theme) === 'dark';
  return (
    <div className={styles.menu}>
      <SiteLinks isOpening={isOpening} />
      {!isOpening && (
        <>
          <IconButton label="Documents" shortcut="O" onClick={() => shownSheet.set('documents')}>
            <FolderOpen aria-hidden />
          </IconButton>
          <IconButton label="Share" shortcut="S" onClick={() => shownSheet.set('share')}>
            <Share2 aria-hidden />
          </IconButton>
        </>
      )}
      <IconButton
        label={isDark ? 'Light' : 'Dark'}
        shortcut="T"
        onClick={() => theme.set(isDark ? 'light' : 'dark')}
      >
        {isDark ? <Sun aria-hidden /> : <Moon aria-hidden />}
      </IconButton>
      <IconButton label="Signs, keys and words" shortcut="?" onClick={openHelp}>
        <CircleHelp aria-hidden />
      </IconButton>
    </div>
  );
}
