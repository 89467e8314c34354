/**
 * The pending events, ordered by (time, sequence): a 4-ary heap over typed arrays, so that a push or a pop touches few
 * cache lines and allocates nothing. Cancelling is lazy: the slot is emptied at once and the heap entry goes when it comes
 * up, or when cancelled entries outnumber live ones, whichever is first.
 */

/** What happens when an event's time comes. One object may serve several kinds of event; `tag` tells them apart. */
export interface EventTarget {
  fire(tag: number): void;
}

/** Names a scheduled event, so that it can be cancelled; 0 names none. */
export type TimerId = number;

const SLOT_BITS = 22;
const SLOT_MASK = (1 << SLOT_BITS) - 1;
const SLOT_SPAN = 1 << SLOT_BITS;
/** Pending events (cancelled ones that are still in the heap included) that a run may hold. */
export const MAX_PENDING = SLOT_MASK;

const NO_TARGET: EventTarget = { fire: () => undefined };

export class EventQueue {
  /** Events scheduled and not yet fired or cancelled. */
  live = 0;
  private size = 0;
  private capacity = 1024;
  private times = new Float64Array(this.capacity);
  private sequences = new Float64Array(this.capacity);
  private slots = new Int32Array(this.capacity);
  private readonly targets: EventTarget[] = [];
  private readonly tags: number[] = [];
  private readonly generations: number[] = [];
  private readonly free: number[] = [];
  /** The target and tag of the event that `pop` took. */
  poppedTarget: EventTarget = NO_TARGET;
  poppedTag = 0;

  /** Adds an event and returns its name. Returns 0 when the queue is full: the caller ends the run. */
  push(time: number, sequence: number, target: EventTarget, tag: number): TimerId {
    let slot: number;
    if (this.free.length > 0) {
      slot = this.free.pop() as number; // length was checked
      this.targets[slot] = target;
      this.tags[slot] = tag;
    } else {
      slot = this.targets.length;
      if (slot >= MAX_PENDING) return 0;
      this.targets.push(target);
      this.tags.push(tag);
      this.generations.push(1);
    }
    if (this.size === this.capacity) this.grow();
    this.siftUp(this.size++, time, sequence, slot);
    this.live++;
    return (this.generations[slot] as number) * SLOT_SPAN + slot; // slot is in range
  }

  /** Forgets an event; one that has fired or been cancelled already is left alone. Returns whether it was pending. */
  cancel(id: TimerId): boolean {
    const slot = id & SLOT_MASK;
    if (id === 0 || this.generations[slot] !== (id - slot) / SLOT_SPAN) return false;
    if (this.targets[slot] === NO_TARGET) return false;
    this.targets[slot] = NO_TARGET;
    this.live--;
    if (this.size - this.live > 1024 && this.size > 2 * this.live) this.compact();
    return true;
  }

  /** Time of the next event, or Infinity. */
  nextTime(): number {
    while (this.size > 0) {
      if (this.targets[this.slots[0] as number] !== NO_TARGET) return this.times[0] as number; // size > 0
      this.removeTop();
    }
    return Infinity;
  }

  /** Sequence of the next event; call only after `nextTime` returned a finite time. */
  nextSequence(): number {
    return this.sequences[0] as number; // size > 0 by contract
  }

  /** Takes the next event into `poppedTarget` and `poppedTag`; call only after `nextTime` returned a finite time. */
  pop(): void {
    const slot = this.slots[0] as number; // size > 0 by contract
    this.poppedTarget = this.targets[slot] as EventTarget;
    this.poppedTag = this.tags[slot] as number;
    this.live--;
    this.removeTop();
  }

  private removeTop(): void {
    this.release(this.slots[0] as number);
    const last = --this.size;
    if (last > 0) {
      this.siftDown(
        0,
        this.times[last] as number,
        this.sequences[last] as number,
        this.slots[last] as number,
      );
    }
  }

  private release(slot: number): void {
    this.targets[slot] = NO_TARGET;
    this.generations[slot] = (this.generations[slot] as number) + 1;
    this.free.push(slot);
  }

  private siftUp(index: number, time: number, sequence: number, slot: number): void {
    const { times, sequences, slots } = this;
    while (index > 0) {
      const parent = (index - 1) >> 2;
      const parentTime = times[parent] as number;
      if (parentTime < time || (parentTime === time && (sequences[parent] as number) < sequence)) break;
      times[index] = parentTime;
      sequences[index] = sequences[parent] as number;
      slots[index] = slots[parent] as number;
      index = parent;
    }
    times[index] = time;
    sequences[index] = sequence;
    slots[index] = slot;
  }

  private siftDown(index: number, time: number, sequence: number, slot: number): void {
    const { times, sequences, slots, size } = this;
    for (;;) {
      const first = 4 * index + 1;
      if (first >= size) break;
      let least = first;
      let leastTime = times[first] as number;
      const end = first + 4 < size ? first + 4 : size;
      for (let child = first + 1; child < end; child++) {
        const childTime = times[child] as number;
        if (
          childTime < leastTime ||
          (childTime === leastTime && (sequences[child] as number) < (sequences[least] as number))
        ) {
          least = child;
          leastTime = childTime;
        }
      }
      if (time < leastTime || (time === leastTime && sequence < (sequences[least] as number))) break;
      times[index] = leastTime;
      sequences[index] = sequences[least] as number;
      slots[index] = slots[least] as number;
      index = least;
    }
    times[index] = time;
    sequences[index] = sequence;
    slots[index] = slot;
  }

  /** Drops the cancelled entries and rebuilds the heap; the order of the rest is unchanged, for it is total. */
  private compact(): void {
    const { times, sequences, slots, targets } = this;
    let kept = 0;
    for (let index = 0; index < this.size; index++) {
      const slot = slots[index] as number;
      if (targets[slot] === NO_TARGET) {
        this.release(slot);
        continue;
      }
      times[kept] = times[index] as number;
      sequences[kept] = sequences[index] as number;
      slots[kept++] = slot;
    }
    this.size = kept;
    for (let index = (kept - 2) >> 2; index >= 0; index--) {
      this.siftDown(index, times[index] as number, sequences[index] as number, slots[index] as number);
    }
  }

  private grow(): void {
    this.capacity *= 2;
    const times = new Float64Array(this.capacity);
    times.set(this.times);
    this.times = times;
    const sequences = new Float64Array(this.capacity);
    sequences.set(this.sequences);
    this.sequences = sequences;
    const slots = new Int32Array(this.capacity);
    slots.set(this.slots);
    this.slots = slots;
  }
}
