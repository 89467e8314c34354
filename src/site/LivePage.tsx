/** A page beside the playground that is made in the browser: the same frame, in one column. */
import { useEffect } from 'react';
import { Frame, type FrameProps } from './Frame';
import styles from './live-page.module.css';

export function LivePage({ current, children }: FrameProps) {
  useEffect(() => {
    // Now that the theme's button is there.
    void import('./main');
  }, []);
  return (
    <Frame current={current}>
      <div className={styles.column}>{children}</div>
    </Frame>
  );
}
