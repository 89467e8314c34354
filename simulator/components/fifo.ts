/** A queue, first in, first out: a ring that grows and is used again, so that a busy queue allocates nothing. */
export class Fifo<Item extends object> {
  length = 0;
  private head = 0;
  private ring: (Item | undefined)[] = new Array<Item | undefined>(16).fill(undefined);

  push(item: Item): void {
    if (this.length === this.ring.length) this.grow();
    this.ring[(this.head + this.length++) & (this.ring.length - 1)] = item;
  }

  /** The oldest item, which stays; undefined when there is none. */
  get first(): Item | undefined {
    return this.length === 0 ? undefined : this.ring[this.head];
  }

  /** Takes the oldest item; undefined when there is none. */
  shift(): Item | undefined {
    if (this.length === 0) return undefined;
    const item = this.ring[this.head];
    this.ring[this.head] = undefined;
    this.head = (this.head + 1) & (this.ring.length - 1);
    this.length--;
    return item;
  }

  /** Takes every item that `unwanted` names out of the queue; the others keep their order. */
  remove(unwanted: (item: Item) => boolean): void {
    const all = this.takeAll();
    for (const item of all) if (!unwanted(item)) this.push(item);
  }

  /** Empties the queue; returns what was in it, oldest first. */
  takeAll(): Item[] {
    const all: Item[] = [];
    for (let item = this.shift(); item !== undefined; item = this.shift()) all.push(item);
    return all;
  }

  private grow(): void {
    const { ring, head, length } = this;
    this.ring = new Array<Item | undefined>(length * 2).fill(undefined);
    for (let i = 0; i < length; i++) this.ring[i] = ring[(head + i) & (length - 1)];
    this.head = 0;
  }
}
