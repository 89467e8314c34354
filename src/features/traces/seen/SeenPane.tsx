/** One trace as it was put together from the spans that came, and what is missing of it. */
import { useRun } from '../../../shared/run';
import { Empty, usePolled } from '../../../shared/panel';
import { Sign } from '../../../shared/ui';
import { counted, measured } from '../../../shared/words';
import styles from '../traces.module.css';
import { Waterfall } from '../Waterfall';
import { breakWords, tearOf } from './words';

export function SeenPane({ trace: number }: { readonly trace: number }) {
  const { plan, seen } = useRun();
  const trace = usePolled(`seen ${number}`, () => seen.get(number));
  if (trace === undefined) return <Empty>The spans of this trace are no longer kept.</Empty>;
  const { operation, service, traceId, startNs, endNs, knowledge, spanCount } = trace;
  const missing = [tearOf(trace, plan)?.says ?? '', breakWords(service, plan)].filter((says) => says !== '');
  return (
    <div className={styles.trace}>
      <header className={styles.head}>
        <h2 className={styles.title}>
          <Sign of={knowledge} /> {operation} <span className={styles.muted}>{service}</span>
        </h2>
        <p className={styles.muted}>
          took {measured(endNs - startNs)} · {counted(spanCount, 'span')} ·{' '}
          <span title={traceId}>trace {traceId.slice(0, 8)}</span>
        </p>
      </header>
      <Waterfall trace={trace} label={`Spans of trace ${traceId.slice(0, 8)}`} isSeen={undefined} isTold>
        {missing.length > 0 && (
          <div className={styles.known} role="note" aria-label="What is missing">
            {missing.map((says) => (
              <p key={says}>{says}</p>
            ))}
          </div>
        )}
      </Waterfall>
    </div>
  );
}
