/** Transactions as brackets: which are open, how the newest one ended, and which links were called over while one was open. */
import type { Spans } from './spans';

/** How long a bracket is seen after its transaction's end, ms. */
export const BRACKET_STAYS_MS = 1400;

export interface BracketState {
  /** Transactions that are open. */
  open: number;
  /** How the newest one ended: not yet, kept, or rolled back. */
  end: 'none' | 'committed' | 'rolledBack';
  endedMs: number;
}

/** Open transactions that are remembered; a run that is too fast to follow may leave some without an end. */
const MOST_OPEN = 20_000;

export class Transactions {
  /** By the operation that begins them. */
  readonly brackets = new Map<number, BracketState>();
  /** Links called over by a handler whose transaction was open, by operation. */
  readonly called = new Map<number, Set<number>>();
  /** Operation and handler of each open transaction. */
  private readonly open = new Map<number, { readonly operation: number; readonly span: number }>();
  private readonly openSpans = new Map<number, number>();

  constructor(private readonly spans: Spans) {}

  began(transaction: number, span: number): void {
    const place = this.spans.find(span);
    if (place < 0) return;
    if (this.open.size >= MOST_OPEN) this.forget();
    const operation = this.spans.whats[place] ?? 0;
    this.open.set(transaction, { operation, span });
    this.openSpans.set(span, operation);
    this.bracket(operation).open++;
  }

  ended(transaction: number, end: 'committed' | 'rolledBack', clockMs: number): void {
    const known = this.open.get(transaction);
    if (known === undefined) return;
    this.open.delete(transaction);
    this.openSpans.delete(known.span);
    const bracket = this.bracket(known.operation);
    bracket.open = Math.max(0, bracket.open - 1);
    bracket.end = end;
    bracket.endedMs = clockMs;
  }

  /** A handler calls over a link. Returns true when that is news about a transaction of its. */
  calledOver(span: number, link: number): boolean {
    const operation = this.openSpans.get(span);
    if (operation === undefined) return false;
    const links = this.called.get(operation) ?? new Set();
    this.called.set(operation, links);
    if (links.has(link)) return false;
    links.add(link);
    return true;
  }

  /** Rows are missing: what is open is not known any more. */
  forget(): void {
    this.open.clear();
    this.openSpans.clear();
    for (const bracket of this.brackets.values()) bracket.open = 0;
  }

  private bracket(operation: number): BracketState {
    const known = this.brackets.get(operation);
    if (known !== undefined) return known;
    const fresh: BracketState = { open: 0, end: 'none', endedMs: -Infinity };
    this.brackets.set(operation, fresh);
    return fresh;
  }
}
