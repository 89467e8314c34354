/** One lane of the timeline. */
import { memo } from 'react';
import { useSelection } from '../../shared/run';
import { merged, type Mark } from './lanes';
import styles from './timeline.module.css';

/** Marks closer than this share of the scale lie over each other. */
const LEAST = 0.002;

interface LaneProps {
  readonly marks: readonly Mark[];
  readonly extentNs: number;
  readonly nowNs: number;
}

export const Lane = memo(function Lane({ marks, extentNs, nowNs }: LaneProps) {
  const [, select] = useSelection();
  return (
    <div className={styles.lane}>
      {merged(marks, extentNs * LEAST)
        .filter(({ fromNs }) => fromNs <= extentNs)
        .map(({ fromNs, toNs, kind, words, request }) => {
          const endNs = Math.min(toNs ?? Math.max(nowNs, fromNs), extentNs);
          const left = `${(fromNs / extentNs) * 100}%`;
          // A moment has the width of its sign.
          const style =
            fromNs === toNs ? { left } : { left, width: `${((endNs - fromNs) / extentNs) * 100}%` };
          return (
            <span
              key={`${kind} ${fromNs}`}
              className={styles.mark}
              data-kind={kind}
              data-ahead={fromNs > nowNs || undefined}
              data-moment={fromNs === toNs || undefined}
              data-open={toNs === undefined || undefined}
              title={words}
              style={style}
              // The same is reached by keyboard in the panels; here it only saves a way.
              onClick={() => request !== undefined && select({ kind: 'request', request })}
            />
          );
        })}
    </div>
  );
});
