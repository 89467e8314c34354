/** The newest gaps (broken promises), each with the request and the statement that broke it. Gaps are rare: objects will do. */
import type { Journal } from '../kernel/journal';
import { Fact } from './facts';

export interface RecordedGap {
  /** Index into the plan's invariants. */
  readonly invariant: number;
  /** Number of the key; `Numbering.words` has the word. */
  readonly key: number;
  /** 0 = no request's doing. */
  readonly request: number;
  /** Span of the statement whose commit left the invariant; 0 = not known. */
  readonly span: number;
  /** When the state left the invariant, and when that became a broken promise. */
  readonly sinceNs: number;
  readonly openedNs: number;
  closedNs: number | undefined;
}

/** Gaps that are kept. */
const CAPACITY = 1024;
/** Facts about a statement, its span in `a`: what was committed follows from one of these. */
const OF_STATEMENTS: ReadonlySet<number> = new Set([
  Fact.storeCallStarted,
  Fact.messageSent,
  Fact.connectionWaited,
  Fact.storeWaited,
  Fact.lockWaited,
  Fact.tableWaited,
  Fact.faultTouched,
]);
/** How far up the causes of a divergence its statement is looked for. */
const STEPS = 12;

export class GapBook {
  /** Oldest first. */
  readonly gaps: RecordedGap[] = [];
  /** Statement behind each divergence that is neither healed nor a gap yet. */
  private readonly suspects = new Map<number, number>();

  /** Gaps that a request left behind. */
  of(request: number): RecordedGap[] {
    return this.gaps.filter((gap) => gap.request === request);
  }

  diverged(journal: Journal, at: number): void {
    const span = statementBehind(journal, journal.causes[at] as number); // `at` is masked
    this.suspects.set(keyOf(journal, at), span);
  }

  healed(journal: Journal, at: number): void {
    this.suspects.delete(keyOf(journal, at));
  }

  /** Returns the span of the statement that is to blame, or 0. */
  opened(journal: Journal, at: number): number {
    const key = keyOf(journal, at);
    const span = this.suspects.get(key) ?? 0;
    this.suspects.delete(key);
    if (this.gaps.length >= CAPACITY) this.gaps.shift();
    this.gaps.push({
      invariant: journal.a[at] as number, // `at` is masked
      key: journal.b[at] as number,
      request: journal.c[at] as number,
      span,
      sinceNs: journal.values[at] as number,
      openedNs: journal.times[at] as number,
      closedNs: undefined,
    });
    return span;
  }

  closed(journal: Journal, at: number): void {
    const [invariant, key] = [journal.a[at], journal.b[at]];
    const gap = this.gaps.findLast(
      (one) => one.invariant === invariant && one.key === key && one.closedNs === undefined,
    );
    if (gap !== undefined) gap.closedNs = journal.times[at] as number; // `at` is masked
  }
}

function keyOf(journal: Journal, at: number): number {
  return (journal.a[at] as number) * 4294967296 + (journal.b[at] as number); // `at` is masked
}

/** Follows the causes of a row to the nearest statement; 0 when there is none or its rows are gone. */
function statementBehind(journal: Journal, row: number): number {
  let at = row;
  for (let step = 0; step < STEPS && at >= journal.oldest; step++) {
    const index = at & journal.mask;
    if (OF_STATEMENTS.has(journal.kinds[index] as number)) return journal.a[index] as number; // masked
    at = journal.causes[index] as number; // masked
  }
  return 0;
}
