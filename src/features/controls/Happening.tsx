/** What has just happened, in words; also for ears. */
import { useRun, useSelection, type RunStatus } from '../../shared/run';
import styles from './controls.module.css';

export function Happening() {
  const { status, stop, interventions } = useRun();
  const [, select] = useSelection();
  const words = stop?.words ?? [];
  const isSilent = words.length === 0 && status.notice === undefined;
  return (
    <p className={styles.happening} aria-live="polite">
      {stop !== undefined && stop.request > 0 && (
        <button
          type="button"
          className={styles.request}
          onClick={() => select({ kind: 'request', request: stop.request })}
        >
          Request {stop.request}
        </button>
      )}
      {words.map((sentence, place) => (
        <span key={place}>{sentence} </span>
      ))}
      {status.notice !== undefined && <span className={styles.notice}>{status.notice}</span>}
      {isSilent && <span className={styles.notice}>{hintFor(status, interventions.length > 0)}</span>}
    </p>
  );
}

/** What one could do now. */
function hintFor({ phase, pace }: RunStatus, hasBegun: boolean): string {
  if (phase === 'seeking') return 'On the way there: the run is executed again.';
  if (phase === 'running') return pace === 'watch' ? 'Time passes.' : 'Looking for what comes next …';
  if (phase !== 'paused') return '';
  if (pace === 'watch') return 'Play lets time pass for everybody, at the speed beside it.';
  if (pace === 'consequence') return 'Play goes on, as fast as it can, until something goes wrong.';
  return hasBegun
    ? 'Play goes on with the next request, event by event.'
    : 'Ask for something: Follow goes through it event by event.';
}
