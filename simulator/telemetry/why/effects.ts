/** From what a person points at, a request, a span or a broken promise, to the row that is explained. */
import { isUnknown, Outcome } from '../../model/failures';
import { Fact } from '../facts';
import type { KeptRows, Row } from './rows';
import type { RequestRows, SpanIndex, SpanRows } from './span-rows';
import { isRetry, type Trail, type Trails } from './trail';

/** What is asked about. */
export const WHAT = ['failed', 'unknown', 'slow', 'waiting', 'doubled', 'broken', 'happened'] as const;
export type What = (typeof WHAT)[number];

export interface Explained {
  readonly what: What;
  readonly trail: Trail;
}

export class Effects {
  constructor(
    private readonly rows: KeptRows,
    private readonly index: SpanIndex,
    private readonly trails: Trails,
    private readonly nowNs: number,
  ) {}

  request(number: number): Explained | undefined {
    const request = this.index.request(number);
    if (request === undefined) return undefined;
    const { end } = request;
    if (end === undefined) return { what: 'waiting', trail: this.trails.ofTimeOf(request, this.nowNs) };
    if (end.b !== Outcome.ok) return { what: failing(end.b), trail: this.trails.of(end) };
    return { what: 'slow', trail: this.slow(request, end) };
  }

  span(number: number): Explained | undefined {
    const span = this.index.span(number);
    if (span === undefined) return undefined;
    const { start, end } = span;
    if (end === undefined) return { what: 'waiting', trail: this.trails.ofTimeIn(start, span, this.nowNs) };
    if (end.b !== Outcome.ok) return { what: failing(end.b), trail: this.trails.of(end) };
    const retry = this.retryAbove(number);
    if (retry !== undefined) return { what: 'doubled', trail: this.trails.of(retry) };
    return { what: 'slow', trail: this.trails.of(end) };
  }

  /** A row: a line of the log, a gap that opened, a call to an endpoint that did not serve. */
  row(number: number): Explained | undefined {
    const row = this.rows.at(number);
    if (row === undefined) return undefined;
    if (row.kind === Fact.requestEnded) return this.request(row.a);
    if (row.kind === Fact.gapOpened) return this.gap(row);
    return { what: 'happened', trail: this.trails.of(row) };
  }

  /**
   * A promise is broken because what was done was done twice; because the request that had begun to change things did not
   * finish; or because it had not yet.
   */
  gap(opened: Row): Explained {
    const retry = this.retryAbove(this.statementBehind(this.index.divergence(opened.a, opened.b)));
    const because = (trail: Trail): Explained => ({
      what: 'broken',
      trail: { row: opened, because: trail, root: trail.root, whole: trail.whole },
    });
    if (retry !== undefined) return because(this.trails.of(retry));
    const request = this.index.request(opened.c);
    if (request === undefined) return { what: 'broken', trail: this.trails.of(opened) };
    const { end } = request;
    if (end !== undefined && end.b !== Outcome.ok) return because(this.trails.of(end));
    const failed = this.lastFailure(request.calls, opened.number);
    if (failed !== undefined) return because(this.trails.of(failed));
    return because(this.trails.ofTimeOf(request, opened.timeNs));
  }

  private slow(request: RequestRows, end: Row): Trail {
    const trail = this.trails.ofTimeOf(request, end.timeNs);
    return { ...trail, row: end };
  }

  /** Span of the statement by which state left an invariant; 0 = not known any more. */
  private statementBehind(diverged: Row | undefined): number {
    let at = diverged;
    while (at !== undefined && this.index.spanOf(at) === 0) at = this.rows.at(at.cause);
    return at === undefined ? 0 : this.index.spanOf(at);
  }

  /** The start of the repeated call or delivery that a span is part of. */
  private retryAbove(span: number): Row | undefined {
    for (let at = this.index.span(span); at !== undefined; at = this.index.span(at.start.b))
      if (isRetry(at.start)) return at.start;
    return undefined;
  }

  /** The failure that was known last, of these calls and all below them, before the row `before`. */
  private lastFailure(spans: readonly SpanRows[], before: number): Row | undefined {
    let last: Row | undefined;
    for (const { end, children } of spans) {
      const own = end !== undefined && end.b !== Outcome.ok && end.number < before ? end : undefined;
      for (const failed of [own, this.lastFailure(children, before)])
        if (failed !== undefined && failed.number > (last?.number ?? -1)) last = failed;
    }
    return last;
  }
}

function failing(outcome: number): What {
  return isUnknown(outcome) ? 'unknown' : 'failed';
}
