/** Frames for tests. */
import type { Frame } from '../../../simulator';

/** A frame that tells `count` rows from row `first` on. */
export function testFrame(nowNs: number, first: number, count: number, over: Partial<Frame> = {}): Frame {
  const column = (): Int32Array => new Int32Array(count);
  return {
    nowNs,
    events: first + count,
    requests: { started: 0, succeeded: 0, failed: 0, unknown: 0 },
    instances: new Float64Array(),
    stores: new Float64Array(),
    brokers: new Float64Array(),
    places: new Float64Array(),
    asked: new Float64Array(),
    registries: new Float64Array(),
    beliefs: new Int32Array(),
    fallen: [],
    rows: {
      first,
      skipped: 0,
      times: new Float64Array(count).fill(nowNs),
      values: new Float64Array(count),
      kinds: new Uint8Array(count),
      a: column(),
      b: column(),
      c: column(),
      causes: column(),
    },
    firstWord: 0,
    words: [],
    invariants: [],
    faults: [],
    log: [],
    live: new Float64Array(),
    ...over,
  };
}
