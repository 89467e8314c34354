/** The mark where the run stands: it moves with the time that is drawn, without rendering. */
import { useEffect, useRef } from 'react';
import { useRun } from '../../shared/run';
import styles from './timeline.module.css';

export function Playhead({ extentNs }: { readonly extentNs: number }) {
  const { frames } = useRun();
  const head = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let request = 0;
    let last = '';
    const draw = (): void => {
      request = requestAnimationFrame(draw);
      const share = Math.min(1, frames.shownNs() / extentNs);
      const left = `${(share * 100).toFixed(2)}%`;
      if (left === last || head.current === null) return;
      last = left;
      head.current.style.left = left;
    };
    draw();
    return () => cancelAnimationFrame(request);
  }, [frames, extentNs]);
  return <div ref={head} className={styles.head} />;
}
