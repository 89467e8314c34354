/**
 * What can be read of a run while it goes on: traces, metrics, the log, and frames for a page. All are folds over the
 * journal; how many of them there are changes nothing in the run.
 */
import type { InvariantMonitor } from '../consistency/invariants';
import type { FaultSchedule } from '../faults/schedule';
import { IDLE_WORDS } from '../faults/schedule';
import { BrokerFigures } from '../telemetry/broker-figures';
import { Bystanders } from '../telemetry/bystanders';
import { TraceIds } from '../telemetry/ids';
import { Log } from '../telemetry/log';
import { Metrics } from '../telemetry/metrics';
import { PlanNames } from '../telemetry/names';
import { RegistryFigures } from '../telemetry/registry-figures';
import { SpanStore } from '../telemetry/span-store';
import { Narrator } from '../telemetry/narrator';
import { Traces } from '../telemetry/trace-view';
import { WhyReader } from '../telemetry/why';
import { NS_PER_MS } from '../model/units';
import type { System } from './build';
import { FrameFeed } from './frame';

export interface ReaderOptions {
  /** Spans that are kept, a power of two; 0 = none are recorded. Default 131,072. */
  readonly spans?: number;
  /** Rows of the journal that are kept, a power of two. Default 65,536. */
  readonly journalRows?: number;
  /** Whether figures of the last seconds are kept for live panels. Default false. */
  readonly live?: boolean;
}

/** For a run whose report alone is wanted, which counts as it goes: a short run spends most of its time on what is kept. */
export const FIGURES_ONLY: ReaderOptions = { spans: 0, journalRows: 1 << 12 };

export class Readers {
  readonly metrics: Metrics;
  readonly brokers: BrokerFigures;
  readonly registries: RegistryFigures;
  readonly bystanders: Bystanders;
  readonly spans: SpanStore | undefined;
  readonly traces: Traces | undefined;
  readonly log: Log;
  /** Answers why; undefined when no spans are kept. */
  readonly why: WhyReader | undefined;
  readonly names: PlanNames;
  readonly ids: TraceIds;
  readonly feed: FrameFeed;

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
    this.brokers = new BrokerFigures(plan);
    if (plan.brokers.length > 0) journal.addFold(this.brokers);
    this.registries = new RegistryFigures(this.names);
    if (plan.registries.length > 0) journal.addFold(this.registries);
    this.bystanders = new Bystanders(this.names);
    journal.addFold(this.bystanders);
    this.log = new Log({ names: this.names, words: numbering.words, idleReasons: IDLE_WORDS });
    journal.addFold(this.log);
    const spans = options.spans ?? 1 << 17;
    if (spans > 0) {
      this.spans = new SpanStore({ spans });
      this.traces = new Traces(this.spans, this.names, this.ids, numbering.words);
      journal.addFold(this.spans);
      const { words } = numbering;
      this.why = new WhyReader(journal, this.names, new Narrator(this.spans, this.names, words), words);
    }
    this.feed = new FrameFeed(system, monitor, schedule, this);
  }

  /** Lets every fold see the last row; before anything is read. */
  settle(): void {
    this.system.kernel.journal.settle();
  }

  /** Mean time from a request's start to its end, ms. */
  meanRequestMs(): number {
    this.settle();
    return this.metrics.requests.durations().meanNs / NS_PER_MS;
  }
}
