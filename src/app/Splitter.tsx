/** The upper edge of the panels, which can be drawn; arrows do the same. */
import type { KeyboardEvent, PointerEvent } from 'react';
import styles from './app.module.css';

const LOWEST_PX = 120;
const STEP_PX = 24;
/** Highest, as a share of the page. */
const MOST = 0.7;

interface SplitterProps {
  readonly heightPx: number;
  readonly onResize: (heightPx: number) => void;
}

export function Splitter({ heightPx, onResize }: SplitterProps) {
  const highest = Math.max(LOWEST_PX, Math.round(innerHeight * MOST));
  const resize = (px: number): void => onResize(Math.min(highest, Math.max(LOWEST_PX, px)));
  const onPointerMove = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) resize(innerHeight - event.clientY);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    resize(heightPx + (event.key === 'ArrowUp' ? STEP_PX : -STEP_PX));
  };
  return (
    <div
      className={styles.splitter}
      role="separator"
      tabIndex={0}
      aria-orientation="horizontal"
      aria-label="Height of the panels"
      aria-valuenow={heightPx}
      aria-valuemin={LOWEST_PX}
      aria-valuemax={highest}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
      onKeyDown={onKeyDown}
    />
  );
}
