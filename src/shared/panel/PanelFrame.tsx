/** How a panel is laid out: a row of tools at the top, and below it what scrolls. */
import type { ReactNode } from 'react';
import { TermList } from '../terms';
import { classes } from '../ui';
import styles from './panel.module.css';

export interface PanelFrameProps {
  /** What the panel is, for ears; its tab says it for eyes. */
  readonly label: string;
  readonly tools?: ReactNode;
  /** Terms that it speaks in, each explained on the spot. */
  readonly terms?: readonly string[];
  readonly children: ReactNode;
  readonly className?: string | undefined;
  /** What is in it scrolls by itself. */
  readonly isStill?: boolean;
}

export function PanelFrame({ label, tools, terms, children, className, isStill }: PanelFrameProps) {
  return (
    <section className={styles.panel} aria-label={label}>
      {(tools !== undefined || terms !== undefined) && (
        <div className={styles.tools}>
          {tools}
          {terms !== undefined && <TermList terms={terms} />}
        </div>
      )}
      {/* What scrolls takes the focus, so that arrows scroll it. */}
      <div className={classes(styles.body, className)} tabIndex={isStill === true ? undefined : 0}>
        {children}
      </div>
    </section>
  );
}
