/** What lets it go on from where it has stopped, and how far; by keys as well, wherever the focus is. */
import { ArrowDownToLine, Play, StepForward, type LucideIcon } from 'lucide-react';
import { useEffect } from 'react';
import { useRun, type Run } from '../../shared/run';
import { Button } from '../../shared/ui';
import styles from './debug.module.css';

interface Step {
  readonly title: string;
  readonly says: string;
  readonly key: string;
  readonly Icon: LucideIcon;
  /** Goes; undefined when there is nowhere to go from here. */
  readonly go: (() => void) | undefined;
}

function stepsOf({ commands, status, stoppedAt }: Run): readonly Step[] {
  const canGo = status.phase === 'paused';
  const isAtLine = canGo && stoppedAt?.kind === 'line';
  const request = canGo ? (stoppedAt?.request ?? 0) : 0;
  return [
    {
      ...{ title: 'Continue', says: 'Until the next breakpoint', key: 'F8', Icon: Play },
      go: canGo ? () => commands.play() : undefined,
    },
    {
      ...{
        title: 'Next line',
        says: 'To the next line of this operation',
        key: 'F10',
        Icon: ArrowDownToLine,
      },
      go: isAtLine ? () => void commands.stepLine() : undefined,
    },
    {
      ...{ title: 'Next event', says: 'To the next thing that happens to this request', key: 'F9' },
      Icon: StepForward,
      go: request > 0 ? () => commands.stepRequest(request) : undefined,
    },
  ];
}

export function Steps() {
  const run = useRun();
  const steps = stepsOf(run);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const step = stepsOf(run).find(({ key }) => key === event.key);
      if (step === undefined) return;
      event.preventDefault();
      step.go?.();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [run]);
  return (
    <>
      {steps.map(({ title, says, key, Icon, go }) => (
        // Not `disabled`: it would lose the focus each time that it is pressed.
        <Button
          key={key}
          className={styles.step}
          look={title === 'Continue' && run.stoppedAt !== undefined ? 'primary' : 'plain'}
          aria-disabled={go === undefined}
          aria-keyshortcuts={key}
          title={`${says} (${key})`}
          onClick={go}
        >
          <Icon aria-hidden />
          {title}
        </Button>
      ))}
      <span className={styles.hint}>A stop costs no simulated time, and changes nothing in the run.</span>
    </>
  );
}
