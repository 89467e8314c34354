/**
 * The CPUs of one process: so many servers, first come first served, each working at `speed`. A share below one CPU is one
 * server at that fraction of the speed; 2.5 CPUs are three servers at 5/6. What it leaves out: time slices, and the bursts
 * that a quota allows before it throttles.
 */
import type { EventTarget, TimerId } from '../../kernel/event-queue';
import { FULFILLED } from '../../kernel/job-queue';
import type { Kernel } from '../../kernel/kernel';
import { settle, type KernelPromise } from '../../kernel/promise';
import { Fact } from '../../telemetry/facts';
import { Fifo } from '../fifo';
import type { Invocation } from './invocation';

/** One piece of work; reused for another once it is done. */
class Work implements EventTarget {
  invocation: Invocation | undefined = undefined;
  promise: KernelPromise<unknown> | undefined = undefined;
  /** What it takes at full speed while it waits, and at the processor's speed once it has begun. */
  ns = 0;
  arrivedNs = 0;
  /** Row of what made it: the last of its handler's, or the touch of a fault that makes it longer. */
  row = -1;
  timer: TimerId = 0;
  constructor(private readonly processor: Processor) {}
  fire(): void {
    this.processor.finished(this);
  }
}

export class Processor {
  /** CPUs that work right now. */
  busy = 0;
  private servers = 1;
  private speed = 1;
  private readonly queue = new Fifo<Work>();
  private readonly idle: Work[] = [];
  private working: Work[] = [];

  /** `cpus`: how many CPUs' worth of work it does in a second, above 0. */
  constructor(
    private readonly kernel: Kernel,
    cpus: number,
  ) {
    this.resize(cpus, -1);
  }

  /** Gets so many CPUs; `cause` is the row that says so. What is being worked on keeps its pace, also when there are fewer CPUs than it takes. */
  resize(cpus: number, cause: number): void {
    this.servers = Math.max(1, Math.ceil(cpus));
    this.speed = cpus / this.servers;
    this.next(cause);
  }

  /** Work that waits for a CPU. */
  get waiting(): number {
    return this.queue.length;
  }

  /** Works `ns` (at full speed) for a handler and fulfils `promise` when that is done. */
  submit(invocation: Invocation, ns: number, promise: KernelPromise<unknown>): void {
    const work = this.idle.pop() ?? new Work(this);
    work.invocation = invocation;
    work.promise = promise;
    work.ns = invocation.stretch(ns);
    work.row = invocation.row;
    work.arrivedNs = this.kernel.nowNs;
    if (this.busy < this.servers) this.begin(work);
    else this.queue.push(work);
  }

  /** The process died: whatever it worked on is gone. */
  clear(): void {
    for (const work of this.working) this.kernel.cancel(work.timer);
    this.working = [];
    this.queue.takeAll();
    this.busy = 0;
  }

  /** For `Work`: its time has come. */
  finished(work: Work): void {
    const { invocation, promise } = work;
    this.busy--;
    const last = this.working.pop() as Work; // this one is in it
    if (last !== work) this.working[this.working.indexOf(work)] = last;
    if (invocation?.alive === true && promise !== undefined) {
      const { journal } = this.kernel;
      const { span, instanceNumber } = invocation;
      invocation.row = journal.append(Fact.workDone, span, instanceNumber, 0, work.ns, work.row);
      this.next(invocation.row);
      settle(promise, FULFILLED, undefined);
    } else {
      this.next(work.row);
    }
    work.invocation = undefined;
    work.promise = undefined;
    this.idle.push(work);
  }

  private begin(work: Work): void {
    this.busy++;
    this.working.push(work);
    work.ns = Math.min(Math.round(work.ns / this.speed), Number.MAX_SAFE_INTEGER);
    work.timer = this.kernel.schedule(work.ns, work, 0);
  }

  /** Begins what waits, as far as there are CPUs; `cause` is the row of what made one free. */
  private next(cause: number): void {
    while (this.busy < this.servers) {
      const work = this.queue.shift();
      if (work === undefined) return;
      const { invocation } = work;
      if (invocation === undefined || !invocation.alive) continue;
      const waited = this.kernel.nowNs - work.arrivedNs;
      const { journal } = this.kernel;
      journal.append(Fact.workWaited, invocation.span, invocation.instanceNumber, 0, waited, cause);
      this.begin(work);
    }
  }
}
