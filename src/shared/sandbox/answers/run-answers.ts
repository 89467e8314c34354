/** The forms of what is said of the run itself. */
import type {
  Frame,
  FrameRows,
  Intervention,
  InterventionRequest,
  ModuleTraffic,
  PairTraffic,
} from '../../../../simulator';
import type {
  Met,
  Result,
  Status,
  StoppedAt,
  Tick,
  WorkerError,
} from '../../../../simulator/worker/protocol';
import type { LedgerEntry, LedgerView, SeriesView, TableView } from '../../../../simulator/worker/views';
import {
  arrayOf,
  form,
  isBoolean,
  isInteger,
  isNumber,
  isRecord,
  isText,
  listOf,
  oneOf,
  orNull,
  orUndefined,
} from './forms';
import type { Check } from './forms';

const isError = form<WorkerError>({
  kind: oneOf('refused', 'cancelled', 'guest', 'bug', 'gone'),
  message: isText,
});

/** A result's outer form; the value inside is checked by whoever asked. */
export const isResult: Check<Result<unknown>> = (value): value is Result<unknown> => {
  if (!isRecord(value)) return false;
  return value['ok'] === true ? 'value' in value : value['ok'] === false && isError(value['error']);
};

const isStop = form<StoppedAt>({
  kind: oneOf('line', 'world', 'left'),
  breakpoint: isInteger,
  site: isInteger,
  request: isInteger,
  span: isInteger,
  operation: isInteger,
  instance: isInteger,
  values: listOf(isText),
});

export const isStatus = form<Status>({
  state: oneOf('paused', 'playing', 'seeking', 'ended', 'failed'),
  nowNs: isInteger,
  events: isInteger,
  operation: isText,
  progress: isNumber,
  failure: orNull(form({ code: isText, message: isText })),
  epoch: isInteger,
  canUndo: isBoolean,
  canRedo: isBoolean,
  stop: orNull(isStop),
});

const isRows = form<FrameRows>({
  first: isInteger,
  skipped: isInteger,
  times: arrayOf(Float64Array),
  values: arrayOf(Float64Array),
  kinds: arrayOf(Uint8Array),
  a: arrayOf(Int32Array),
  b: arrayOf(Int32Array),
  c: arrayOf(Int32Array),
  causes: arrayOf(Int32Array),
});

type Target = Frame['faults'][number]['target'];

const isIndexed = oneOf('module', 'operation', 'service', 'store', 'broker', 'registry', 'link');

const isTarget: Check<Target> = (value): value is Target => {
  if (!isRecord(value)) return false;
  const { kind, index, service, instance, says } = value;
  if (isIndexed(kind)) return isInteger(index);
  if (kind === 'instance') return isInteger(service) && isInteger(instance);
  return kind === 'anyService' || kind === 'network' || (kind === 'none' && isText(says));
};

/** A promise that was broken for a while; open while `closedNs` is undefined. */
const isGap = form<Frame['invariants'][number]['gaps'][number]>({
  key: isText,
  request: isInteger,
  sinceNs: isInteger,
  openedNs: isInteger,
  closedNs: orUndefined(isInteger),
});

const isFrame = form<Frame>({
  nowNs: isInteger,
  events: isInteger,
  requests: form({ started: isInteger, succeeded: isInteger, failed: isInteger, unknown: isInteger }),
  instances: arrayOf(Float64Array),
  stores: arrayOf(Float64Array),
  asked: arrayOf(Float64Array),
  brokers: arrayOf(Float64Array),
  places: arrayOf(Float64Array),
  registries: arrayOf(Float64Array),
  beliefs: arrayOf(Int32Array),
  rows: isRows,
  firstWord: isInteger,
  words: listOf(isText),
  invariants: listOf(
    form<Frame['invariants'][number]>({
      name: isText,
      says: isText,
      violations: isInteger,
      openGaps: isInteger,
      longestGapMs: isNumber,
      gaps: listOf(isGap),
      transient: form({ count: isInteger, longestMs: isNumber }),
    }),
  ),
  faults: listOf(
    form<Frame['faults'][number]>({
      index: isInteger,
      text: isText,
      kind: isText,
      target: isTarget,
      state: oneOf('armed', 'acting', 'done', 'lifted', 'idle'),
      struckNs: isInteger,
      liftedNs: isInteger,
      touched: isInteger,
      idle: isText,
    }),
  ),
  fallen: listOf(form<Frame['fallen'][number]>({ service: isInteger, because: isText, failures: isInteger })),
  log: listOf(
    form<Frame['log'][number]>({
      row: isInteger,
      timeNs: isInteger,
      severity: oneOf('info', 'warning', 'error'),
      text: isText,
      span: isInteger,
    }),
  ),
  live: arrayOf(Float64Array),
});

export const isTick = form<Tick>({ status: isStatus, frame: orNull(isFrame) });

/** What was asked comes back as it was sent; whatever it holds is plain, and goes nowhere but to a worker again. */
const REQUESTS: { readonly [K in InterventionRequest['kind']]: Check<object> } = {
  fault: form({ fault: isRecord }),
  lift: form({ fault: isInteger }),
  request: form({ task: isRecord }),
  parameter: form({ change: isRecord }),
};
const REQUEST_OF_KIND: ReadonlyMap<unknown, Check<object>> = new Map(Object.entries(REQUESTS));

const isRequest: Check<InterventionRequest> = (value): value is InterventionRequest =>
  isRecord(value) && REQUEST_OF_KIND.get(value['kind'])?.(value) === true;

export const isIntervention = form<Intervention>({
  atNs: isInteger,
  sequence: isInteger,
  request: isRequest,
});

/** Rows are plain values, which every answer has been checked to hold and nothing else. */
const isRow = (value: unknown): value is TableView['rows'][number] =>
  isRecord(value) && isText(value['key']) && 'row' in value;

export const isTable = form<TableView>({ table: isInteger, rows: listOf(isRow), count: isInteger });

type Rows = Met['rows'];

const isRange: Check<Rows> = (value): value is Rows =>
  Array.isArray(value) && value.length === 2 && value.every(isInteger);

export const isMet = form<Met>({
  request: isInteger,
  atNs: isInteger,
  rows: isRange,
  words: listOf(isText),
  isOver: isBoolean,
});

const isEntry = form<LedgerEntry>({
  key: isText,
  left: listOf(isRow),
  right: listOf(isRow),
  state: oneOf('held', 'underWay', 'gap'),
  sinceNs: orUndefined(isInteger),
  request: isInteger,
});

export const isLedger = form<LedgerView>({
  invariant: isInteger,
  entries: listOf(isEntry),
  count: isInteger,
});

export const isSeries = form<SeriesView>({
  windowNs: isInteger,
  windows: listOf(
    form<SeriesView['windows'][number]>({
      startNs: isInteger,
      ended: isInteger,
      errors: isInteger,
      unknown: isInteger,
      p50Ns: isNumber,
      p95Ns: isNumber,
      p99Ns: isNumber,
    }),
  ),
});

export const isTraffic = form<ModuleTraffic>({
  seconds: isNumber,
  pairs: listOf(
    form<PairTraffic>({
      from: isInteger,
      to: isInteger,
      calls: isInteger,
      messages: isInteger,
      statements: isInteger,
      transactions: isInteger,
    }),
  ),
});
