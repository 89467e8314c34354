/**
 * Frames: what a page draws at one moment. Gauges of every part, and the journal's rows since the last frame, from which the
 * page moves messages and tells what happened. Everything is numbers by the plan's indices, in buffers that can be handed
 * over; words come along once.
 */
import type { InvariantMonitor, InvariantState } from '../consistency/invariants';
import type { LifeState } from '../components/life';
import type { FaultSchedule, FaultState } from '../faults/schedule';
import type { Plan } from '../model/plan';
import { NS_PER_S } from '../model/units';
import type { Bystanders, Fallen } from '../telemetry/bystanders';
import type { Log, LogLine } from '../telemetry/log';
import type { Metrics } from '../telemetry/metrics';
import type { RegistryFigures } from '../telemetry/registry-figures';
import type { System } from './build';

/** Numbers that describe an instance in `Frame.instances`, in this order. */
export const INSTANCE_FIELDS = [
  'up',
  'running',
  'queued',
  'busyCpus',
  'waitingForCpu',
  'memoryBytes',
  'life',
  'versions',
] as const;

/** What the number `life` of an instance stands for. */
export const LIFE_STATES: readonly LifeState[] = ['gone', 'starting', 'ready', 'draining'];

/** The versions that an instance of a service runs as one number, `versions` in `Frame.instances`; 0 = those of the beginning. */
function versionsCode(
  { modules, services }: Plan,
  service: number,
  versionOf: (module: number) => number,
): number {
  let code = 0;
  for (const module of services[service]?.modules.toReversed() ?? []) {
    const count = modules[module]?.versions?.length ?? 0;
    if (count > 0) code = code * (count + 1) + versionOf(module);
  }
  return code;
}

/** The way back: each module that runs another version than at the beginning, and that version's name. */
export function versionsIn(
  { modules, services }: Plan,
  service: number,
  code: number,
): { readonly module: string; readonly version: string }[] {
  let left = code;
  return (services[service]?.modules ?? []).flatMap((index) => {
    const { name = '', versions = [] } = modules[index] ?? {};
    const version = versions[(left % (versions.length + 1)) - 1];
    left = Math.floor(left / (versions.length + 1));
    return version === undefined ? [] : [{ module: name, version: version.name }];
  });
}

/** Numbers that describe a registry in `Frame.registries`: what was asked of it, and what stale beliefs have cost so far. */
export const REGISTRY_FIELDS = ['up', 'lookups', 'failedLookups', 'staleRequests', 'staleSeconds'] as const;

/** Numbers that describe a belief in `Frame.beliefs`: instance (or `NO_INSTANCE`) that believes, in which, and `Late`. */
export const BELIEF_FIELDS = ['believer', 'endpoint', 'late'] as const;

/** Numbers that describe a broker in `Frame.brokers`, in this order: messages that wait, that consumers hold, that were put aside. */
export const BROKER_FIELDS = ['up', 'waiting', 'held', 'dead'] as const;

/** Numbers that describe how far readers have come in one partition, in `Frame.places`; the reader is an instance, or -1. */
export const PLACE_FIELDS = [
  'broker',
  'operation',
  'partition',
  'end',
  'position',
  'committed',
  'reader',
] as const;

/** Numbers that describe what became of the requests for one operation, in `Frame.asked`. */
export const ASKED_FIELDS = ['operation', 'started', 'succeeded', 'failed', 'unknown'] as const;

/** The journal's rows since the last frame, oldest first, as columns. */
export interface FrameRows {
  /** Number of the first row. */
  readonly first: number;
  /** Rows since the last frame that are left out, because there were too many. */
  readonly skipped: number;
  readonly times: Float64Array;
  readonly values: Float64Array;
  readonly kinds: Uint8Array;
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly c: Int32Array;
  readonly causes: Int32Array;
}

export interface Frame {
  readonly nowNs: number;
  readonly events: number;
  /** `failed` are those that certainly were not done, `unknown` those of which the client cannot say. */
  readonly requests: {
    readonly started: number;
    readonly succeeded: number;
    readonly failed: number;
    readonly unknown: number;
  };
  /** `ASKED_FIELDS` for each operation that clients have asked for. */
  readonly asked: Float64Array;
  /** `INSTANCE_FIELDS` for each instance number. */
  readonly instances: Float64Array;
  /** 1 = up, by store. */
  readonly stores: Float64Array;
  /** `BROKER_FIELDS` for each broker. */
  readonly brokers: Float64Array;
  /** `PLACE_FIELDS` for each partition that a group of readers reads. */
  readonly places: Float64Array;
  /** `REGISTRY_FIELDS` for each registry. */
  readonly registries: Float64Array;
  /** `BELIEF_FIELDS` for each belief, of callers in services with a registry or several instances. */
  readonly beliefs: Int32Array;
  readonly rows: FrameRows;
  /** Words by number from `firstWord` on, those that are new since the last frame: keys of rows, lines of handlers. */
  readonly firstWord: number;
  readonly words: readonly string[];
  readonly invariants: readonly InvariantState[];
  readonly faults: readonly FaultState[];
  /** Handlers that failed though their service was well, by service and by who is behind it. */
  readonly fallen: readonly Fallen[];
  /** The newest lines of the log. */
  readonly log: readonly LogLine[];
  /** `LIVE_FIELDS` of the last whole second, of every part; `liveOffset` says where. NaN before anything has ended. */
  readonly live: Float64Array;
}

/** Figures of a series in `Frame.live`, in this order: three in 1/s, and ns (NaN where nothing was measured). */
export const LIVE_FIELDS = ['rate', 'errors', 'unknown', 'p50Ns', 'p95Ns', 'p99Ns'] as const;

export type LiveKind = 'requests' | 'operation' | 'service' | 'store' | 'link';

/** Where the figures of a part begin in `Frame.live`: the clients' come first, then the parts by kind and index. */
export function liveOffset(plan: Plan, kind: LiveKind, index: number): number {
  const { operations, services, stores } = plan;
  const before = {
    requests: 0,
    operation: 1,
    service: 1 + operations.length,
    store: 1 + operations.length + services.length,
    link: 1 + operations.length + services.length + stores.length,
  };
  return (before[kind] + index) * LIVE_FIELDS.length;
}

/** Rows that one frame carries at most; at higher speeds a page shows flows, not messages. */
const MAX_ROWS = 8192;
const LOG_LINES = 100;

/** The folds that a frame is read from. */
export interface FrameReaders {
  readonly metrics: Metrics;
  readonly log: Log;
  readonly registries: RegistryFigures;
  readonly bystanders: Bystanders;
}

export class FrameFeed {
  private fedRows = 0;
  private fedWords = 0;

  constructor(
    private readonly system: System,
    private readonly monitor: InvariantMonitor,
    private readonly schedule: FaultSchedule,
    private readonly readers: FrameReaders,
  ) {}

  /** The next frame; rows and words that it carries are not told again. */
  next(): Frame {
    const { kernel, clients, stores, brokers, registries, discovery } = this.system;
    kernel.journal.settle();
    this.readers.metrics.advanceTo(kernel.nowNs);
    const { started, succeeded, failed, unknown } = clients;
    const firstWord = this.fedWords;
    const words = this.system.numbering.words.slice(firstWord);
    this.fedWords += words.length;
    return {
      nowNs: kernel.nowNs,
      events: kernel.events,
      requests: { started, succeeded, failed, unknown },
      asked: this.asked(),
      instances: this.instances(),
      stores: Float64Array.from(stores, (store) => (store.up ? 1 : 0)),
      brokers: Float64Array.from(
        brokers.flatMap(({ up, waiting, held, dead }) => [up ? 1 : 0, waiting, held, dead]),
      ),
      registries: Float64Array.from(
        registries.flatMap(({ up }, registry) => [up ? 1 : 0, ...this.registryFigures(registry)]),
      ),
      places: Float64Array.from(
        brokers.flatMap(({ index, places }) =>
          places.flatMap(({ operation, partition, end, position, committed, reader }) => [
            index,
            operation,
            partition,
            end,
            position,
            committed,
            reader,
          ]),
        ),
      ),
      beliefs: Int32Array.from(
        discovery.beliefs().flatMap(({ believer, endpoint, late }) => [believer, endpoint, late]),
      ),
      rows: this.rows(),
      firstWord,
      words,
      invariants: this.monitor.states(),
      faults: this.schedule.states(),
      fallen: this.readers.bystanders.fallen,
      log: this.readers.log.lines(LOG_LINES),
      live: this.live(),
    };
  }

  private registryFigures(registry: number): number[] {
    const { lookups, failedLookups, staleRequests } = this.readers.registries;
    return [
      lookups[registry] ?? 0,
      failedLookups[registry] ?? 0,
      staleRequests[registry] ?? 0,
      this.readers.registries.staleSeconds(registry, this.system.kernel.nowNs),
    ];
  }

  private asked(): Float64Array {
    return Float64Array.from(
      this.readers.metrics.requestsByOperation.flatMap(({ started, ended, errors, unknown }, operation) =>
        started === 0 ? [] : [operation, started, ended - errors, errors - unknown, unknown],
      ),
    );
  }

  private instances(): Float64Array {
    const { plan } = this.system;
    const instances = this.system.services.flatMap((service) => service.instances);
    const fields = new Float64Array(instances.length * INSTANCE_FIELDS.length);
    instances.forEach((instance, place) => {
      const { up, running, queued, processor, memoryBytes, state } = instance;
      const life = LIFE_STATES.indexOf(state);
      const versions = versionsCode(plan, instance.service.index, (module) => instance.versionOf(module));
      fields.set(
        [up ? 1 : 0, running, queued, processor.busy, processor.waiting, memoryBytes, life, versions],
        place * INSTANCE_FIELDS.length,
      );
    });
    return fields;
  }

  private rows(): FrameRows {
    const { journal } = this.system.kernel;
    const first = Math.max(this.fedRows, journal.length - MAX_ROWS, journal.oldest);
    const skipped = first - this.fedRows;
    const count = journal.length - first;
    this.fedRows = journal.length;
    const copy = <A extends Float64Array | Int32Array | Uint8Array>(column: A, into: A): A => {
      for (let i = 0; i < count; i++) into[i] = column[(first + i) & journal.mask] ?? 0;
      return into;
    };
    return {
      first,
      skipped,
      times: copy(journal.times, new Float64Array(count)),
      values: copy(journal.values, new Float64Array(count)),
      kinds: copy(journal.kinds, new Uint8Array(count)),
      a: copy(journal.a, new Int32Array(count)),
      b: copy(journal.b, new Int32Array(count)),
      c: copy(journal.c, new Int32Array(count)),
      causes: copy(journal.causes, new Int32Array(count)),
    };
  }

  private live(): Float64Array {
    const { requests, operations, services, stores, links } = this.readers.metrics;
    const series = [requests, ...operations, ...services, ...stores, ...links];
    const fields = new Float64Array(series.length * LIVE_FIELDS.length).fill(Number.NaN);
    series.forEach((one, place) => {
      const [window] = this.readers.metrics.recent(one, 1);
      if (window === undefined) return;
      const perSecond = NS_PER_S / this.readers.metrics.windowNs;
      const { ended, errors, unknown, p50Ns, p95Ns, p99Ns } = window;
      const rates = [ended, errors, unknown].map((number) => number * perSecond);
      fields.set([...rates, p50Ns, p95Ns, p99Ns], place * LIVE_FIELDS.length);
    });
    return fields;
  }
}
