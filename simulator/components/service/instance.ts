/**
 * One process of a service. A call that comes in takes one of its slots for as long as its handler lives, waiting on others
 * included, or waits in a bounded queue; so exhaustion and cascades come out by themselves. A crash takes everything with
 * it: handlers, module state, memory, connections.
 */
import type { EventTarget, TimerId } from '../../kernel/event-queue';
import { FULFILLED, type Job, type Settlement } from '../../kernel/job-queue';
import type { Kernel } from '../../kernel/kernel';
import type { GuestGenerator } from '../../kernel/task';
import { Outcome } from '../../model/failures';
import { CallError, type Call, type Endpoint } from '../../network';
import { DownReason, Fact, Wait } from '../../telemetry/facts';
import type { Numbering } from '../../telemetry/numbering';
import { Fifo } from '../fifo';
import type { Operation, OperationRule } from '../operation';
import type { StoreClientProcess } from '../store';
import type { ServiceInstance } from '../world';
import { Invocation } from './invocation';
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

export class Instance implements Endpoint, ServiceInstance, EventTarget {
  up = false;
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
  private readonly queue = new Fifo<Call>();
  private handlers: readonly (Handler | undefined)[] = [];
  deaths = 0;
  downRow = -1;
  private downSinceNs = 0;
  /** Row with which a slot was handed on last: its new holder's, before its handler begins. */
  private handedRow = -1;
  private restartTimer: TimerId = 0;
  private admission: Admission;

  constructor(
    readonly service: Service,
    readonly index: number,
    readonly instanceNumber: number,
  ) {
    this.kernel = service.kernel;
    this.numbering = service.numbering;
    this.processor = new Processor(service.kernel, service.parameters.cpus);
    this.process = this.incarnation = new Incarnation(instanceNumber);
    this.admission = this.admissionTo(this.incarnation);
  }

  /** Calls that wait for a slot. */
  get queued(): number {
    return this.queue.length;
  }

  /** Brings the process up, with fresh module state. */
  start(): void {
    this.process = this.incarnation = new Incarnation(this.instanceNumber);
    this.admission = this.admissionTo(this.incarnation);
    this.handlers = this.service.startModules(this);
    this.up = true;
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
    if (this.queued < queue) {
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
    if (!heldSlot) return;
    this.running--;
    if (this.running < this.service.parameters.concurrency) this.admitNext(invocation.row);
  }

  crash(reason: DownReason, fault: number, cause: number, held = false): void {
    if (!this.up) return;
    this.up = false;
    this.deaths++;
    this.downSinceNs = this.kernel.nowNs;
    const row = this.kernel.journal.append(Fact.instanceDown, this.instanceNumber, reason, fault, 0, cause);
    this.downRow = row;
    this.incarnation.alive = false;
    const { live } = this;
    const waiting = this.queue.takeAll();
    this.live = [];
    this.running = this.memoryBytes = 0;
    this.processor.clear();
    for (const invocation of live) if (invocation.alive) invocation.die(row);
    for (const call of waiting) call.reset(row);
    this.service.disconnect(this.process);
    const { restartNs } = this.service;
    if (restartNs > 0 && !held) this.restartTimer = this.kernel.schedule(restartNs, this, row);
  }

  /** The time to come back has come; `cause` is the row of the death. */
  fire(cause: number): void {
    this.restart(cause);
  }

  restart(cause: number): void {
    if (this.up) return;
    this.kernel.cancel(this.restartTimer);
    this.kernel.journal.append(
      Fact.instanceUp,
      this.instanceNumber,
      0,
      0,
      this.kernel.nowNs - this.downSinceNs,
      cause,
    );
    this.start();
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
    let longest: Invocation | undefined;
    for (const one of this.live)
      if (one.holdsSlot && (longest === undefined || one.span < longest.span)) longest = one;
    return longest?.row ?? this.handedRow;
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
    if (call === undefined) return;
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
