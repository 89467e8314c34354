/** Runs what a step shows, at the pace that suits it: a few requests are followed, many are watched. */
import { Pause, Play } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useRun } from '../../shared/run';
import { Button } from '../../shared/ui';
import styles from './lesson.module.css';
import { playFitting } from './playing';

export function RunButton() {
  const run = useRun();
  const { status, commands } = run;
  // From its end a run begins again, and has to be made first.
  const [isWanted, setWanted] = useState(false);
  useEffect(() => {
    if (!isWanted || status.phase !== 'paused') return;
    setWanted(false);
    playFitting(run);
  }, [isWanted, status.phase, run]);
  if (status.phase === 'running')
    return (
      <Button className={styles.next} onClick={commands.pause}>
        <Pause aria-hidden />
        Pause
      </Button>
    );
  return (
    <Button
      className={styles.next}
      disabled={status.phase === 'compiling' || status.phase === 'seeking'}
      onClick={() => {
        if (status.phase === 'paused') return playFitting(run);
        commands.restart();
        setWanted(true);
      }}
    >
      <Play aria-hidden fill="currentColor" />
      Run
    </Button>
  );
}
