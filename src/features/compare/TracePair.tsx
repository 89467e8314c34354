/** The same request in both runs: two waterfalls on one time axis, each from the moment when it was asked for. */
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useRef } from 'react';
import type { SpanView, TraceView } from '../../../simulator';
import { useRun, useSelection } from '../../shared/run';
import { Empty, usePolled } from '../../shared/panel';
import {
  kindOf,
  KIND_WORDS,
  placeOf,
  rangeOf,
  SpanBar,
  SpanMark,
  Ticks,
  type Range,
} from '../../shared/spans';
import { IconButton, Sign, SIGN_WORDS } from '../../shared/ui';
import { counted, measured } from '../../shared/words';
import styles from './compare.module.css';
import { compareTraces } from './explain';
import { useNumber, type BesideProps } from './FiguresTable';

/** Spans that are shown of each; the whole trace is in Traces. */
const SHOWN = 200;

export function TracePair({ other, metNs }: BesideProps) {
  const { traces } = useRun();
  const request = useRequest();
  const [, select] = useSelection();
  const { names } = other.partner;
  const pair = usePolled(`${useNumber(other)} ${request} ${metNs}`, async () => {
    if (request === undefined) return undefined;
    const [first, second] = await Promise.all([traces.get(request), other.handle.trace(request)]);
    return { request, first, second: second.ok ? (second.value ?? undefined) : undefined };
  });
  if (request === undefined || pair === undefined)
    return <Empty>As soon as somebody has asked for something, its trace in both runs stands here.</Empty>;
  const { first, second } = pair;
  const range = rangeOfBoth(first, second);
  const go = (by: number): void => select({ kind: 'request', request: Math.max(1, request + by) });
  return (
    <section className={styles.traces} aria-label="The same request in both">
      <header className={styles.request}>
        <IconButton label="The request before" disabled={request <= 1} onClick={() => go(-1)}>
          <ChevronLeft aria-hidden />
        </IconButton>
        <h2>
          Request {pair.request} <span>{first?.operation ?? second?.operation}</span>
        </h2>
        <IconButton label="The next request" onClick={() => go(1)}>
          <ChevronRight aria-hidden />
        </IconButton>
      </header>
      {first !== undefined && second !== undefined && (
        <p className={styles.says}>{compareTraces(first, second, names)}</p>
      )}
      <div className={styles.axis} aria-hidden>
        <Ticks range={range} />
      </div>
      <Trace name={names[0]} trace={first} range={range} />
      <Trace name={names[1]} trace={second} range={range} />
    </section>
  );
}

interface TraceProps {
  readonly name: string;
  readonly trace: TraceView | undefined;
  /** From 0, of both. */
  readonly range: Range;
}

function Trace({ name, trace, range }: TraceProps) {
  if (trace === undefined)
    return (
      <div className={styles.trace}>
        <h3>{name}</h3>
        <p className={styles.wait}>It has not been made here yet, or its spans are no longer kept.</p>
      </div>
    );
  const { startNs, endNs, knowledge, spans } = trace;
  return (
    <div className={styles.trace}>
      <h3>
        {name} <Sign of={knowledge} />
        <span>
          {endNs === undefined
            ? SIGN_WORDS[knowledge]
            : `${SIGN_WORDS[knowledge]} after ${measured(endNs - startNs)}`}
          {' · '}
          {counted(trace.spanCount, 'span')}
          {trace.gaps.length > 0 && ` · ${counted(trace.gaps.length, 'broken promise')}`}
        </span>
      </h3>
      <ol aria-label={`Spans in “${name}”`}>
        {spans.slice(0, SHOWN).map((span) => (
          <Span key={span.number} span={span} fromNs={startNs} range={range} />
        ))}
      </ol>
      {spans.length > SHOWN && <p className={styles.wait}>The first {SHOWN}; Traces has all of them.</p>}
    </div>
  );
}

/** Deeper levels would leave no room for the name. */
const MAX_INDENT = 8;

interface SpanProps {
  readonly span: SpanView;
  readonly fromNs: number;
  readonly range: Range;
}

function Span({ span, fromNs, range }: SpanProps) {
  const { depth, name, instance, knowledge, startNs, endNs } = span;
  const begins = startNs - fromNs;
  const ends = endNs === undefined ? range.toNs : endNs - fromNs;
  const sort = kindOf(span);
  return (
    <li title={`${name}, ${KIND_WORDS[sort]}, ${instance}`}>
      <span className={styles.label} style={{ paddingInlineStart: 9 * Math.min(MAX_INDENT, depth) }}>
        <SpanMark sort={sort} />
        <span className={styles.name}>{name}</span>
      </span>
      <span className={styles.took}>
        {knowledge !== 'done' && <Sign of={knowledge} />}{' '}
        {endNs === undefined ? '…' : measured(endNs - startNs)}
      </span>
      <span className={styles.lane}>
        <SpanBar span={span} {...placeOf(range, begins, ends)} />
      </span>
    </li>
  );
}

function rangeOfBoth(...traces: readonly (TraceView | undefined)[]): Range {
  const lengths = traces.map((trace) => {
    if (trace === undefined) return 1;
    const last = Math.max(trace.startNs, ...trace.spans.map(({ startNs, endNs }) => endNs ?? startNs));
    return rangeOf(trace, last).toNs - trace.startNs;
  });
  return { fromNs: 0, toNs: Math.max(1, ...lengths) };
}

/** The request that is selected, else the one followed, else the newest that had its answer when the panel came. */
function useRequest(): number | undefined {
  const { stop, traces, frames } = useRun();
  const [selected] = useSelection();
  const pinned = useRef<{ readonly of: unknown; readonly request: number } | undefined>(undefined);
  const newest = usePolled('newest', async () => {
    if (pinned.current?.of === frames) return pinned.current.request;
    const list = await traces.list({ limit: 20 });
    const request = (list.find(({ endNs }) => endNs !== undefined) ?? list[0])?.request;
    const isOver = list.some(({ endNs }) => endNs !== undefined);
    if (request !== undefined && isOver) pinned.current = { of: frames, request };
    return request;
  });
  if (selected?.kind === 'request') return selected.request;
  return stop !== undefined && stop.request > 0 ? stop.request : newest;
}
