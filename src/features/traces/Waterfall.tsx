/**
 * The spans of a request as a tree beside a time axis. Only the rows in sight are made, so that it holds ten thousand as
 * easily as ten. One Tab stop; arrows walk it as any tree, Enter shows the span's place in the picture.
 */
import { useCallback, useMemo, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { SpanView, TraceView } from '../../../simulator';
import { useFrame, useRun, useSelection } from '../../shared/run';
import { useWindow } from '../../shared/panel';
import { rangeOf, Ticks } from '../../shared/spans';
import { Legend } from './Legend';
import { rowsOf, treeMove } from './rows';
import { SpanDetail } from './SpanDetail';
import { SpanLine } from './SpanLine';
import { targetOf } from './target';
import styles from './traces.module.css';

/** Where panels take the picture's place. */
const NARROW = '(max-width: 720px)';
const ROW_PX = 24;
const HEAD_PX = 24;

export interface WaterfallProps {
  readonly trace: Pick<TraceView, 'spans' | 'startNs' | 'endNs'>;
  /** What it is, for ears. */
  readonly label: string;
  /** Which spans the viewer can know of; undefined: all. */
  readonly isSeen: ((span: SpanView) => boolean) | undefined;
  /** Its spans are what instruments told, which know less than happened. */
  readonly isTold?: boolean;
  /** What is to be said of the trace: above the tree, or beside it where there is room. */
  readonly children: ReactNode;
}

export function Waterfall({ trace, label, isSeen, isTold = false, children }: WaterfallProps) {
  const { plan } = useRun();
  const [, select] = useSelection();
  const [folded, setFolded] = useState<ReadonlySet<number>>(new Set());
  const [active, setActive] = useState<number | undefined>();
  const rows = useMemo(() => rowsOf(trace.spans, folded), [trace, folded]);
  const isOpen = trace.endNs === undefined || trace.spans.some(({ endNs }) => endNs === undefined);
  // What has ended does not change with time.
  const nowNs = useFrame((frame) => (isOpen ? frame.nowNs : 0)) ?? 0;
  const range = useMemo(() => rangeOf(trace, nowNs), [trace, nowNs]);
  const { ref, onScroll, rows: shown, reveal } = useWindow<HTMLDivElement>(rows.length, ROW_PX, HEAD_PX);
  const at = Math.max(
    0,
    rows.findIndex(({ span }) => span.number === active),
  );

  const fold = useCallback((span: number) => {
    setFolded((before) => {
      const next = new Set(before);
      if (!next.delete(span)) next.add(span);
      return next;
    });
  }, []);
  const choose = useCallback(
    (span: SpanView) => {
      setActive(span.number);
      // Where picture and trace are not in sight together, leading to the picture would lead away from the trace.
      if (!matchMedia(NARROW).matches) select(targetOf(span, plan));
    },
    [plan, select],
  );

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const row = rows[at];
    if (event.key === 'Enter' || event.key === ' ') {
      if (row !== undefined) choose(row.span);
    } else {
      const page = Math.floor(event.currentTarget.clientHeight / ROW_PX) - 1;
      const move = treeMove(rows, at, event.key, page);
      if (move === undefined) return;
      if (move.kind === 'go') {
        setActive(rows[move.row]?.span.number);
        reveal(move.row);
      } else fold(move.span);
    }
    event.preventDefault();
    event.stopPropagation();
  };

  const activeRow = rows[at];
  return (
    <div className={styles.waterfall}>
      <div
        ref={ref}
        className={styles.tree}
        role="tree"
        tabIndex={0}
        aria-label={label}
        aria-activedescendant={activeRow === undefined ? undefined : `span-${activeRow.span.number}`}
        onScroll={onScroll}
        onKeyDown={onKeyDown}
      >
        <div className={styles.axis} aria-hidden>
          <div className={styles.ticks}>
            <Ticks range={range} />
          </div>
        </div>
        <div role="none" style={{ height: shown.total }}>
          <div role="none" style={{ transform: `translateY(${shown.offset}px)` }}>
            {rows.slice(shown.first, shown.end).map((row) => (
              <SpanLine
                key={row.span.number}
                row={row}
                range={range}
                nowNs={nowNs}
                isActive={row.span.number === active}
                isVeiled={isSeen !== undefined && !isSeen(row.span)}
                onChoose={choose}
                onFold={fold}
              />
            ))}
          </div>
        </div>
      </div>
      <aside className={styles.aside} aria-label="In words" tabIndex={0}>
        {active !== undefined && activeRow !== undefined && (isSeen?.(activeRow.span) ?? true) && (
          <SpanDetail span={activeRow.span} startNs={trace.startNs} nowNs={nowNs} />
        )}
        {children}
        <Legend isTold={isTold} />
      </aside>
    </div>
  );
}
