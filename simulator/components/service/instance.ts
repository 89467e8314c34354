/**
 * One process of a service. A call that comes in takes one of its slots for as long as its handler lives, waiting on others
 * included, or waits in a bounded queue; so exhaustion and cascades come out by themselves. A crash takes everything with
 * it: handlers, module state, memory, connections.
 */
import type { TimerId } from '../../kernel/event-queue';
import { FULFILLED, type Job, type Settlement } from '../../kernel/job-queue';
import type { Kernel } from '../../kernel/kernel';
import type { GuestGenerator } from '../../kernel/task';
import { Outcome } from '../../model/failures';
import { CallError, type Call, type Endpoint } from '../../network';
import { DownReason, Fact, Wait } from '../../telemetry/facts';
import type { Numbering } from '../../telemetry/numbering';
import { Fifo } from '../fifo';
import { nextLife, type LifeEvent, type LifeState } from '../life';
import type { Operation, OperationRule } from '../operation';
import type { StoreClientProcess } from '../store';
import type { LifeListener, Probe, ServiceInstance } from '../world';
import { Invocation } from './invocation';
import { Liveness } from './liveness';
import { Probes } from './probes';
import { Processor } from './processor';
import type { Service } from './service';

/** Starts a handler of this instance: makes its generator. */
export type Handler = (args: unknown) => GuestGenerator;

/** One life of the process. */
class Incarnation implements StoreClientProcess {
  alive = true;
  constructor(readonly instanceNumber: number) {}
}

/** Invocations that may live at once in one process. */
const MAX_LIVE = 1_000_000;

export class Instance implements Endpoint, ServiceInstance {
  /** Whether its port is open: calls that arrive are taken. */
  listening = false;
  state: LifeState = 'gone';
  hungBy = 0;
  readonly lifeListeners: LifeListener[] = [];
  isPublished = true;
  /** Versions of its modules, as they were when it started; see `Service.versions`. */
  private loaded: ReadonlyMap<number, number> = new Map();
  /** Slots that are taken. */
  running = 0;
  memoryBytes = 0;
  process: StoreClientProcess;
  readonly rules: OperationRule[] = [];
  readonly processor: Processor;
  readonly kernel: Kernel;
  readonly numbering: Numbering;
  private incarnation: Incarnation;
  private live: Invocation[] = [];
  /** Who has held a slot for longest, once somebody has asked. */
  private longest: Invocation | undefined = undefined;
  private readonly queue = new Fifo<Call>();
  private handlers: readonly (Handler | undefined)[] = [];
  deaths = 0;
  downRow = -1;
  private downSinceNs = 0;
  /** Row with which a slot was handed on last: its new holder's, before its handler begins. */
  private handedRow = -1;
  /** The next step of its life that time brings: back again, loaded, or closed. */
  private lifeTimer: TimerId = 0;
  private graceTimer: TimerId = 0;
  /** It drains, and its port is closed: it goes when nothing is under way any more. */
  private closing = false;
  /** It stays down once it has drained, until somebody starts it. */
  private held = false;
  private drainRow = -1;
  private drainFault = -1;
  readonly probes = new Probes(this);
  private readonly liveness: Liveness;
  private admission: Admission;

  constructor(
    readonly service: Service,
    readonly index: number,
    readonly instanceNumber: number,
  ) {
    this.kernel = service.kernel;
    this.numbering = service.numbering;
    this.processor = new Processor(service.kernel, service.parameters.cpus);
    this.liveness = new Liveness(this, service.phases(index));
    this.process = this.incarnation = new Incarnation(instanceNumber);
    this.admission = this.admissionTo(this.incarnation);
  }

  /** Calls that wait for a slot. */
  get queued(): number {
    return this.queue.length;
  }

  /** Whether a process runs, taking calls or not. */
  get up(): boolean {
    return this.state !== 'gone';
  }

  /** Brings the process up, with fresh module state: as every instance is when a run begins. */
  start(): void {
    this.process = this.incarnation = new Incarnation(this.instanceNumber);
    this.admission = this.admissionTo(this.incarnation);
    this.loaded = new Map(this.service.versions);
    this.handlers = this.service.startModules(this);
    this.listening = true;
    this.state = 'ready';
    this.service.connect(this, this.process);
    this.liveness.begin();
    this.memoryBytes = this.service.residentBytes;
    // One that cannot hold what it loads is killed at once; it must be there first.
    if (this.memoryBytes > this.service.parameters.memory)
      this.kernel.schedule(0, { fire: () => this.allocate(0, -1, -1) }, 0);
  }

  /** The version of a module that it runs, from 1; 0 = the one that a run begins with. */
  versionOf(module: number): number {
    return this.loaded.get(module) ?? 0;
  }

  /** The generator of a handler, begun on behalf of the invocation under way. */
  handler(operation: Operation, args: unknown): GuestGenerator {
    const handler = this.handlers[operation.index];
    if (handler === undefined) throw new CallError(Outcome.unknownOperation, operation.name);
    return handler(args);
  }

  receive(call: Call): void {
    const { concurrency, queue } = this.service.parameters;
    if (this.running < concurrency) {
      this.running++;
      return this.admit(call);
    }
    const { journal } = this.kernel;
    const { span, operation } = call;
    const holder = this.longestHolderRow();
    if (this.queued < queue || call.isPrefetched) {
      call.row = journal.append(Fact.waitBegan, span, Wait.slot, this.instanceNumber, this.queued, holder);
      this.queue.push(call);
      return;
    }
    const row = journal.append(Fact.turnedAway, span, this.instanceNumber, operation, this.queued, holder);
    call.reply(Outcome.overloaded, new CallError(Outcome.overloaded, call.operationName), row);
  }

  /** Handlers that have been here for `ns` or longer and wait for what nobody will bring them. Between two events only. */
  stuckFor(ns: number): Invocation[] {
    return this.live.filter((one) => one.isStuck && this.kernel.nowNs - one.arrivedNs >= ns);
  }

  /** Takes an invocation into the list of what dies with the process. */
  adopt(invocation: Invocation): void {
    if (this.live.length >= MAX_LIVE) this.service.tooManyTasks();
    invocation.place = this.live.length;
    this.live.push(invocation);
  }

  /** An invocation ended by itself; a slot is free if it held one. */
  left(invocation: Invocation, heldSlot: boolean): void {
    const last = this.live.pop() as Invocation; // at least this one is in it
    if (last !== invocation) {
      this.live[invocation.place] = last;
      last.place = invocation.place;
    }
    if (heldSlot) {
      this.running--;
      if (this.running < this.service.parameters.concurrency) this.admitNext(invocation.row);
    }
    // Its answer is still to be sent.
    if (this.closing && this.isIdle) this.kernel.defer({ fire: () => this.finish() }, 0);
  }

  crash(reason: DownReason, fault: number, cause: number, held = false): void {
    this.end('died', reason, fault, cause, held);
  }

  drain(fault: number, cause: number, held = false): void {
    if (this.state === 'starting') return this.end('stop', DownReason.stopped, fault, cause, held);
    this.stop('stop', fault, cause, held);
  }

  /** Whoever watches over it has found that it does not live, and restarts it. */
  replace(cause: number): void {
    this.stop('unhealthy', -1, cause, false);
  }

  private stop(event: 'stop' | 'unhealthy', fault: number, cause: number, held: boolean): void {
    if (!this.follow(event)) return;
    const { grace, preStop } = this.service.parameters;
    const { kernel, instanceNumber } = this;
    const why = event === 'unhealthy' ? 1 : 0;
    this.liveness.end();
    this.held = held;
    this.drainFault = fault;
    this.drainRow = kernel.journal.append(Fact.instanceDraining, instanceNumber, fault, why, grace, cause);
    this.graceTimer = kernel.schedule(grace, { fire: () => this.kill() }, 0);
    this.tellLife(event, this.drainRow);
    if (preStop > 0) this.lifeTimer = kernel.schedule(preStop, { fire: () => this.close() }, 0);
    else this.close();
  }

  restart(cause: number): void {
    if (this.state === 'draining') this.held = false;
    if (!this.follow('start')) return;
    const { kernel, instanceNumber } = this;
    kernel.cancel(this.lifeTimer);
    const { startup } = this.service.parameters;
    if (startup === 0) {
      const row = this.started(cause);
      this.tellLife('start', row);
      return this.tellLife('started', row);
    }
    const row = kernel.journal.append(Fact.instanceStarting, instanceNumber, 0, 0, startup, cause);
    this.lifeTimer = kernel.schedule(startup, { fire: () => this.tellLife('started', this.started(row)) }, 0);
    this.tellLife('start', row);
  }

  hang(by: 1 | -1, cause: number): void {
    this.hungBy += by;
    for (const listener of this.lifeListeners) listener.hung(this, cause);
  }

  takeProbe(probe: Probe): void {
    this.probes.receive(probe);
  }

  allocate(bytes: number, fault: number, cause: number): void {
    this.memoryBytes = Math.max(0, this.memoryBytes + bytes);
    if (this.memoryBytes > this.service.parameters.memory) this.crash(DownReason.outOfMemory, fault, cause);
  }

  /** The service's parameters have changed: takes up what may run now; dies when it holds more memory than it may. */
  adapt(cause: number): void {
    const { cpus, concurrency } = this.service.parameters;
    this.processor.resize(cpus, cause);
    while (this.up && this.queued > 0 && this.running < concurrency) this.admitNext(cause);
    if (this.up) this.allocate(0, -1, cause);
    if (this.state === 'ready') this.liveness.begin();
  }

  private get isIdle(): boolean {
    return this.running === 0 && this.queued === 0 && this.live.length === 0;
  }

  /** Passes to the state that an event leads to; false when it means nothing in this one. */
  private follow(event: LifeEvent): boolean {
    const next = nextLife(this.state, event);
    if (next !== undefined) this.state = next;
    return next !== undefined;
  }

  private tellLife(event: LifeEvent, row: number): void {
    for (const listener of this.lifeListeners) listener.lived(this, event, row);
  }

  /** It has loaded; returns the row that says so. */
  private started(cause: number): number {
    const { kernel, instanceNumber } = this;
    const downNs = kernel.nowNs - this.downSinceNs;
    const row = kernel.journal.append(Fact.instanceUp, instanceNumber, 0, 0, downNs, cause);
    this.start();
    return row;
  }

  /** It closes its port; what has come in already is still done. */
  private close(): void {
    const { journal } = this.kernel;
    const left = this.live.length + this.queued;
    this.drainRow = journal.append(Fact.instanceClosed, this.instanceNumber, left, 0, 0, this.drainRow);
    this.downRow = this.drainRow;
    this.listening = false;
    this.closing = true;
    this.probes.refuse(this.drainRow);
    for (const listener of this.lifeListeners) listener.closed(this, this.drainRow);
    if (this.isIdle) this.finish();
  }

  private finish(): void {
    if (this.closing && this.isIdle) this.endDrain('finished', DownReason.stopped);
  }

  private kill(): void {
    this.endDrain('killed', DownReason.killed);
  }

  private endDrain(event: LifeEvent, reason: DownReason): void {
    this.end(event, reason, this.drainFault, this.drainRow, this.held);
  }

  /** The process ends, with everything in it. */
  private end(event: LifeEvent, reason: DownReason, fault: number, cause: number, held: boolean): void {
    if (!this.follow(event)) return;
    const { kernel, instanceNumber } = this;
    kernel.cancel(this.lifeTimer);
    kernel.cancel(this.graceTimer);
    this.liveness.end();
    this.listening = this.closing = false;
    this.deaths++;
    this.downSinceNs = kernel.nowNs;
    const row = kernel.journal.append(Fact.instanceDown, instanceNumber, reason, fault, 0, cause);
    this.downRow = row;
    this.incarnation.alive = false;
    const { live } = this;
    const waiting = this.queue.takeAll();
    this.live = [];
    this.running = this.memoryBytes = 0;
    this.processor.clear();
    for (const invocation of live) if (invocation.alive) invocation.die(row);
    for (const call of waiting) call.reset(row);
    this.probes.refuse(row);
    this.service.disconnect(this.process);
    this.tellLife(event, row);
    const { restartNs } = this.service;
    if (restartNs > 0 && !held)
      this.lifeTimer = kernel.schedule(restartNs, { fire: () => this.restart(row) }, 0);
  }

  private admissionTo(process: StoreClientProcess): Admission {
    return new Admission(
      process,
      (call) => this.admit(call),
      (call) => call.reset(this.downRow),
    );
  }

  /** Last row of the handler that has held a slot for longest: why there is none to be had. */
  private longestHolderRow(): number {
    // Whoever is the longest stays it until he leaves: looked for once for each, not once for each call that waits.
    if (this.longest?.alive !== true) {
      this.longest = undefined;
      for (const one of this.live)
        if (one.holdsSlot && (this.longest === undefined || one.span < this.longest.span)) this.longest = one;
    }
    return this.longest?.row ?? this.handedRow;
  }

  /** Begins a call's handler, in a slot that was taken for it. */
  private admit(call: Call): void {
    const operation = this.service.operation(call.operation);
    const { args, request, span, row, arrivedNs } = call;
    const invocation = new Invocation(
      this,
      operation,
      args,
      request,
      span,
      undefined,
      call,
      undefined,
      arrivedNs,
      row,
    );
    this.adopt(invocation);
    invocation.run(FULFILLED, undefined);
  }

  /** The slot of what ended with the row `cause` is the next one's. */
  private admitNext(cause: number): void {
    const call = this.queue.shift();
    if (call === undefined) return this.probes.take();
    this.running++;
    const { journal, nowNs, jobs } = this.kernel;
    const waited = nowNs - call.arrivedNs;
    call.row = journal.append(Fact.slotWaited, call.span, this.instanceNumber, call.operation, waited, cause);
    this.handedRow = call.row;
    jobs.push(this.admission, FULFILLED, call);
  }
}

/** The slot is handed to the next in line through the job queue; the process, and the slot, may be gone by then. */
class Admission implements Job {
  constructor(
    private readonly process: StoreClientProcess,
    private readonly admit: (call: Call) => void,
    private readonly reset: (call: Call) => void,
  ) {}

  run(_state: Settlement, value: unknown): void {
    const call = value as Call; // what admitNext pushed
    if (this.process.alive) this.admit(call);
    else this.reset(call);
  }
}
