/** What a span is, as a mark, and how long it took, as a bar. */
import type { SpanView } from '../../../simulator';
import styles from './spans.module.css';

/** What a span is to the eye. */
export type SpanSort = 'call' | 'handler' | 'inside' | 'statement';

export const KIND_WORDS: Readonly<Record<SpanSort, string>> = {
  call: 'a call over the network, as its caller sees it',
  handler: 'a handler, as its service sees it',
  inside: 'a handler called within its own process',
  statement: 'a statement to a store',
};

export function kindOf({ kind, isStatement }: SpanView): SpanSort {
  if (isStatement) return 'statement';
  return kind === 'CLIENT' ? 'call' : kind === 'SERVER' ? 'handler' : 'inside';
}

/** The sign of a sort of span, as it stands before the span's name. */
export function SpanMark({ sort }: { readonly sort: SpanSort }) {
  return <span className={styles.kind} data-kind={sort} title={KIND_WORDS[sort]} />;
}

/** A span on its lane: how long it took, and what of. */
export function SpanBar({
  span,
  left,
  width,
}: {
  readonly span: SpanView;
  readonly left: number;
  readonly width: number;
}) {
  const { queueingNs, workNs, waitingNs } = span.segments;
  return (
    <span
      className={styles.bar}
      data-kind={kindOf(span)}
      data-knowledge={span.knowledge}
      data-gap={span.hasGap || undefined}
      style={{ left: `${left}%`, width: `${width}%` }}
    >
      {queueingNs > 0 && <span data-part="queueing" style={{ flexGrow: queueingNs }} />}
      {workNs > 0 && <span data-part="work" style={{ flexGrow: workNs }} />}
      {waitingNs > 0 && <span data-part="waiting" style={{ flexGrow: waitingNs }} />}
    </span>
  );
}
