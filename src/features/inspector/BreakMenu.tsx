/** The menu that breaks anything, from anywhere: a button, or the key B. What is in it is fetched when it is first opened. */
import { Hammer } from 'lucide-react';
import { lazy, Suspense, useEffect, useId, useRef } from 'react';
import { isRelease } from '../../../simulator';
import { isBreakMenuOpen, useFrame, useRun, useValue } from '../../shared/run';
import { Button } from '../../shared/ui';
import styles from './inspector.module.css';

const Content = lazy(async () => ({ default: (await import('./BreakMenuContent')).BreakMenuContent }));

export function BreakMenu() {
  const isOpen = useValue(isBreakMenuOpen);
  const panel = useRef<HTMLDivElement>(null);
  const id = useId();
  const broken =
    useFrame(
      ({ faults }) =>
        faults.filter(({ state, kind }) => (state === 'acting' || state === 'armed') && !isRelease(kind))
          .length,
    ) ?? 0;
  useEffect(() => {
    const element = panel.current;
    if (element === null || element.matches(':popover-open') === isOpen) return;
    if (!isOpen) return element.hidePopover();
    element.showPopover();
    // What was made while the menu was closed could not take the focus.
    if (matchMedia('(pointer: fine)').matches) element.querySelector('input')?.focus();
  }, [isOpen]);
  useBreather(isOpen);
  return (
    <>
      <Button
        className={styles.menuButton}
        aria-expanded={isOpen}
        aria-haspopup="dialog"
        aria-keyshortcuts="B"
        title="Break something (B)"
        popoverTarget={id}
      >
        <Hammer aria-hidden />
        <span className={styles.menuName}>Break</span>
        {broken > 0 && (
          <span className={styles.badge} aria-label={`${broken} broken now`}>
            {broken}
          </span>
        )}
      </Button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="dialog"
        aria-label="Break something"
        className={styles.menu}
        onToggle={(event) => isBreakMenuOpen.set(event.newState === 'open')}
      >
        {isOpen && (
          <Suspense fallback={<p className={styles.muted}>One moment…</p>}>
            <Content />
          </Suspense>
        )}
      </div>
    </>
  );
}

/** Time waits while somebody chooses what to break, and goes on when it is broken or the menu is closed. */
function useBreather(isOpen: boolean): void {
  const { status, commands, interventions } = useRun();
  const isRunning = useRef(false);
  const isHeld = useRef(false);
  useEffect(() => {
    isRunning.current = status.phase === 'running';
  }, [status.phase]);
  useEffect(() => {
    if (!isOpen || !isRunning.current) return undefined;
    isHeld.current = true;
    commands.pause();
    return () => {
      if (isHeld.current) commands.play();
      isHeld.current = false;
    };
  }, [isOpen, commands, interventions.length]);
}
