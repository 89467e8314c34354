/** What has just happened, in words; also for ears. */
import { useLimits, useRun, useSelection, type RunStatus, type Stop } from '../../shared/run';
import { Button } from '../../shared/ui';
import styles from './controls.module.css';
import { News } from './News';

export function Happening() {
  const { status, stop, interventions } = useRun();
  const canAsk = useLimits() === undefined;
  if (status.phase === 'running' && status.pace === 'watch') return <News />;
  const isSilent = stop === undefined && status.notice === undefined;
  return (
    <p className={styles.happening} aria-live="polite">
      {stop !== undefined && <StopWords stop={stop} />}
      {status.notice !== undefined && <span className={styles.notice}>{status.notice}</span>}
      {isSilent && (
        <span className={styles.notice}>{hintFor(status, interventions.length > 0 || !canAsk)}</span>
      )}
    </p>
  );
}

function StopWords({ stop: { request, words } }: { readonly stop: Stop }) {
  const [, select] = useSelection();
  return (
    <>
      {request > 0 && (
        <Button look="quiet" className={styles.request} onClick={() => select({ kind: 'request', request })}>
          Request {request}
        </Button>
      )}
      {words.map((sentence, place) => (
        <span key={place}>{sentence} </span>
      ))}
    </>
  );
}

/** What one could do now. */
function hintFor({ phase, pace }: RunStatus, hasBegun: boolean): string {
  if (phase === 'seeking') return 'On the way there …';
  if (phase === 'compiling') return 'Another run is being made.';
  if (phase === 'running') return 'Looking for what comes next …';
  if (phase === 'ended') return 'The run is at its end. Play shows it once more.';
  if (phase === 'failed') return '';
  if (pace === 'watch') return 'Play lets time pass for everybody, at the speed beside it.';
  if (pace === 'consequence') return 'Play goes on, as fast as it can, until something goes wrong.';
  return hasBegun
    ? 'Play goes on with the next request, event by event.'
    : 'Ask for something: Follow goes through it event by event.';
}
