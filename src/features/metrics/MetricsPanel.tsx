/** Metrics: the newest seconds of something, as figures and as charts. */
import { useMemo, useState } from 'react';
import { NS_PER_MS } from '../../../simulator';
import { isTold, useFrame, useIsBlind, useRun, useSelection, type SeriesView } from '../../shared/run';
import { Empty, PanelFrame, usePolled } from '../../shared/panel';
import { SelectField } from '../../shared/ui';
import { countText, measured } from '../../shared/words';
import { columnsOf, newest, type Columns } from './columns';
import { LineChart } from './LineChart';
import styles from './metrics.module.css';
import { REQUESTS, subjectOf, subjectsOf } from './subjects';

const FOLLOWS = 'selection';

const RATE_LINES = [
  { title: 'rate', colour: '--ink', isFilled: false },
  { title: 'failed', colour: '--bad', dash: [4, 3], isFilled: true },
  { title: 'unknown', colour: '--accent', dash: [1, 3] },
] as const;

const LATENCY_LINES = [
  { title: 'p50', colour: '--good' },
  { title: 'p95', colour: '--accent', dash: [7, 3] },
  { title: 'p99', colour: '--ink', dash: [2, 3] },
] as const;

/** Figures that are trouble as soon as there are any. */
const TROUBLE: ReadonlyMap<string, (columns: Columns) => (number | null)[]> = new Map([
  ['failed', ({ failed }) => failed],
  ['unknown', ({ unknown }) => unknown],
]);

const NO_WINDOWS: SeriesView = { windowNs: 1, windows: [] };

export function MetricsPanel() {
  const { plan, series } = useRun();
  const [selected] = useSelection();
  const isBlind = useIsBlind();
  const subjects = useMemo(() => {
    const all = subjectsOf(plan);
    return isBlind ? all.filter(({ of }) => isTold(of, plan)) : all;
  }, [plan, isBlind]);
  const [chosen, choose] = useState(FOLLOWS);
  const followed = subjectOf(selected, subjects) ?? subjects[0] ?? REQUESTS;
  const subject = subjects.find(({ id }) => id === chosen) ?? followed;
  const view = usePolled(subject.id, () => series(subject.of)) ?? NO_WINDOWS;
  const columns = useMemo(() => columnsOf(view), [view]);
  const rates = useMemo(() => [columns.times, columns.rates, columns.failed, columns.unknown], [columns]);
  const latencies = useMemo(() => [columns.times, columns.p50, columns.p95, columns.p99], [columns]);

  return (
    <PanelFrame
      label="Metrics"
      terms={['latency', 'percentile']}
      tools={
        <>
          <SelectField
            label="Whose figures"
            options={[
              { value: FOLLOWS, title: `By selection: ${followed.title}` },
              ...subjects.map(({ id, title }) => ({ value: id, title })),
            ]}
            value={chosen}
            onChoose={choose}
          />
          <span className={styles.seenBy}>{subject.seenBy}</span>
        </>
      }
    >
      {subjects.length === 0 ? (
        <Empty>No service tells its figures: the level of this deployment’s instruments is none.</Empty>
      ) : columns.times.length === 0 ? (
        <Nothing title={subject.title} />
      ) : (
        <div className={styles.metrics}>
          <Figures title={subject.title} columns={columns} />
          <LineChart title="Each second" lines={RATE_LINES} unit="/s" data={rates} />
          <LineChart title="Time taken" lines={LATENCY_LINES} unit="ms" data={latencies} />
        </div>
      )}
    </PanelFrame>
  );
}

/** Figures are of whole seconds. */
function Nothing({ title }: { readonly title: string }) {
  const isYoung = useFrame((frame) => frame.nowNs < 1e9) ?? true;
  return (
    <Empty>
      {isYoung
        ? 'Figures come with the first whole second of simulated time. Let time pass.'
        : `Nothing has ended yet that counts for “${title}”.`}
    </Empty>
  );
}

function Figures({ title, columns }: { readonly title: string; readonly columns: Columns }) {
  const { times, rates, failed, unknown, p50, p95, p99 } = columns;
  const rate = (column: (number | null)[]): string => `${countText(newest(column))} /s`;
  const time = (column: (number | null)[]): string => measured((newest(column) ?? NaN) * NS_PER_MS);
  const figures: readonly (readonly [name: string, text: string])[] = [
    ['rate', rate(rates)],
    ['failed', rate(failed)],
    ['unknown', rate(unknown)],
    ['p50', time(p50)],
    ['p95', time(p95)],
    ['p99', time(p99)],
  ];
  return (
    <dl className={styles.figures} aria-label={`${title} in the second up to ${times.at(-1) ?? 0} s`}>
      {figures.map(([name, text]) => (
        <div key={name} data-trouble={(newest(TROUBLE.get(name)?.(columns) ?? []) ?? 0) > 0 || undefined}>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
