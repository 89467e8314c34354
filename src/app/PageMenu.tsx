/** What can be done to the page itself, whatever runs. */
import { CircleHelp, Moon, Sun } from 'lucide-react';
import { useValue } from '../shared/run';
import { IconButton } from '../shared/ui';
import styles from './app.module.css';
import { theme } from './theme';

export function PageMenu({ openHelp }: { readonly openHelp: () => void }) {
  const isDark = useValue(theme) === 'dark';
  return (
    <div className={styles.menu}>
      <IconButton
        label={isDark ? 'Light' : 'Dark'}
        shortcut="T"
        onClick={() => theme.set(isDark ? 'light' : 'dark')}
      >
        {isDark ? <Sun aria-hidden /> : <Moon aria-hidden />}
      </IconButton>
      <IconButton label="Signs and keys" shortcut="?" onClick={openHelp}>
        <CircleHelp aria-hidden />
      </IconButton>
    </div>
  );
}
