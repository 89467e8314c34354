/** One span of a waterfall. */
import { ChevronDown, ChevronRight } from 'lucide-react';
import { memo, type MouseEvent } from 'react';
import type { SpanView } from '../../../simulator';
import { KIND_WORDS, kindOf, placeOf, SpanBar, SpanMark, type Range } from '../../shared/spans';
import { Sign, SIGN_WORDS } from '../../shared/ui';
import { measured } from '../../shared/words';
import { missingOf } from './missing';
import type { SpanRow } from './rows';
import styles from './traces.module.css';

export interface SpanLineProps {
  readonly row: SpanRow;
  readonly range: Range;
  readonly nowNs: number;
  readonly isActive: boolean;
  /** Not known to whoever's view is shown. */
  readonly isVeiled: boolean;
  readonly onChoose: (span: SpanView) => void;
  readonly onFold: (span: number) => void;
}

/** Levels that are indented; deeper ones would leave no room for the name. */
const MAX_INDENT = 14;

export const SpanLine = memo(function SpanLine(props: SpanLineProps) {
  const { row, range, nowNs, isActive, isVeiled, onChoose, onFold } = props;
  const { span, hasChildren, isFolded } = row;
  const endNs = span.endNs ?? nowNs;
  const { left, width } = placeOf(range, span.startNs, endNs);
  const Chevron = isFolded ? ChevronRight : ChevronDown;
  const toggle = (event: MouseEvent): void => {
    event.stopPropagation();
    onFold(span.number);
  };
  return (
    // The tree has the keys; a row is pressed by the pointer only.
    <div
      id={`span-${span.number}`}
      role="treeitem"
      className={styles.row}
      aria-level={span.depth + 1}
      aria-expanded={hasChildren ? !isFolded : undefined}
      aria-selected={isActive}
      aria-label={isVeiled ? 'A span that the caller cannot know of' : spanWords(span, endNs)}
      data-veiled={isVeiled || undefined}
      onClick={() => onChoose(span)}
    >
      <span className={styles.label} style={{ paddingInlineStart: 10 * Math.min(MAX_INDENT, span.depth) }}>
        {hasChildren ? (
          <span className={styles.fold} onClick={toggle}>
            <Chevron aria-hidden />
          </span>
        ) : (
          <span className={styles.fold} />
        )}
        <SpanMark sort={kindOf(span)} />
        <span className={styles.name}>{span.name}</span>
        <span className={styles.instance}>{span.instance}</span>
        {missingOf(span) !== undefined && <span className={styles.tornMark}>{missingOf(span)?.badge}</span>}
      </span>
      <span className={styles.took}>
        {span.knowledge !== 'done' && <Sign of={span.knowledge} />}
        {measured(endNs - span.startNs)}
      </span>
      <span className={styles.lane}>
        <SpanBar span={span} left={left} width={width} />
      </span>
    </div>
  );
});

/** A span in words, as it is read aloud. */
function spanWords(span: SpanView, endNs: number): string {
  const { name, instance, knowledge, code, startNs, segments } = span;
  const outcome =
    code === undefined || code === 'OK' ? SIGN_WORDS[knowledge] : `${SIGN_WORDS[knowledge]}, ${code}`;
  const parts = [
    segments.queueingNs > 0 ? `${measured(segments.queueingNs)} in queues` : '',
    segments.workNs > 0 ? `${measured(segments.workNs)} working` : '',
    segments.waitingNs > 0 ? `${measured(segments.waitingNs)} waiting for others` : '',
  ].filter((part) => part !== '');
  const took = `${measured(endNs - startNs)}${parts.length > 0 ? ` (${parts.join(', ')})` : ''}`;
  const missing = missingOf(span);
  return `${name}, ${KIND_WORDS[kindOf(span)]}, ${instance}: ${outcome}, ${took}${missing === undefined ? '' : `; ${missing.badge}`}`;
}
