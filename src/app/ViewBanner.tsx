/** Whose view is shown, and the switches for it: what a caller can know, where there is no key to hold, and ground truth. */
import { Eye, EyeOff } from 'lucide-react';
import { blindfold, pointOfView, useIsBlind, useLimits, usePointOfView } from '../shared/run';
import { Button, IconButton } from '../shared/ui';
import styles from './app.module.css';

export function ViewBanner() {
  const isCaller = usePointOfView() === 'caller';
  const isBlind = useIsBlind();
  const mayShow = useLimits()?.isBlind !== true;
  return (
    <div className={styles.view} data-caller={isCaller || undefined} data-blind={isBlind || undefined}>
      <IconButton
        label="What each caller can know"
        shortcut="V"
        isPressed={isCaller}
        onClick={() => pointOfView.set(isCaller ? 'world' : 'caller')}
      >
        {isCaller ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
      </IconButton>
      {isBlind ? (
        <>
          {mayShow && (
            <Button look="quiet" onClick={() => blindfold.set(undefined)}>
              Show it
            </Button>
          )}
          <span role="status">Ground truth is hidden</span>
        </>
      ) : (
        isCaller && <span role="status">What each caller can know, not what happened</span>
      )}
    </div>
  );
}
