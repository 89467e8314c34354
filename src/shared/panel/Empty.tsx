/** What a panel says while it has nothing to show: one sentence that helps. */
import type { ReactNode } from 'react';
import styles from './panel.module.css';

export function Empty({ children }: { readonly children: ReactNode }) {
  return <p className={styles.empty}>{children}</p>;
}
