/** All that a span says about itself. */
import type { SpanView } from '../../../simulator';
import { WhyLink } from '../../shared/panel';
import { Sign } from '../../shared/ui';
import { measured } from '../../shared/words';
import { missingOf } from './missing';
import { KIND_WORDS, kindOf } from '../../shared/spans';
import styles from './traces.module.css';

export interface SpanDetailProps {
  readonly span: SpanView;
  /** Of the request. */
  readonly startNs: number;
  readonly nowNs: number;
}

export function SpanDetail({ span, startNs, nowNs }: SpanDetailProps) {
  const { segments, endNs = nowNs } = span;
  const figures: readonly (readonly [string, string])[] = [
    [
      'began',
      span.startNs === startNs ? 'with the request' : `${measured(span.startNs - startNs)} into the request`,
    ],
    ['took', measured(endNs - span.startNs)],
    ...PARTS.flatMap(([name, part]) =>
      segments[part] > 0 ? [[name, measured(segments[part])] as const] : [],
    ),
  ];
  return (
    <div className={styles.detail} role="group" aria-label={`Details of ${span.name}`}>
      <p>
        <Sign of={span.knowledge} /> <strong>{span.name}</strong> {span.code !== 'OK' && span.code} at{' '}
        {span.instance}, {KIND_WORDS[kindOf(span)]}{' '}
        <WhyLink question={{ of: 'span', number: span.number }} about={span.name} />
      </p>
      {span.failure !== undefined && <p className={styles.why}>{span.failure}</p>}
      {missingOf(span) !== undefined && <p className={styles.why}>{missingOf(span)?.says}</p>}
      <dl className={styles.figures}>
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <details>
        <summary>Attributes</summary>
        <dl className={styles.attributes}>
          {span.attributes.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{String(value)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  );
}

const PARTS = [
  ['in queues', 'queueingNs'],
  ['working', 'workNs'],
  ['waiting', 'waitingNs'],
] as const;
