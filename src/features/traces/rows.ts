/** The spans of a trace as rows of a tree that can be folded. */
import type { SpanView } from '../../../simulator';

export interface SpanRow {
  /** Index in `TraceView.spans`. */
  readonly index: number;
  readonly span: SpanView;
  readonly hasChildren: boolean;
  readonly isFolded: boolean;
}

/** The rows to be shown: spans come depth first, so what is folded is a stretch that is left out. */
export function rowsOf(spans: readonly SpanView[], folded: ReadonlySet<number>): SpanRow[] {
  const rows: SpanRow[] = [];
  let hiddenBelow = Infinity;
  spans.forEach((span, index) => {
    if (span.depth > hiddenBelow) return;
    const isFolded = folded.has(span.number);
    hiddenBelow = isFolded ? span.depth : Infinity;
    rows.push({ index, span, hasChildren: (spans[index + 1]?.depth ?? 0) > span.depth, isFolded });
  });
  return rows;
}

/** What a key does in the tree: where it leads, or what it folds or unfolds. */
export type TreeMove =
  { readonly kind: 'go'; readonly row: number } | { readonly kind: 'fold' | 'unfold'; readonly span: number };

/** What a key does on a row, as in any tree; undefined when it does nothing. `page`: rows in sight. */
export function treeMove(
  rows: readonly SpanRow[],
  at: number,
  key: string,
  page: number,
): TreeMove | undefined {
  const row = rows[at];
  const last = rows.length - 1;
  if (row === undefined) return undefined;
  const go = (to: number): TreeMove => ({ kind: 'go', row: Math.min(last, Math.max(0, to)) });
  switch (key) {
    case 'ArrowDown':
      return go(at + 1);
    case 'ArrowUp':
      return go(at - 1);
    case 'PageDown':
      return go(at + page);
    case 'PageUp':
      return go(at - page);
    case 'Home':
      return go(0);
    case 'End':
      return go(last);
    case 'ArrowRight':
      if (!row.hasChildren) return undefined;
      return row.isFolded ? { kind: 'unfold', span: row.span.number } : go(at + 1);
    case 'ArrowLeft': {
      if (row.hasChildren && !row.isFolded) return { kind: 'fold', span: row.span.number };
      const parent = rows.findIndex(({ index }) => index === row.span.parent);
      return parent < 0 ? undefined : go(parent);
    }
    default:
      return undefined;
  }
}
