/**
 * Time-outs of one length, for many calls: as they all last equally long they end in the order in which they began, so a
 * ring serves where the event queue would have to sort. Nearly all of them are never needed.
 */
import type { EventTarget } from '../kernel/event-queue';
import type { Alarm, Kernel } from '../kernel/kernel';

/** What a deadline ends. */
export interface Limited {
  /** The deadline has come. */
  timeOut(): void;
}

class Ring {
  private head = 0;
  private next = 0;
  private mask = 63;
  private limited: (Limited | undefined)[] = new Array<Limited | undefined>(64).fill(undefined);
  private times = new Float64Array(64);

  /** Each lasts `afterNs`. */
  constructor(
    protected readonly kernel: Kernel,
    readonly afterNs: number,
  ) {}

  /** When the oldest that is still needed comes, ns; Infinity when none is. */
  get dueNs(): number {
    return this.head < this.next ? (this.times[this.head & this.mask] as number) : Infinity; // masked
  }

  /** Starts a deadline and returns its number, by which it can be released. */
  add(limited: Limited): number {
    if (this.next - this.head > this.mask) this.grow();
    const number = this.next++;
    this.limited[number & this.mask] = limited;
    this.times[number & this.mask] = this.kernel.nowNs + this.afterNs;
    return number;
  }

  /** Forgets a deadline that is needed no more. */
  release(number: number): void {
    if (number < this.head) return;
    this.limited[number & this.mask] = undefined;
    while (this.head < this.next && this.limited[this.head & this.mask] === undefined) this.head++;
  }

  /** Ends what is due. */
  protected endDue(): void {
    while (this.dueNs <= this.kernel.nowNs) {
      const limited = this.limited[this.head & this.mask];
      this.release(this.head);
      limited?.timeOut();
    }
  }

  private grow(): void {
    const size = (this.mask + 1) * 2;
    const limited = new Array<Limited | undefined>(size).fill(undefined);
    const times = new Float64Array(size);
    for (let number = this.head; number < this.next; number++) {
      limited[number & (size - 1)] = this.limited[number & this.mask];
      times[number & (size - 1)] = this.times[number & this.mask] as number; // masked
    }
    this.limited = limited;
    this.times = times;
    this.mask = size - 1;
  }
}

/** Deadlines that come now and then: one event is pending for all of them. */
export class Deadlines extends Ring implements EventTarget {
  private isPending = false;

  override add(limited: Limited): number {
    const number = super.add(limited);
    if (!this.isPending) this.wait(this.afterNs);
    return number;
  }

  /** The oldest deadline may have come. */
  fire(): void {
    this.isPending = false;
    this.endDue();
    if (this.dueNs < Infinity) this.wait(this.dueNs - this.kernel.nowNs);
  }

  private wait(ns: number): void {
    this.isPending = true;
    this.kernel.schedule(ns, this, 0);
  }
}

/** Deadlines that come only when something is broken: they cost no event before. */
export class RareDeadlines extends Ring implements Alarm {
  constructor(kernel: Kernel, afterNs: number) {
    super(kernel, afterNs);
    kernel.watch(this);
  }

  ring(): void {
    this.endDue();
  }
}
