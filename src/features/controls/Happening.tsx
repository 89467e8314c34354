/** What has just happened, in words; also for ears. */
import { useRun } from '../../shared/run';
import styles from './controls.module.css';

export function Happening() {
  const { status, stop } = useRun();
  const words = stop?.words ?? [];
  const request = stop !== undefined && stop.request > 0 ? `Request ${stop.request}` : undefined;
  return (
    <p className={styles.happening} aria-live="polite" data-quiet={words.length === 0 || undefined}>
      {request !== undefined && <span className={styles.request}>{request}</span>}
      {words.map((sentence, place) => (
        <span key={place}>{sentence} </span>
      ))}
      {status.notice !== undefined && <span className={styles.notice}>{status.notice}</span>}
    </p>
  );
}
