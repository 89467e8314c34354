/** The traces that instruments told of, a line each. */
import type { SeenSummary } from '../../../../simulator';
import { useRun } from '../../../shared/run';
import { clockText, Sign, SIGN_WORDS } from '../../../shared/ui';
import { counted, measured } from '../../../shared/words';
import styles from '../traces.module.css';
import { tearOf } from './words';

export interface SeenListProps {
  readonly traces: readonly SeenSummary[];
  readonly shown: number | undefined;
  readonly onChoose: (trace: number) => void;
}

export function SeenList({ traces, shown, onChoose }: SeenListProps) {
  const { plan } = useRun();
  return (
    <ul className={styles.list} aria-label="Traces">
      {traces.map((summary) => {
        const { trace, operation, service, startNs, endNs, knowledge, code, spanCount } = summary;
        const tear = tearOf(summary, plan);
        return (
          <li key={trace}>
            <button
              type="button"
              className={styles.line}
              aria-current={trace === shown || undefined}
              onClick={() => onChoose(trace)}
            >
              <Sign of={knowledge} />
              <span className={styles.lineName}>{operation}</span>
              <span className={styles.lineTime}>{measured(endNs - startNs)}</span>
              <span className={styles.lineNote}>
                {clockText(startNs)} s<span>{service}</span>
                <span>{counted(spanCount, 'span')}</span>
                {knowledge !== 'done' && <span className={styles.code}>{code ?? SIGN_WORDS[knowledge]}</span>}
                {tear !== undefined && <span className={styles.tornMark}>{tear.badge}</span>}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
