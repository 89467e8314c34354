/**
 * Servers in the sense of queueing theory: `count` equal ones with one queue before them, first come, first served. They
 * stand for CPUs, and for the one thread of a cache. Jobs are pooled, so that serving allocates nothing.
 */
import type { EventTarget, TimerId } from '../kernel/event-queue';
import type { Kernel } from '../kernel/kernel';
import { Fifo } from './fifo';

/** Who has work done. Called once for each `submit`, unless the servers were cleared meanwhile. */
export interface Served {
  /** Row of the last fact about what is served now: why the next in line waited. */
  readonly row: number;
  /** `before` is the row of what was served before it, when it waited for that. */
  served(tag: number, waitedNs: number, workedNs: number, before: number): void;
}

const NOBODY: Served = { row: -1, served: () => undefined };

/** One piece of work, waiting or being done; used for another afterwards. */
class Job implements EventTarget {
  customer: Served = NOBODY;
  tag = 0;
  arrivedNs = 0;
  waitedNs = 0;
  workedNs = 0;
  endsNs = 0;
  /** Row of what was served before it. */
  before = -1;
  /** What is left of it while its server is paused. */
  remainingNs = 0;
  timer: TimerId = 0;
  /** Where it stands among those being served. */
  place = 0;
  constructor(private readonly servers: Servers) {}

  fire(): void {
    this.servers.finished(this);
  }
}

export class Servers {
  private readonly waiting = new Fifo<Job>();
  private readonly active: Job[] = [];
  private readonly pool: Job[] = [];
  private paused = false;

  /** `speed`: work done in a unit of time; at 0.5 everything takes twice as long. */
  constructor(
    private readonly kernel: Kernel,
    private readonly count: number,
    private readonly speed = 1,
  ) {}

  /** Jobs being served. */
  get busy(): number {
    return this.active.length;
  }

  /** Jobs that wait for a server. */
  get queued(): number {
    return this.waiting.length;
  }

  /** Has `ns` of work done; `customer.served(tag, …)` is called when it is. */
  submit(customer: Served, tag: number, ns: number): void {
    const job = this.pool.pop() ?? new Job(this);
    job.customer = customer;
    job.tag = tag;
    job.workedNs = Math.round(ns / this.speed);
    job.arrivedNs = this.kernel.nowNs;
    if (this.active.length < this.count && !this.paused) this.start(job, -1);
    else this.waiting.push(job);
  }

  /** Forgets everything, the jobs being served too, and tells nobody: the process died. */
  clear(): void {
    this.paused = false;
    for (const job of this.active) {
      this.kernel.cancel(job.timer);
      this.recycle(job);
    }
    this.active.length = 0;
    for (const job of this.waiting.takeAll()) this.recycle(job);
  }

  /** Stops all work where it stands. */
  pause(): void {
    if (this.paused) return;
    this.paused = true;
    for (const job of this.active) {
      this.kernel.cancel(job.timer);
      job.remainingNs = job.endsNs - this.kernel.nowNs;
    }
  }

  /** Goes on where `pause` stopped. */
  resume(): void {
    if (!this.paused) return;
    this.paused = false;
    for (const job of this.active) this.schedule(job, job.remainingNs);
    while (this.active.length < this.count && this.waiting.length > 0) this.startNext(-1);
  }

  /** For its jobs: one is done. The next in line starts before anybody is told, so that nobody can overtake it. */
  finished(job: Job): void {
    const { customer, tag, waitedNs, workedNs, place, before } = job;
    const last = this.active.pop() as Job; // the job itself is in there
    if (last !== job) {
      this.active[place] = last;
      last.place = place;
    }
    this.recycle(job);
    if (this.waiting.length > 0) this.startNext(customer.row);
    customer.served(tag, waitedNs, workedNs, before);
  }

  private startNext(before: number): void {
    const next = this.waiting.shift();
    if (next !== undefined) this.start(next, before);
  }

  private start(job: Job, before: number): void {
    job.before = before;
    job.waitedNs = this.kernel.nowNs - job.arrivedNs;
    job.place = this.active.length;
    this.active.push(job);
    this.schedule(job, job.workedNs);
  }

  private schedule(job: Job, ns: number): void {
    job.endsNs = this.kernel.nowNs + ns;
    job.timer = this.kernel.schedule(ns, job, 0);
  }

  private recycle(job: Job): void {
    job.customer = NOBODY;
    this.pool.push(job);
  }
}
