/**
 * A run as its operators have it: time, what customers say of their own requests, and what the instruments tell. All that
 * only the simulator knows is taken out here, so that no part of the page can show it by mistake.
 */
import {
  BROKER_FIELDS,
  INSTANCE_FIELDS,
  LIFE_STATES,
  REGISTRY_FIELDS,
  type Frame,
} from '../../../../simulator';
import { isTold, type FrameStore, type Run } from '../../../shared/run';

export function blind(run: Run): Run {
  const { plan, status, series } = run;
  return {
    ...run,
    frames: blindFrames(run.frames),
    // Why a run stands still, and what was wrong with it, is the simulator's to know.
    status: { ...status, notice: undefined },
    stop: undefined,
    stoppedAt: undefined,
    traces: NO_TRACES,
    table: nothing,
    ledger: nothing,
    why: nothing,
    report: nothing,
    series: (subject, limit) => (isTold(subject, plan) ? series(subject, limit) : nothing()),
  };
}

/** The faults of a run, whether or not they are hidden: for whoever judges a guess. */
export function faultsOf({ frames }: Run): Frame['faults'] {
  return (truth.get(frames) ?? frames).latest?.faults ?? [];
}

const nothing = (): Promise<undefined> => Promise.resolve(undefined);
const NO_TRACES: Run['traces'] = { list: () => Promise.resolve([]), get: nothing };

const blinded = new WeakMap<FrameStore, FrameStore>();
const truth = new WeakMap<FrameStore, FrameStore>();

/** Always the same one for the same frames: effects that depend on it do not start anew. */
function blindFrames(frames: FrameStore): FrameStore {
  const known = blinded.get(frames);
  if (known !== undefined) return known;
  const made: FrameStore = {
    get latest() {
      return frames.latest && blindFrame(frames.latest);
    },
    recent: [],
    words: [],
    get epoch() {
      return frames.epoch;
    },
    subscribe: (listener) => frames.subscribe((frame) => listener(blindFrame(frame))),
    shownNs: () => frames.shownNs(),
  };
  blinded.set(frames, made);
  truth.set(made, frames);
  return made;
}

function blindFrame(frame: Frame): Frame {
  const { nowNs, events, requests, instances, stores, brokers, registries, rows } = frame;
  return {
    nowNs,
    events,
    requests,
    instances: asBuilt(instances, INSTANCE_FIELDS, { up: 1, life: LIFE_STATES.indexOf('ready') }),
    stores: asBuilt(stores, ['up'], { up: 1 }),
    brokers: asBuilt(brokers, BROKER_FIELDS, { up: 1 }),
    places: new Float64Array(),
    asked: new Float64Array(),
    registries: asBuilt(registries, REGISTRY_FIELDS, { up: 1 }),
    beliefs: new Int32Array(),
    rows: { ...NO_ROWS, first: rows.first + rows.kinds.length },
    firstWord: 0,
    words: [],
    invariants: [],
    faults: [],
    fallen: [],
    log: [],
    live: new Float64Array(),
  };
}

/** The parts of a column as they were built: these fields, and 0 in all others. */
function asBuilt<Field extends string>(
  column: Float64Array,
  fields: readonly Field[],
  standing: { readonly [F in Field]?: number },
): Float64Array {
  return column.map((_, place) => standing[fields[place % fields.length] as Field] ?? 0); // within the list
}

const NO_ROWS: Frame['rows'] = {
  first: 0,
  skipped: 0,
  times: new Float64Array(),
  values: new Float64Array(),
  kinds: new Uint8Array(),
  a: new Int32Array(),
  b: new Int32Array(),
  c: new Int32Array(),
  causes: new Int32Array(),
};
