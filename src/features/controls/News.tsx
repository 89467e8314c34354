/** Of Watch: how many asked and what became of it, and the newest thing that the log tells. */
import { useFrame, useRun } from '../../shared/run';
import { counted, narrate, underWay } from '../../shared/words';
import styles from './controls.module.css';

/** As often as a figure can be read, 1/s. */
const HZ = 4;
/** News this old, in simulated ns at the speed of real time, are none; at other speeds in proportion. */
const FRESH_NS = 6e9;

export function News() {
  const { frames, plan, interventions, status } = useRun();
  useFrame(({ nowNs }) => nowNs, HZ);
  const { latest } = frames;
  if (latest === undefined) return <p className={styles.happening} />;
  const { started, failed, unknown } = latest.requests;
  const line = latest.log.at(-1);
  const isFresh = line !== undefined && latest.nowNs - line.timeNs < FRESH_NS * status.speed;
  const told = isFresh
    ? narrate(line, { plan, interventions, faults: latest.faults, invariants: latest.invariants })
    : undefined;
  return (
    <div className={styles.happening}>
      <span className={styles.counts}>
        {counted(started, 'request')} · {underWay(latest.requests)} under way · {failed} failed
        {unknown > 0 && (
          <span title="Nobody told the clients whether these were done"> · {unknown} unknown</span>
        )}
      </span>
      <span aria-live="polite" className={styles.news} data-severity={told?.severity}>
        {told?.text}
      </span>
    </div>
  );
}
