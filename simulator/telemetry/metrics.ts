/**
 * Rate, errors and duration (RED) of requests, operations, services, links and stores, how busy the services are and how
 * long their queues, as a fold over the journal. An error is any outcome but OK, the business's own refusals included.
 */
import type { Journal, JournalFold } from '../kernel/journal';
import { CHANGEABLE } from '../model/change';
import { isUnknown, Outcome } from '../model/failures';
import type { Plan, ServicePlan } from '../model/plan';
import { storeOfTable } from '../model/tables';
import type { Nanoseconds } from '../model/units';
import { NS_PER_S } from '../model/units';
import { add, count } from './columns';
import { Fact, instanceOf } from './facts';
import { PlanNames } from './names';
import { RemoteSpans } from './remote-spans';
import { Series, type WindowView } from './series';

export interface MetricsOptions {
  /** Length of the windows for live panels; 0 = none, which is cheaper. Our default: one second. */
  readonly windowNs?: Nanoseconds;
  /** Windows that are kept. Our default: 120. */
  readonly windows?: number;
}

// Reads of columns are `as number`: journal indices are masked, ids are the plan's own.
export class Metrics implements JournalFold {
  /** As the clients see them: all requests, and by the operation that they asked for. */
  readonly requests: Series;
  readonly requestsByOperation: readonly Series[];
  /** As handlers see them, from the call's arrival; calls inside a process are counted too. */
  readonly operations: readonly Series[];
  /** Calls that a service handled for others, from arrival to answer. */
  readonly services: readonly Series[];
  /** As callers see them: each try of a call. Calls over a link that leads to a store are in `stores`. */
  readonly links: readonly Series[];
  /** Statements, as handlers see them. */
  readonly stores: readonly Series[];
  /** Calls of operations: each try over a wire (the clients' too), and each call inside a process. */
  calls = 0;
  remoteCalls = 0;
  /** Spans opened. */
  spans = 0;
  readonly messagesSent: Float64Array;
  readonly messagesLost: Float64Array;
  /** By service. */
  readonly turnedAway: Float64Array;
  /** By store. */
  readonly commits: Float64Array;
  readonly rollbacks: Float64Array;
  readonly lockWaitedNs: Float64Array;
  private readonly workedNs: Float64Array;
  private readonly waitedNs: Float64Array;
  private readonly cpus: Float64Array;
  /** CPU time that was available before the number of CPUs last changed, and when that was. */
  private readonly availableBeforeNs: Float64Array;
  private readonly cpusSinceNs: Float64Array;
  private readonly instancesOfService: readonly number[];
  private readonly serviceOfInstance: Int32Array;
  private readonly serviceOfOperation: Int32Array;
  private readonly storeOfTable: Int32Array;
  private readonly remote = new RemoteSpans();
  private readonly all: readonly Series[];
  readonly windowNs: Nanoseconds;
  private readonly windowCount: number;
  private nextWindow = 0;
  private windowEndsNs: Nanoseconds;

  constructor(plan: Plan, options: MetricsOptions = {}) {
    this.windowNs = options.windowNs ?? NS_PER_S;
    this.windowCount = this.windowNs > 0 ? (options.windows ?? 120) : 0;
    this.windowEndsNs = this.windowNs > 0 ? this.windowNs : Infinity;
    const series = (of: readonly unknown[]): Series[] => of.map(() => new Series(this.windowCount));
    const { operations, services, links, stores, modules, tables } = plan;
    this.requests = new Series(this.windowCount);
    this.requestsByOperation = series(operations);
    this.operations = series(operations);
    this.services = series(services);
    this.links = series(links);
    this.stores = series(stores);
    this.all = [
      this.requests,
      ...this.requestsByOperation,
      ...this.operations,
      ...this.services,
      ...this.links,
      ...this.stores,
    ];
    this.messagesSent = new Float64Array(links.length);
    this.messagesLost = new Float64Array(links.length);
    this.turnedAway = new Float64Array(services.length);
    this.workedNs = new Float64Array(services.length);
    this.waitedNs = new Float64Array(services.length);
    this.commits = new Float64Array(stores.length);
    this.rollbacks = new Float64Array(stores.length);
    this.lockWaitedNs = new Float64Array(stores.length);
    this.cpus = Float64Array.from(services, (service) => serversOf(service));
    this.availableBeforeNs = new Float64Array(services.length);
    this.cpusSinceNs = new Float64Array(services.length);
    this.instancesOfService = services.map(({ instances: count }) => count);
    const names = new PlanNames(plan);
    const instances = services.reduce((sum, service) => sum + service.instances, 0);
    this.serviceOfInstance = Int32Array.from({ length: instances }, (_, instance) =>
      names.serviceOf(instance),
    );
    this.serviceOfOperation = Int32Array.from(operations, ({ module }) => modules[module]?.service ?? -1);
    this.storeOfTable = Int32Array.from(tables, (_, table) => storeOfTable(plan, table));
  }

  /** Share of a service's CPU time since the start that was worked, work under way not included; 0 to 1. */
  utilization(service: number, nowNs: Nanoseconds): number {
    const available = this.availableNs(service, nowNs);
    return available > 0 ? (this.workedNs[service] as number) / available : 0;
  }

  private availableNs(service: number, nowNs: Nanoseconds): Nanoseconds {
    const lately = (this.cpus[service] as number) * (nowNs - (this.cpusSinceNs[service] as number));
    return (this.availableBeforeNs[service] as number) + lately;
  }

  private cpusChanged(service: number, cpus: number, nowNs: Nanoseconds): void {
    this.availableBeforeNs[service] = this.availableNs(service, nowNs);
    this.cpusSinceNs[service] = nowNs;
    this.cpus[service] = (this.instancesOfService[service] as number) * serversIn(cpus);
  }

  /**
   * How many calls waited for a slot and pieces of work for a CPU, on average since the start: by Little's law the time they
   * waited in all over the time that passed. `stillWaitingNs` is what those who wait now have waited so far.
   */
  meanQueue(service: number, nowNs: Nanoseconds, stillWaitingNs: Nanoseconds = 0): number {
    return nowNs > 0 ? ((this.waitedNs[service] as number) + stillWaitingNs) / nowNs : 0;
  }

  /** The newest closed windows of a series, oldest first, at most `limit`; empty while nothing has ever ended. */
  recent(series: Series, limit: number): WindowView[] {
    const from = Math.max(0, this.nextWindow - Math.min(limit, this.windowCount));
    const views: WindowView[] = [];
    for (let window = from; window < this.nextWindow; window++) {
      const view = series.window(window, this.windowNs);
      if (view !== undefined) views.push(view);
    }
    return views;
  }

  /** Closes the windows that have ended by `nowNs`: time passes also while nothing happens. */
  advanceTo(nowNs: Nanoseconds): void {
    if (nowNs < this.windowEndsNs) return;
    // After a whole ring of windows in which nothing happened, more of them change nothing.
    for (let closed = 0; nowNs >= this.windowEndsNs && closed <= this.windowCount; closed++) {
      for (const series of this.all) series.closeWindow(this.nextWindow);
      this.nextWindow++;
      this.windowEndsNs += this.windowNs;
    }
    if (nowNs < this.windowEndsNs) return;
    this.nextWindow = Math.floor(nowNs / this.windowNs);
    this.windowEndsNs = (this.nextWindow + 1) * this.windowNs;
  }

  /** The commonest facts are taken here, where the columns are at hand: that saves a quarter of the time. */
  fold(journal: Journal, from: number, to: number): void {
    const { mask, kinds, times, a, b, values } = journal;
    for (let row = from; row < to; row++) {
      const at = row & mask;
      if ((times[at] as number) >= this.windowEndsNs) this.advanceTo(times[at] as number);
      switch (kinds[at]) {
        case Fact.messageSent:
          count(this.messagesSent, b[at] as number);
          break;
        case Fact.callStarted:
          this.called(a[at] as number);
          break;
        case Fact.callEnded:
          this.end(this.links, journal.c[at] as number, journal, at);
          break;
        case Fact.handlerStarted:
          this.handlerStarted(journal, at);
          break;
        case Fact.handlerEnded:
          this.handlerEnded(journal, at);
          break;
        case Fact.workDone:
          add(this.workedNs, this.serviceOfInstance[b[at] as number] as number, values[at] as number);
          break;
        case Fact.workWaited:
          add(this.waitedNs, this.serviceOfInstance[b[at] as number] as number, values[at] as number);
          break;
        default:
          this.take(journal, at, kinds[at] as number);
      }
    }
  }

  private take(journal: Journal, at: number, kind: number): void {
    const a = journal.a[at] as number;
    const b = journal.b[at] as number;
    const c = journal.c[at] as number;
    const value = journal.values[at] as number;
    switch (kind) {
      case Fact.deliveryStarted:
        this.remote.called(a);
        this.spans++;
        return;
      case Fact.publishStarted:
      case Fact.storeCallStarted:
        this.spans++;
        return;
      case Fact.storeCallEnded:
        return this.end(this.stores, c, journal, at);
      case Fact.requestStarted:
        this.requests.started++;
        (this.requestsByOperation[b] as Series).started++;
        return;
      case Fact.requestEnded:
        this.requests.record(value, b !== Outcome.ok, isUnknown(b));
        return this.end(this.requestsByOperation, c, journal, at);
      case Fact.slotWaited:
        this.remote.called(a);
        return add(this.waitedNs, this.serviceOfInstance[b] as number, value);
      case Fact.lockWaited:
      case Fact.tableWaited:
        return add(this.lockWaitedNs, this.storeOfTable[c] as number, value);
      case Fact.transactionCommitted:
        return count(this.commits, c);
      case Fact.transactionRolledBack:
        return count(this.rollbacks, c);
      case Fact.messageLost:
        return count(this.messagesLost, b);
      case Fact.turnedAway:
        return count(this.turnedAway, this.serviceOfInstance[b] as number);
      case Fact.parameterChanged:
        if (CHANGEABLE[journal.a[at] as number]?.name !== 'cpus') return;
        return this.cpusChanged(b, journal.values[at] as number, journal.times[at] as number);
    }
  }

  private called(span: number): void {
    this.calls++;
    this.remoteCalls++;
    this.spans++;
    this.remote.called(span);
  }

  private handlerStarted(journal: Journal, at: number): void {
    this.spans++;
    (this.operations[journal.c[at] as number] as Series).started++;
    if (this.remote.began(journal.a[at] as number, journal.b[at] as number)) {
      const instance = instanceOf(journal.values[at] as number);
      (this.services[this.serviceOfInstance[instance] as number] as Series).started++;
    } else {
      this.calls++;
    }
  }

  private handlerEnded(journal: Journal, at: number): void {
    const operation = journal.c[at] as number;
    this.end(this.operations, operation, journal, at);
    if (!this.remote.ended(journal.a[at] as number)) return;
    this.end(this.services, this.serviceOfOperation[operation] as number, journal, at);
  }

  private end(series: readonly Series[], index: number, journal: Journal, at: number): void {
    const outcome = journal.b[at] as number;
    (series[index] as Series).record(
      journal.values[at] as number,
      outcome !== Outcome.ok,
      isUnknown(outcome),
    );
  }
}

/** CPUs as servers, over all instances: a fraction of a CPU is one server that works more slowly, as in the processor. */
function serversOf(service: ServicePlan): number {
  const { cpus } = service.parameters;
  return service.instances * serversIn(typeof cpus === 'number' ? cpus : 1);
}

function serversIn(cpus: number): number {
  return Math.max(1, Math.ceil(cpus));
}
