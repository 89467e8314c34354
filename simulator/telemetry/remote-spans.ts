/**
 * Tells handlers that were called over a wire from those called inside their process, without keeping spans: the journal
 * says who a handler's parent is, not what it is.
 */

/** Spans between a call's sending and the start of its handler, or between a handler's start and its end. */
const CAPACITY = 1 << 17;
const MASK = CAPACITY - 1;

// Reads are `as number`: every index is masked, so it is in range.
export class RemoteSpans {
  /** Spans of remote calls, newest in each place. */
  private readonly calls = new Int32Array(CAPACITY);
  /** Server spans that are open; 0 = none. */
  private readonly serving = new Int32Array(CAPACITY);
  /** Open server spans that were pushed out of their place by younger ones. */
  private readonly pushedOut = new Set<number>();

  /** A remote call was sent, or was admitted after it had waited. */
  called(span: number): void {
    this.calls[span & MASK] = span;
  }

  /** A handler began; returns whether its parent is a remote call, or nobody. A call that is forgotten had not queued. */
  began(span: number, parent: number): boolean {
    if (parent !== 0 && this.calls[parent & MASK] !== parent) return false;
    const older = this.serving[span & MASK] as number;
    if (older !== 0) this.pushedOut.add(older);
    this.serving[span & MASK] = span;
    return true;
  }

  /** A handler ended; returns whether it was called over a wire. */
  ended(span: number): boolean {
    if (this.serving[span & MASK] === span) {
      this.serving[span & MASK] = 0;
      return true;
    }
    return this.pushedOut.size > 0 && this.pushedOut.delete(span);
  }
}
