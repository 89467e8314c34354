/** Whose view is shown, and the switch for it where there is no key to hold. */
import { Eye, EyeOff } from 'lucide-react';
import { pointOfView, usePointOfView } from '../shared/run';
import { IconButton } from '../shared/ui';
import styles from './app.module.css';

export function ViewBanner() {
  const isCaller = usePointOfView() === 'caller';
  return (
    <div className={styles.view} data-caller={isCaller || undefined}>
      <IconButton
        label="What each caller can know"
        shortcut="V"
        isPressed={isCaller}
        onClick={() => pointOfView.set(isCaller ? 'world' : 'caller')}
      >
        {isCaller ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
      </IconButton>
      {isCaller && <span role="status">What each caller can know, not what happened</span>}
    </div>
  );
}
