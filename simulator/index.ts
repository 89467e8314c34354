/**
 * The simulator as the page sees it: types, the journal's vocabulary and small pure functions. Nothing here runs a system:
 * that happens in the worker (`worker/`). The definitions come with `loadToolkit`, the schema with
 * `loadCompiler`.
 */
export type { ReadPlace } from './components/broker';
export { LIFE, type LifeState } from './components/life';
export {
  BELIEF_FIELDS,
  ASKED_FIELDS,
  BROKER_FIELDS,
  PLACE_FIELDS,
  INSTANCE_FIELDS,
  LIFE_STATES,
  REGISTRY_FIELDS,
  LIVE_FIELDS,
  liveOffset,
  versionsIn,
  type LiveKind,
} from './engine/frame';
export type { Frame, FrameRows } from './engine/frame';
export type { Intervention, InterventionRequest } from './engine/interventions';
export type { FaultProblem, ReadFault } from './engine/toolkit';
export { reaches, type Reach, type SeenTransactions, type Tear } from './engine/code/reach';
export { codeOf, LinkFinder, usedLinks, type OperationCode } from './engine/code/wiring';
export { exportedOperations } from './engine/compile/exported-operations';
export { couplingsOf, type Coupling } from './engine/coupling';
export { ENGINE_VERSION } from './engine/version';
export type { InvariantState } from './consistency/invariants';
export type { FaultState } from './faults/schedule';
export type { FaultDefinition } from './faults/definition';
export { CHANGEABLE, changeable, changedName, printChanged } from './model/change';
export type { Change, Changeable, ChangeTarget } from './model/change';
export type { Catalogue } from './model/catalogue';
export type { SystemDocument } from './model/document';
export type { DocumentFault } from './model/document-fault';
export { parseDuration, printDuration } from './model/durations';
export { handlersOf, type HandlerSource } from './model/handlers';
export { FAILURES, Outcome } from './model/failures';
export type { ParsedCondition, Site, SiteScope } from './lowering';
export { CLIENTS, isName, NAME_HINT } from './model/names';
export { originalName } from './model/names';
export { partyName } from './model/parties';
export { storeOfTable, tablesIn } from './model/tables';
export type { Definition, Parameter, Parameters } from './model/parameters';
export type * from './model/plan';
export { isRelease } from './model/release';
export type { SeenSpan, SeenSummary, SeenTrace } from './telemetry/instruments/seen-traces';
export type { RunReport } from './model/report-schema';
export { NS_PER_MS, NS_PER_S, type Nanoseconds } from './model/units';
export * from './telemetry/facts';
export { LATE_WORDS } from './telemetry/log';
export type { LogLine, Severity } from './telemetry/log';
export type { ModuleTraffic, PairTraffic } from './telemetry/module-traffic';
export { PlanNames } from './telemetry/names';
export type {
  GapView,
  Knowledge,
  RequestSummary,
  Segments,
  SpanView,
  TraceView,
} from './telemetry/trace-view';

export type {
  BoundaryReport,
  Coupled,
  CouplingMatrix,
  Couplings,
  ExtractionOrder,
  MeasuredLatency,
  Stage,
  Statement,
  Suggestion,
} from './boundary';

export type Toolkit = typeof import('./engine/toolkit');

/** Definitions, and faults in words. Rejects when it cannot be fetched. */
export const loadToolkit = (): Promise<Toolkit> => import('./engine/toolkit');

/** Compiling a document of any form and origin. Rejects when it cannot be fetched. */
export const loadCompiler = (): Promise<typeof import('./engine/compiling')> => import('./engine/compiling');

/** Drawing boundaries: edits of a deployment, what each changes, and where a seam is. Rejects when it cannot be fetched. */
export const loadBoundary = (): Promise<typeof import('./boundary')> => import('./boundary');
