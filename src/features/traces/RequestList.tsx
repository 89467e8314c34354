/** The requests, a line each. */
import { memo } from 'react';
import type { RequestSummary } from '../../../simulator';
import { clockText, Sign, SIGN_WORDS } from '../../shared/ui';
import { measured } from '../../shared/words';
import styles from './traces.module.css';

export interface RequestListProps {
  readonly requests: readonly RequestSummary[];
  readonly shown: number | undefined;
  /** Only what the customer can know of each. */
  readonly isCaller: boolean;
  readonly onChoose: (request: number) => void;
}

export function RequestList({ requests, shown, isCaller, onChoose }: RequestListProps) {
  return (
    <ul className={styles.list} aria-label="Requests">
      {requests.map((summary) => (
        <li key={summary.request}>
          <Line
            request={summary.request}
            operation={summary.operation}
            startNs={summary.startNs}
            endNs={summary.endNs}
            knowledge={summary.knowledge}
            code={summary.code}
            hasGap={summary.hasGap && !isCaller}
            hasFault={summary.hasFault && !isCaller}
            isShown={summary.request === shown}
            onChoose={onChoose}
          />
        </li>
      ))}
    </ul>
  );
}

type LineProps = Pick<
  RequestSummary,
  'request' | 'operation' | 'startNs' | 'endNs' | 'knowledge' | 'code' | 'hasGap' | 'hasFault'
> & {
  readonly isShown: boolean;
  readonly onChoose: (request: number) => void;
};

/** Made again only when its own figures change: the list comes anew several times a second. */
const Line = memo(function Line(props: LineProps) {
  const { request, operation, startNs, endNs, knowledge, code, hasGap, hasFault, isShown, onChoose } = props;
  return (
    <button
      type="button"
      className={styles.line}
      aria-current={isShown || undefined}
      onClick={() => onChoose(request)}
    >
      <Sign of={knowledge} />
      <span className={styles.lineName}>
        {operation} <span className={styles.muted}>{request}</span>
      </span>
      <span className={styles.lineTime}>{measured(endNs === undefined ? undefined : endNs - startNs)}</span>
      <span className={styles.lineNote}>
        {clockText(startNs)} s
        {knowledge !== 'done' && <span className={styles.code}>{code ?? SIGN_WORDS[knowledge]}</span>}
        {hasGap && <span className={styles.gapMark}>broke a promise</span>}
        {hasFault && <span className={styles.faultMark}>hit by a fault</span>}
      </span>
    </button>
  );
});
