/** Windows as columns for the charts. */
import { NS_PER_MS, NS_PER_S } from '../../../simulator';
import type { SeriesView } from '../../shared/run';

/** A column of figures; null where nothing was measured. */
type Column = (number | null)[];

export interface Columns {
  /** End of each window, s. */
  readonly times: number[];
  /** 1/s. */
  readonly rates: Column;
  readonly failed: Column;
  /** Errors after which whoever asked cannot know whether it was done. */
  readonly unknown: Column;
  /** ms. */
  readonly p50: Column;
  readonly p95: Column;
  readonly p99: Column;
}

export function columnsOf({ windowNs, windows }: SeriesView): Columns {
  const perSecond = NS_PER_S / windowNs;
  const ms = (ns: number): number | null => (Number.isNaN(ns) ? null : ns / NS_PER_MS);
  return {
    times: windows.map(({ startNs }) => (startNs + windowNs) / NS_PER_S),
    rates: windows.map(({ ended }) => ended * perSecond),
    failed: windows.map(({ errors, unknown }) => (errors - unknown) * perSecond),
    unknown: windows.map(({ unknown }) => unknown * perSecond),
    p50: windows.map(({ p50Ns }) => ms(p50Ns)),
    p95: windows.map(({ p95Ns }) => ms(p95Ns)),
    p99: windows.map(({ p99Ns }) => ms(p99Ns)),
  };
}

/** The newest figure of a column; undefined when nothing was measured in the last window. */
export function newest(column: Column): number | undefined {
  return column.at(-1) ?? undefined;
}
