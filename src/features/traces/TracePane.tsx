/** One request: what it was, what went wrong in words, and its waterfall. */
import type { GapView, TraceView } from '../../../simulator';
import { useFrame, usePointOfView } from '../../shared/run';
import { Empty, GapBar, WhyLink } from '../../shared/panel';
import { Sign } from '../../shared/ui';
import { counted, measured } from '../../shared/words';
import { isSeenBy, whatIsKnown } from './knowing';
import styles from './traces.module.css';
import { useTrace } from './use-trace';
import { Waterfall } from './Waterfall';

export function TracePane({ request }: { readonly request: number }) {
  const trace = useTrace(request);
  const isCaller = usePointOfView() === 'caller';
  if (trace === undefined)
    return <Empty>This request’s spans are no longer kept. Newer ones are in the list.</Empty>;
  return (
    <div className={styles.trace}>
      <header className={styles.head}>
        <h2 className={styles.title}>
          <Sign of={trace.knowledge} /> {trace.operation}{' '}
          <span className={styles.muted}>request {request}</span>
        </h2>
        <p className={styles.muted}>
          {trace.endNs === undefined ? 'not answered yet' : `took ${measured(trace.endNs - trace.startNs)}`}
          {' · '}
          {counted(trace.spanCount, 'span')}
          {trace.missingSpans > 0 && ` (${trace.missingSpans} no longer kept)`}
          {!isCaller && (
            <>
              {' · '}
              <WhyLink question={{ of: 'request', number: request }} about={`request ${request}`} />
            </>
          )}
        </p>
      </header>
      {trace.spans.length === 0 ? (
        <Empty>Its spans are no longer kept: newer ones took their place.</Empty>
      ) : (
        <Waterfall
          trace={trace}
          label={`Spans of request ${request}`}
          isSeen={isCaller ? isSeenBy('clients') : undefined}
        >
          {isCaller ? <p className={styles.known}>{whatIsKnown(trace)}</p> : <Story trace={trace} />}
        </Waterfall>
      )}
    </div>
  );
}

/** What went wrong, in words; nothing when nothing did. */
function Story({ trace }: { readonly trace: TraceView }) {
  const nowNs = useFrame((frame) => Math.round(frame.nowNs / 1e7) * 1e7) ?? 0;
  if (trace.failure === undefined) return null;
  return (
    <div className={styles.story} role="note" aria-label="What went wrong">
      <p>{trace.failure}</p>
      {trace.gaps.map((gap) => (
        <Gap key={`${gap.invariant} ${gap.key}`} gap={gap} nowNs={nowNs} />
      ))}
    </div>
  );
}

function Gap({ gap: { key, sinceNs, closedNs }, nowNs }: { readonly gap: GapView; readonly nowNs: number }) {
  const lasted = measured(Math.max(0, (closedNs ?? nowNs) - sinceNs));
  return (
    <div className={styles.gap}>
      <span>{closedNs === undefined ? `${key}: open for ${lasted}` : `${key}: was open for ${lasted}`}</span>
      <GapBar sinceNs={sinceNs} closedNs={closedNs} nowNs={Math.max(nowNs, closedNs ?? 0)} />
    </div>
  );
}
