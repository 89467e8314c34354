/** The newest spans of a run, as the canvas needs them: who called whom, from where, over which link. Old ones are forgotten. */

const CAPACITY = 1 << 16;
const MASK = CAPACITY - 1;

export const SpanSort = { none: 0, client: 1, server: 2, statement: 3 } as const;
export type SpanSort = (typeof SpanSort)[keyof typeof SpanSort];

/** Spans by number; each takes the place of one that is 65,536 older. Reads of a place are `as number`: it is masked. */
export class Spans {
  readonly sorts = new Uint8Array(CAPACITY);
  /** Span on whose behalf it was made; 0 = none. */
  readonly parents = new Int32Array(CAPACITY);
  /** Operation (of a call or a handler) or table (of a statement). */
  readonly whats = new Int32Array(CAPACITY);
  readonly requests = new Int32Array(CAPACITY);
  /** Instance that calls (client spans, statements) or handles (server spans). */
  readonly instances = new Int32Array(CAPACITY);
  /** Link that its messages use; -1 = none yet. */
  readonly links = new Int32Array(CAPACITY);
  readonly attempts = new Uint8Array(CAPACITY);
  /** What the callee answered (`Outcome`); -1 = nothing yet. */
  readonly answers = new Int8Array(CAPACITY);
  /** 1 = the caller waits no longer. */
  readonly closed = new Uint8Array(CAPACITY);
  private readonly numbers = new Int32Array(CAPACITY);

  begin(
    span: number,
    sort: SpanSort,
    parent: number,
    what: number,
    request: number,
    instance: number,
  ): number {
    const place = span & MASK;
    this.numbers[place] = span;
    this.sorts[place] = sort;
    this.parents[place] = parent;
    this.whats[place] = what;
    this.requests[place] = request;
    this.instances[place] = instance;
    this.links[place] = -1;
    this.attempts[place] = 0;
    this.answers[place] = -1;
    this.closed[place] = 0;
    return place;
  }

  /** Where a span is kept; -1 = unknown or forgotten. */
  find(span: number): number {
    return span !== 0 && this.numbers[span & MASK] === span ? span & MASK : -1;
  }

  clear(): void {
    this.numbers.fill(0);
  }
}
