/**
 * Time-outs of one length, for many calls: as they all last equally long they end in the order in which they began, so a
 * ring serves where the event queue would have to sort. Nearly all of them are never needed; only the oldest one that still
 * is has an event pending.
 */
import type { EventTarget } from '../kernel/event-queue';
import type { Kernel } from '../kernel/kernel';

/** What a deadline ends. */
export interface Limited {
  /** The deadline has come. */
  timeOut(): void;
}

export class Deadlines implements EventTarget {
  private head = 0;
  private next = 0;
  private mask = 63;
  private limited: (Limited | undefined)[] = new Array<Limited | undefined>(64).fill(undefined);
  private times = new Float64Array(64);
  private isPending = false;

  /** Each lasts `afterNs`. */
  constructor(
    private readonly kernel: Kernel,
    readonly afterNs: number,
  ) {}

  /** Starts a deadline and returns its number, by which it can be released. */
  add(limited: Limited): number {
    if (this.next - this.head > this.mask) this.grow();
    const number = this.next++;
    this.limited[number & this.mask] = limited;
    this.times[number & this.mask] = this.kernel.nowNs + this.afterNs;
    if (!this.isPending) this.wait(this.afterNs);
    return number;
  }

  /** Forgets a deadline that is needed no more. */
  release(number: number): void {
    if (number >= this.head) this.limited[number & this.mask] = undefined;
  }

  /** The oldest deadline may have come. */
  fire(): void {
    this.isPending = false;
    const { nowNs } = this.kernel;
    for (; this.head < this.next; this.head++) {
      const index = this.head & this.mask;
      const limited = this.limited[index];
      if (limited === undefined) continue;
      const time = this.times[index] as number; // masked
      if (time > nowNs) return this.wait(time - nowNs);
      this.limited[index] = undefined;
      limited.timeOut();
    }
  }

  private wait(ns: number): void {
    this.isPending = true;
    this.kernel.schedule(ns, this, 0);
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
