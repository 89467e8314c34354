/** What can be done to the page itself, whatever runs. */
import { CircleHelp, Moon, Sun } from 'lucide-react';
import { lazy } from 'react';
import { PAGES } from '../site/pages';
import { useValue } from '../shared/run';
import { IconButton } from '../shared/ui';
import styles from './app.module.css';
import { Boundary } from './Boundary';
import { fetchRunMenu } from './features';
import { theme } from './theme';

const RunMenu = lazy(async () => ({ default: (await fetchRunMenu()).RunMenu }));

export interface PageMenuProps {
  readonly openHelp: () => void;
  /** What there is besides the page's own; undefined: nothing. */
  readonly leads: 'to pages' | 'to the run' | undefined;
}

export function PageMenu({ openHelp, leads }: PageMenuProps) {
  const isDark = useValue(theme) === 'dark';
  return (
    <div className={styles.menu}>
      {leads === 'to pages' && (
        <nav className={styles.links} aria-label="Pages">
          {PAGES.map(({ href, title }) => (
            <a key={title} href={href}>
              {title}
            </a>
          ))}
        </nav>
      )}
      {leads === 'to the run' && (
        <Boundary>
          <RunMenu />
        </Boundary>
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
