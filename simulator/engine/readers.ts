/**
 * What can be read of a run while it goes on: traces, metrics, the log, and frames for a page. All are folds over the
 * journal; how many of them there are changes nothing in the run.
 */
import type { InvariantMonitor } from '../consistency/invariants';
import type { FaultSchedule } from '../faults/schedule';
import { IDLE_WORDS } from '../faults/schedule';
import { TraceIds } from '../telemetry/ids';
import { Instruments } from '../telemetry/instruments';
import { SeenOtlpStream } from '../telemetry/instruments/seen-otlp';
import { SeenTraces } from '../telemetry/instruments/seen-traces';
import { Log } from '../telemetry/log';
import { Metrics } from '../telemetry/metrics';
import { PlanNames } from '../telemetry/names';
import { OtlpStream, type OtlpResult } from '../telemetry/otlp';
import { SpanStore } from '../telemetry/span-store';
import { Traces } from '../telemetry/trace-view';
import { NS_PER_MS } from '../model/units';
import type { View } from '../telemetry/instruments/view';
import type { System } from './build';
import { FrameFeed } from './frame';

export interface ReaderOptions {
  /** Spans that are kept, a power of two; 0 = none are recorded. Default 131,072. */
  readonly spans?: number;
  /** Rows of the journal that are kept, a power of two. Default 65,536. */
  readonly journalRows?: number;
  /** Whether figures of the last seconds are kept for live panels. Default false. */
  readonly live?: boolean;
  /** Whether what the operators' instruments record is kept. Default: as `live`. */
  readonly instruments?: boolean;
}

export class Readers {
  readonly metrics: Metrics;
  readonly spans: SpanStore | undefined;
  readonly traces: Traces | undefined;
  readonly log: Log;
  readonly names: PlanNames;
  readonly ids: TraceIds;
  readonly feed: FrameFeed;
  /** What the operators are told. */
  readonly instruments: Instruments | undefined;
  readonly seen: SeenTraces | undefined;

  constructor(
    private readonly system: System,
    monitor: InvariantMonitor,
    schedule: FaultSchedule,
    options: ReaderOptions,
  ) {
    const { plan, kernel, numbering } = system;
    const { journal } = kernel;
    this.names = new PlanNames(plan, schedule.faults);
    this.ids = new TraceIds(plan.seed);
    this.metrics = new Metrics(plan, options.live === true ? {} : { windowNs: 0 });
    journal.addFold(this.metrics);
    this.log = new Log({ names: this.names, words: numbering.words, idleReasons: IDLE_WORDS });
    journal.addFold(this.log);
    const spans = options.spans ?? 1 << 17;
    if (spans > 0) {
      this.spans = new SpanStore({ spans });
      this.traces = new Traces(this.spans, this.names, this.ids, numbering.words);
      journal.addFold(this.spans);
      if (options.instruments ?? options.live === true) {
        this.instruments = new Instruments(this.spans, this.names, this.ids);
        this.seen = new SeenTraces(this.instruments);
        journal.addFold(this.instruments);
      }
    }
    this.feed = new FrameFeed(system, monitor, schedule, this.metrics, this.log);
  }

  /** Lets every fold see the last row; before anything is read. */
  settle(): void {
    this.system.kernel.journal.settle();
  }

  /**
   * Writes spans from now on as OTLP/JSON to `sink`, in pieces: those that reach the operators, or all there were. Call the
   * result at the run's end.
   */
  exportOtlp(view: View, sink: (piece: string) => void): () => OtlpResult {
    if (this.spans === undefined) throw new Error('no spans are recorded');
    if (view === 'instruments') return this.exportSeen(sink);
    const stream = new OtlpStream(this.spans, this.names, this.ids, sink);
    this.system.kernel.journal.addFold(stream);
    return () => {
      this.settle();
      return stream.finish(this.system.kernel.nowNs);
    };
  }

  private exportSeen(sink: (piece: string) => void): () => OtlpResult {
    const { instruments } = this;
    if (instruments === undefined) throw new Error('there are no instruments');
    const stream = new SeenOtlpStream(instruments, sink);
    return () => {
      this.settle();
      instruments.advanceTo(this.system.kernel.nowNs);
      return stream.finish();
    };
  }

  /** Mean time from a request's start to its end, ms. */
  meanRequestMs(): number {
    this.settle();
    return this.metrics.requests.durations().meanNs / NS_PER_MS;
  }
}
