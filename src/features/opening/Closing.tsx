/** The last words, between the picture and the playground that is there now, and where one can go from here. */
import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { isBreakMenuOpen, useRun } from '../../shared/run';
import { Button, IconButton } from '../../shared/ui';
import styles from './opening.module.css';
import { replayOpening } from './standing';
import { SYSTEM } from './story';

export function Closing({ words, close }: { readonly words: string; readonly close: () => void }) {
  const { systems, commands } = useRun();
  const other = systems.find(({ name }) => name !== SYSTEM);
  const first = useRef<HTMLButtonElement>(null);
  // The button that had the focus is gone; whoever goes by keyboard goes on from here.
  useEffect(() => first.current?.focus({ preventScroll: true }), []);
  return (
    <section className={styles.closing} aria-label="The end of the opening">
      <p className={styles.last} role="status">
        {words}
      </p>
      <div className={styles.actions}>
        <Button ref={first} look="primary" onClick={() => isBreakMenuOpen.set(true)}>
          Break it yourself
        </Button>
        <a className={styles.lessons} href="./lessons.html">
          Lessons
        </a>
        {other !== undefined && (
          <Button
            aria-label={`Open ${other.title}`}
            onClick={() => {
              close();
              commands.chooseSystem(other.name);
            }}
          >
            {other.title}
          </Button>
        )}
        <Button look="quiet" onClick={replayOpening}>
          Replay
        </Button>
        <IconButton label="Close" className={styles.close} onClick={close}>
          <X aria-hidden />
        </IconButton>
      </div>
    </section>
  );
}
