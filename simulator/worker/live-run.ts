/** The engine's simulation as the driver and the wire take it: its readers asked by plain filters, its views as plain values. */
import { ledgerView, tableView } from '../engine/ledger';
import { reportOf } from '../engine/report';
import { Simulation } from '../engine/simulation';
import { Instruments } from '../telemetry/instruments';
import { SeenTraces } from '../telemetry/instruments/seen-traces';
import { Fact } from '../telemetry/facts';
import type { StoppedAt } from './debug/breakpoints';
import { Debugger, type Watch } from './debug/debugger';
import { TrafficMeter, type ModuleTraffic } from '../telemetry/module-traffic';
import type { Until } from './protocol';
import type { Hunt, MakeSimulation, Simulated } from './simulated';
import { Hunters } from './until';
import type {
  Frame,
  Intervention,
  InterventionRequest,
  LedgerView,
  RunReport,
  SeenFilter,
  SeenSummary,
  SeenTrace,
  SeriesSubject,
  SeriesView,
  TableView,
  TraceFilter,
  TraceSummary,
  TraceView,
  Why,
  WhyQuestion,
} from './views';

const DEFAULT_TRACES = 100;
const MAX_TRACES = 2_000;
const MAX_TABLE_ROWS = 2_000;
/** How far back the newest handler is looked for; a handler writes far fewer rows. */
const ROWS_BACK = 1_000;
/** As far back as "why?" can go: eleven megabytes of rows. */
const JOURNAL_ROWS = 1 << 18;

/** Makes a run of the engine. Throws when the plan or the guest's module text cannot be started. */
export const makeLiveRun: MakeSimulation = (plan, guest, interventions, isWatched) =>
  new LiveRun(
    new Simulation(plan, guest, interventions, { live: true, journalRows: JOURNAL_ROWS }),
    isWatched,
  );

class LiveRun implements Simulated {
  private readonly hunters: Hunters;
  private readonly debug: Debugger;
  private readonly instruments: Instruments | undefined;
  private readonly meter: TrafficMeter | undefined;

  constructor(
    private readonly simulation: Simulation,
    isWatched: boolean,
  ) {
    this.debug = new Debugger(simulation);
    this.hunters = new Hunters(simulation, (untilNs, maxEvents) => this.advance(untilNs, maxEvents));
    const { spans, names, ids } = simulation.readers;
    if (!isWatched || spans === undefined) return;
    this.instruments = new Instruments(spans, names, ids);
    this.meter = new TrafficMeter(simulation.plan);
    const { journal } = simulation.system.kernel;
    journal.addFold(this.instruments);
    journal.addFold(this.meter);
  }

  get isWatched(): boolean {
    return this.instruments !== undefined;
  }

  get nowNs(): number {
    return this.simulation.nowNs;
  }

  get events(): number {
    return this.simulation.events;
  }

  get failure(): Simulation['failure'] {
    return this.debug.stop?.kind === 'line' ? undefined : this.simulation.failure;
  }

  get stop(): StoppedAt | undefined {
    return this.debug.stop;
  }

  get linesPassed(): number {
    return this.debug.passed;
  }

  arm(watch: Watch | undefined): void {
    this.debug.arm(watch);
  }

  get operation(): string {
    const { readers, system } = this.simulation;
    const { journal } = system.kernel;
    const last = Math.max(journal.oldest, journal.length - ROWS_BACK);
    for (let row = journal.length - 1; row >= last; row--) {
      const at = row & journal.mask;
      if (journal.kinds[at] === Fact.handlerStarted) return readers.names.operation(journal.c[at] as number); // masked
    }
    return '';
  }

  advance(untilNs: number, maxEvents: number): ReturnType<Simulated['advance']> {
    return this.debug.advance(untilNs, maxEvents);
  }

  hunt(until: Until): Hunt {
    return this.hunters.hunt(until);
  }

  intervene(request: InterventionRequest): Intervention {
    return this.simulation.intervene(request);
  }

  hash(): string {
    return this.simulation.hash();
  }

  frame(): Frame {
    return this.simulation.readers.feed.next();
  }

  traces(filter: TraceFilter): readonly TraceSummary[] {
    const { readers } = this.simulation;
    readers.settle();
    const { limit = DEFAULT_TRACES, operation, only, order } = filter;
    const most = Math.min(MAX_TRACES, limit);
    const wanted = (summary: TraceSummary): boolean =>
      (operation === undefined || summary.operation === operation) && isOfKind(summary, only);
    if (order !== 'slowest') return readers.traces?.recent(most, wanted) ?? [];
    const durationOf = (summary: TraceSummary): number => (summary.endNs ?? this.nowNs) - summary.startNs;
    const all = readers.traces?.recent(Infinity, wanted) ?? [];
    return all.sort((one, other) => durationOf(other) - durationOf(one)).slice(0, most);
  }

  trace(request: number): TraceView | undefined {
    const { readers, nowNs } = this.simulation;
    readers.settle();
    return readers.traces?.trace(request, nowNs);
  }

  why(question: WhyQuestion): Why | undefined {
    const { readers, nowNs } = this.simulation;
    readers.settle();
    return readers.why?.ask(question, nowNs);
  }

  seenTraces({ limit = DEFAULT_TRACES, service, only, order }: SeenFilter): readonly SeenSummary[] {
    const wanted = (this.seen()?.all() ?? []).filter(
      (summary) =>
        (service === undefined || summary.service === service) &&
        (only === undefined || summary.knowledge === only),
    );
    if (order === 'slowest') wanted.sort((one, other) => lengthOf(other) - lengthOf(one));
    return wanted.slice(0, Math.min(MAX_TRACES, limit));
  }

  seenTrace(trace: number): SeenTrace | undefined {
    return this.seen()?.trace(trace);
  }

  traffic(): ModuleTraffic | undefined {
    this.simulation.readers.settle();
    return this.meter?.traffic(this.nowNs);
  }

  /** What has come by now. */
  private seen(): SeenTraces | undefined {
    const { readers, nowNs } = this.simulation;
    if (this.instruments === undefined) return undefined;
    readers.settle();
    this.instruments.advanceTo(nowNs);
    return new SeenTraces(this.instruments);
  }

  table(table: number, limit: number): TableView | undefined {
    return tableView(this.simulation, table, Math.min(limit, MAX_TABLE_ROWS));
  }

  ledger(invariant: number, limit: number): LedgerView | undefined {
    return ledgerView(this.simulation, invariant, Math.min(limit, MAX_TABLE_ROWS));
  }

  series(subject: SeriesSubject, limit: number): SeriesView {
    const { readers, nowNs } = this.simulation;
    readers.settle();
    const { metrics } = readers;
    metrics.advanceTo(nowNs);
    const all = {
      operation: metrics.operations,
      service: metrics.services,
      store: metrics.stores,
      link: metrics.links,
    };
    const series = subject.kind === 'requests' ? metrics.requests : all[subject.kind][subject.index];
    return {
      windowNs: metrics.windowNs,
      windows: series === undefined ? [] : metrics.recent(series, limit),
    };
  }

  report(wallSeconds: number): RunReport {
    return reportOf(this.simulation, wallSeconds);
  }
}

function lengthOf({ startNs, endNs }: SeenSummary): number {
  return endNs - startNs;
}

function isOfKind(summary: TraceSummary, only: TraceFilter['only']): boolean {
  if (only === 'gap') return summary.hasGap;
  if (only === 'fault') return summary.hasFault;
  return only === undefined || summary.knowledge === only;
}
