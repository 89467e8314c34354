/**
 * The contract between the shell, which runs a system, and the features, which show it. `useRun` gives the plan, the
 * commands and the frames; `useFrame` picks figures from the frames for a panel; the canvas subscribes to the frames itself.
 * `useSelection` and `usePointOfView` are what the features share among themselves.
 */
export { asked, askWhy } from './asked';
export { isBreakMenuOpen } from './break-menu';
export { blindfold, useIsBlind } from './blindfold';
export {
  breakpointNotes,
  breakpoints,
  setBreakpoint,
  removeBreakpoint,
  changeBreakpoint,
  toggleLine,
  type Breakpoint,
  type BreakpointNote,
  type BreakpointPlace,
  type NamedCondition,
} from './breakpoints';
export { RunContext, useRun } from './context';
export type {
  Choice,
  EditChange,
  EditionBefore,
  FrameStore,
  Pace,
  Problem,
  Run,
  RunCommands,
  RunStatus,
  Stop,
  LedgerView,
  SeenFilter,
  SeenReader,
  SeriesSubject,
  SeriesView,
  Source,
  TableView,
  TraceFilter,
  TraceReader,
  Why,
  WhyQuestion,
} from './contract';
export {
  among,
  hasPanel,
  limits,
  mayDo,
  mayDraw,
  useLimits,
  type Doing,
  type Limits,
  type ScreenPart,
} from './limits';
export { LiveFrames, type FrameClock, type Glide } from './live-frames';
export { pointOfView, usePointOfView, type PointOfView } from './point-of-view';
export type { Replay, SavedAct, SavedMoment, SavedRequest } from './replay';
export { selection, useSelection, type Selection } from './selection';
export { shownPanel } from './shown-panel';
export { shownSheet, type SheetName } from './shown-sheet';
export { isTold } from './told';
export { useFrame } from './use-frame';
export { createValue, useValue, type Value } from './value';
