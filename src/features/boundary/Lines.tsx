/** Statements, each of which shows in the picture what it is about. */
import type { Plan, Statement } from '../../../simulator';
import { pointedAt } from '../../shared/drawing';
import { useRun, useSelection, useValue } from '../../shared/run';
import styles from './boundary.module.css';
import { concernedBy } from './concerned';

interface LinesProps {
  readonly statements: readonly Statement[];
  /** The deployment that this one is compared with. */
  readonly other: Plan;
}

export function Lines({ statements, other }: LinesProps) {
  const { plan } = useRun();
  const [, select] = useSelection();
  const marked = useValue(pointedAt);
  return (
    <ul className={styles.lines}>
      {statements.map((statement) => {
        const { selects, marks } = concernedBy(statement, plan, other);
        const words = (
          <>
            <span className={styles.effect} data-effect={statement.effect} aria-hidden>
              {statement.effect === 'cost' ? '−' : '+'}
            </span>
            <span>{statement.says}</span>
          </>
        );
        return (
          <li key={statement.says}>
            {marks.length === 0 ? (
              <div className={styles.line}>{words}</div>
            ) : (
              <button
                type="button"
                className={styles.line}
                aria-pressed={marked.length > 0 && marks.join() === marked.join()}
                title="Show it in the picture"
                onClick={() => {
                  pointedAt.set(marks);
                  select(selects);
                }}
              >
                {words}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
