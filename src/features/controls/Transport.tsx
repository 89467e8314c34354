/** The row below the picture: ask for something, let time pass, and read what has just happened. */
import { ChevronsRight, Pause, Play, StepForward, X } from 'lucide-react';
import { useLimits, useRun, type Pace } from '../../shared/run';
import { Button, IconButton, Segmented } from '../../shared/ui';
import styles from './controls.module.css';
import { Happening } from './Happening';
import { SpeedField } from './SpeedField';
import { tasksOf } from './tasks';

const PACES = [
  {
    value: 'follow',
    title: 'Follow',
    hint: 'One request, event by event: time is stretched so that each can be read.',
  },
  { value: 'watch', title: 'Watch', hint: 'Everything at once, at a speed.' },
  {
    value: 'consequence',
    title: 'Next consequence',
    short: 'Next',
    hint: 'As fast as it goes to the next failure, broken promise or death, and stops there.',
  },
] as const satisfies readonly { value: Pace; title: string; short?: string; hint: string }[];

export function Transport() {
  const { status, commands } = useRun();
  return (
    <>
      <div className={styles.caption}>
        <Happening />
        {status.phase === 'seeking' && (
          <div className={styles.seeking}>
            <progress value={status.progress} max={1} aria-label="Going there" />
            <IconButton label="Stay here" shortcut="Escape" onClick={commands.cancelSeek}>
              <X aria-hidden />
            </IconButton>
          </div>
        )}
      </div>
      <div className={styles.transport}>
        <Tasks />
        <Time />
      </div>
    </>
  );
}

function Time() {
  const { status, commands } = useRun();
  const isBusy = status.phase === 'compiling' || status.phase === 'seeking';
  return (
    <div className={styles.time} role="group" aria-label="Time">
      {status.phase === 'running' ? (
        <IconButton label="Pause" shortcut="Space" look="plain" onClick={commands.pause}>
          <Pause aria-hidden fill="currentColor" />
        </IconButton>
      ) : (
        <IconButton
          label="Play"
          shortcut="Space"
          look="plain"
          disabled={isBusy}
          onClick={() => commands.play()}
        >
          {status.pace === 'consequence' ? (
            <ChevronsRight aria-hidden />
          ) : (
            <Play aria-hidden fill="currentColor" />
          )}
        </IconButton>
      )}
      <IconButton
        label="One step"
        shortcut="."
        look="plain"
        disabled={isBusy}
        onClick={() => void commands.step(1)}
      >
        <StepForward aria-hidden />
      </IconButton>
      <Segmented label="Pace" value={status.pace} options={PACES} onChoose={commands.choosePace} />
      <SpeedField />
    </div>
  );
}

function Tasks() {
  const { document, commands } = useRun();
  // A lesson has its own experiments.
  if (useLimits() !== undefined) return null;
  return (
    <div className={styles.tasks} role="group" aria-label="Ask for something">
      {tasksOf(document).map(({ name, title, isMain }) => (
        <Button
          key={name}
          look={isMain ? 'primary' : 'plain'}
          onClick={() => void commands.placeRequest(name)}
        >
          {title}
        </Button>
      ))}
    </div>
  );
}
