/** Figures as CSV (RFC 4180): the totals of a run, and its series window by window. */
import { NS_PER_MS, NS_PER_S, type Frame, type Plan } from '../../../simulator';
import type { SeriesSubject, SeriesView } from '../../shared/run';

type Cell = string | number | undefined;

/** A subject of figures, with what was measured of it. */
export interface Measured {
  readonly kind: SeriesSubject['kind'];
  readonly name: string;
  readonly series: SeriesView;
}

/** Everything that figures can be asked of. */
export function subjectsOf({
  operations,
  services,
  stores,
  links,
}: Plan): readonly { readonly of: SeriesSubject; readonly name: string }[] {
  const each = (
    kind: Exclude<SeriesSubject['kind'], 'requests'>,
    things: readonly { readonly name: string }[],
  ) => things.map(({ name }, index) => ({ of: { kind, index }, name }));
  return [
    { of: { kind: 'requests' }, name: 'all' },
    ...each('service', services),
    ...each('operation', operations),
    ...each('store', stores),
    ...each('link', links),
  ];
}

const SERIES_HEAD = [
  'of',
  'name',
  'from_s',
  'to_s',
  'ended',
  'errors',
  'unknown',
  'p50_ms',
  'p95_ms',
  'p99_ms',
];

/** A line for each window of each subject; those in which nothing ended have no percentiles. */
export function seriesCsv(measured: readonly Measured[]): string {
  const lines = measured.flatMap(({ kind, name, series: { windowNs, windows } }) =>
    windows.map(({ startNs, ended, errors, unknown, p50Ns, p95Ns, p99Ns }) => [
      kind,
      name,
      startNs / NS_PER_S,
      (startNs + windowNs) / NS_PER_S,
      ended,
      errors,
      unknown,
      ...[p50Ns, p95Ns, p99Ns].map((ns) => (Number.isNaN(ns) ? undefined : ns / NS_PER_MS)),
    ]),
  );
  return csv([SERIES_HEAD, ...lines]);
}

export interface TotalsOf {
  readonly choice: Readonly<Record<'system' | 'deployment' | 'experiment', string>> & {
    readonly seed: number;
  };
  readonly engine: string;
  readonly hash: string | undefined;
  readonly frame: Frame;
}

/** What the run is, and what has come of it so far. */
export function totalsCsv({ choice, engine, hash, frame }: TotalsOf): string {
  const { started, succeeded, failed, unknown } = frame.requests;
  const promises = frame.invariants.flatMap(
    ({ name, openGaps, violations, longestGapMs }): (readonly Cell[])[] => [
      [`promise ${name}: broken`, violations],
      [`promise ${name}: broken now`, openGaps],
      [`promise ${name}: longest gap, ms`, longestGapMs],
    ],
  );
  return csv([
    ['what', 'value'],
    ['system', choice.system],
    ['deployment', choice.deployment],
    ['experiment', choice.experiment],
    ['seed', choice.seed],
    ['engine', engine],
    ['hash', hash],
    ['simulated time, s', frame.nowNs / NS_PER_S],
    ['events', frame.events],
    ['requests started', started],
    ['requests done', succeeded],
    ['requests failed', failed],
    ['requests unknown', unknown],
    ...promises,
  ]);
}

function csv(lines: readonly (readonly Cell[])[]): string {
  return lines.map((line) => `${line.map(cell).join(',')}\r\n`).join('');
}

/** A text that a spreadsheet would take for a formula is made one that it does not: names come from strangers. */
function cell(value: Cell): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return `${value}`;
  const plain = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
