/** The one button. It stays where it is and keeps the focus, so that Enter after Enter leads through the whole opening. */
import { useEffect, useRef } from 'react';
import { Button } from '../../shared/ui';
import styles from './opening.module.css';

interface StepButtonProps {
  readonly label: string;
  /** What was pressed is happening; another press does nothing. */
  readonly isBusy: boolean;
  readonly press: () => void;
}

export function StepButton({ label, isBusy, press }: StepButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus({ preventScroll: true }), []);
  return (
    <Button
      ref={button}
      look="primary"
      className={styles.step}
      aria-disabled={isBusy}
      onClick={({ detail }) => {
        // The second click of a double click was not meant for the next step, whose name it may hit.
        if (!isBusy && detail < 2) press();
      }}
    >
      {label}
    </Button>
  );
}
