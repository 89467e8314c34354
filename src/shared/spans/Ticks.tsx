/** The moments above a waterfall, counted from its beginning. */
import { spanText } from '../ui';
import styles from './spans.module.css';
import { placeOf, ticksOf, type Range } from './time-axis';

export function Ticks({ range }: { readonly range: Range }) {
  return (
    <div className={styles.ticks}>
      {ticksOf(range, 5).map((tick) => (
        <Tick key={tick} tickNs={tick} left={placeOf(range, range.fromNs + tick, range.fromNs).left} />
      ))}
    </div>
  );
}

/** From here on, percent, a tick's words would not fit to its right. */
const LAST = 88;

function Tick({ tickNs, left }: { readonly tickNs: number; readonly left: number }) {
  return (
    <span style={{ left: `${left}%` }} data-last={left > LAST || undefined}>
      {tickNs === 0 ? '0' : spanText(tickNs)}
    </span>
  );
}
