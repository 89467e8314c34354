/** A ledger's entries as lines with two cells: what is there, and what should be. */
import type { InvariantPlan } from '../../../simulator';
import type { LedgerView } from '../../shared/run';

type Entry = LedgerView['entries'][number];
type Row = Entry['left'][number];

export interface Cell {
  readonly rows: readonly Row[];
  /** Rows from this one on are too many. */
  readonly allowed: number;
  /** There should be something and is not. */
  readonly isMissing: boolean;
}

export interface Line {
  readonly key: string;
  readonly state: Entry['state'];
  readonly sinceNs: number | undefined;
  readonly request: number;
  readonly left: Cell;
  /** Undefined for a promise about one table. */
  readonly right: Cell | undefined;
}

/** What of an entry does not match its invariant's rule, if anything. */
export function lineOf(entry: Entry, rule: InvariantPlan['rule']): Line {
  const { key, state, sinceNs, request, left, right } = entry;
  const common = { key, state, sinceNs, request };
  if (rule === 'atMostOne')
    return { ...common, left: { rows: left, allowed: 1, isMissing: false }, right: undefined };
  // It is about amounts: which row would be missing, or too many, nobody can tell.
  if (rule === 'conserved') {
    const all = (rows: readonly Row[]): Cell => ({ rows, allowed: Infinity, isMissing: false });
    return { ...common, left: all(left), right: all(right) };
  }
  return {
    ...common,
    // If the right side is only allowed by the left one it may stand alone.
    left: {
      rows: left,
      allowed: Infinity,
      isMissing: (rule === 'iff' || rule === 'same') && left.length === 0 && right.length > 0,
    },
    right: { rows: right, allowed: Infinity, isMissing: right.length === 0 && left.length > 0 },
  };
}
