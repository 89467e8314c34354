/** What the engine shows of a run, as it goes over the wire: plain values, typed arrays and the words between them. */
import type { WindowView } from '../telemetry/series';

export type { Frame } from '../engine/frame';
export type { LedgerEntry, LedgerView, RowView, TableView } from '../engine/ledger';
export type { Intervention, InterventionRequest } from '../engine/interventions';
export type { RunReport } from '../model/report-schema';
export type { WindowView };
export type { SeenSummary, SeenTrace } from '../telemetry/instruments/seen-traces';
export type { RequestSummary as TraceSummary, TraceView } from '../telemetry/trace-view';
export type { Why, WhyQuestion } from '../telemetry/why';

/** Which traces are wanted; what is left out does not restrict. */
export interface TraceFilter {
  /** Default 100. */
  readonly limit?: number;
  /** `orders.place`: requests for this operation. */
  readonly operation?: string;
  /** Only those that failed, of which nobody knows, that broke a promise, or that a fault touched. */
  readonly only?: 'failed' | 'unknown' | 'gap' | 'fault';
  /** Default: newest. */
  readonly order?: 'newest' | 'slowest';
}

/** Which of the traces are wanted that instruments saw. */
export interface SeenFilter {
  /** Default 100. */
  readonly limit?: number;
  /** Those that begin at this service. */
  readonly service?: string;
  /** Only those that failed, or whose outcome is unknown. */
  readonly only?: 'failed' | 'unknown';
  /** Default: newest. */
  readonly order?: 'newest' | 'slowest';
}

/** Whose figures are wanted; indices into the plan. */
export type SeriesSubject =
  | { readonly kind: 'requests' }
  | { readonly kind: 'operation' | 'service' | 'store' | 'link'; readonly index: number };

/** Figures of the newest whole windows, oldest first. */
export interface SeriesView {
  readonly windowNs: number;
  readonly windows: readonly WindowView[];
}
