/** A broken promise as a hatched bar on the run's time so far: it grows for as long as the promise stays broken. */
import styles from './panel.module.css';

export interface GapBarProps {
  readonly sinceNs: number;
  /** Undefined while it is open. */
  readonly closedNs: number | undefined;
  readonly nowNs: number;
}

export function GapBar({ sinceNs, closedNs, nowNs }: GapBarProps) {
  const percent = (ns: number): number => (nowNs > 0 ? (100 * ns) / nowNs : 0);
  const left = percent(sinceNs);
  const width = Math.max(1, percent(closedNs ?? nowNs) - left);
  return (
    <span className={styles.track} aria-hidden>
      <span
        className={styles.gap}
        data-closed={closedNs !== undefined || undefined}
        style={{ left: `${Math.min(99, left)}%`, width: `${Math.min(width, 100 - Math.min(99, left))}%` }}
      />
    </span>
  );
}
