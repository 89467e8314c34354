/** Leads to a request's trace. */
import type { ReactNode } from 'react';
import { shownPanel, useSelection } from '../run';
import styles from './panel.module.css';

export interface TraceLinkProps {
  readonly request: number;
  /** Default: says where it leads. */
  readonly children?: ReactNode;
}

export function TraceLink({ request, children }: TraceLinkProps) {
  const [, select] = useSelection();
  const open = (): void => {
    select({ kind: 'request', request });
    shownPanel.set('traces');
  };
  return (
    <button type="button" className={styles.link} title={`Trace of request ${request}`} onClick={open}>
      {children ?? `trace of request ${request}`}
    </button>
  );
}
