/** The opening on the page: one line of words, one button, two ledgers; and at its end what one can do next. */
import { useMachine } from '@xstate/react';
import { lazy, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { loadToolkit } from '../../../simulator';
import { createValue, isBreakMenuOpen, useRun, useValue } from '../../shared/run';
import { afterPaint } from '../../shared/ui';
import { Ledgers } from './Ledgers';
import { nextStep, openingMachine, type OpeningEvent } from './machine';
import styles from './opening.module.css';
import type { Scene } from './perform';
import { Progress } from './Progress';
import { StepButton } from './StepButton';
import { heedAddress, isOpening, rememberSeen, replays } from './standing';

const fetchClosing = () => import('./Closing');
const Closing = lazy(async () => ({ default: (await fetchClosing()).Closing }));

/** Always mounted; shows nothing unless the opening is on or has just ended. Stands below the picture. */
export function Opening() {
  const { state, words, next, isMissed, isBusy, send } = useOpening();
  if (state === 'away') return null;
  if (state === 'closing') return <Closing words={words} close={() => send({ type: 'SKIP' })} />;
  return (
    <section className={styles.opening} aria-labelledby="opening-title">
      <div className={styles.story}>
        <h2 id="opening-title" className="visually-hidden">
          The opening: one boundary, six presses
        </h2>
        <Progress done={next.index} isBusy={isBusy} />
        <p className={styles.words} role="status">
          {words}
        </p>
        <div className={styles.actions}>
          <StepButton
            label={isMissed ? 'Try again' : (next.step?.button ?? '')}
            isBusy={isBusy}
            press={() => send({ type: 'PRESS' })}
          />
          <button
            type="button"
            className={styles.skip}
            aria-keyshortcuts="Escape"
            onClick={() => send({ type: 'SKIP' })}
          >
            Skip
          </button>
        </div>
      </div>
      <Ledgers />
    </section>
  );
}

function useOpening() {
  const run = useRun();
  // The stage outlives every run: it is told which one is open.
  const [stage] = useState(() => createValue<Scene>(run));
  useLayoutEffect(() => stage.set(run), [stage, run]);
  const [machine] = useState(() =>
    openingMachine.provide({ actions: { remember: rememberSeen, release: () => release(stage.get()) } }),
  );
  const [snapshot, send] = useMachine(machine, { input: { stage, isOn: isOpening.get() } });
  const isOn = !snapshot.matches('away') && !snapshot.matches('closing');
  const isAway = snapshot.matches('away');

  useLayoutEffect(() => isOpening.set(isOn), [isOn]);
  useReplays(send);
  useEffect(() => heedAddress(), []);
  useEscape(!isAway, send);
  useEffect(() => {
    // What reads faults is big; by the second press it is there. Without a network the press says what is wrong.
    return isOn
      ? afterPaint(() => void Promise.all([loadToolkit(), fetchClosing()]).catch(() => undefined))
      : undefined;
  }, [isOn]);

  const { words, next } = snapshot.context;
  return {
    state: isAway ? 'away' : isOn ? 'on' : 'closing',
    words,
    next: { index: next, step: nextStep({ next }) },
    isMissed: snapshot.matches('missed'),
    isBusy: snapshot.matches('doing') || snapshot.matches('preparing'),
    send,
  } as const;
}

/** The pace as the page has it otherwise. */
function release({ commands }: Scene): void {
  commands.pause();
  commands.chooseTempo(1);
  commands.chooseSpeed(1);
  commands.choosePace('follow');
}

function useReplays(send: (event: OpeningEvent) => void): void {
  const count = useValue(replays);
  const begun = useRef(0);
  useEffect(() => {
    if (count > begun.current) send({ type: 'BEGIN' });
    begun.current = count;
  }, [count, send]);
}

function useEscape(isOn: boolean, send: (event: OpeningEvent) => void): void {
  useEffect(() => {
    if (!isOn) return undefined;
    const skip = (event: KeyboardEvent): void => {
      const isInSheet = event.target instanceof Element && event.target.closest('[role="dialog"]') !== null;
      if (event.key === 'Escape' && !isInSheet && !isBreakMenuOpen.get()) send({ type: 'SKIP' });
    };
    // Before the page's own keys, among which Escape means something else.
    addEventListener('keydown', skip, { capture: true });
    return () => removeEventListener('keydown', skip, { capture: true });
  }, [isOn, send]);
}
