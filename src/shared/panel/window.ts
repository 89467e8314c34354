/** Which rows of a long list are in sight. All rows are of one height. */

export interface RowWindow {
  /** The first row to be made, and one past the last. */
  readonly first: number;
  readonly end: number;
  /** Where the first one begins, px. */
  readonly offset: number;
  /** Height of all rows, px. */
  readonly total: number;
}

/** Rows made beyond what is in sight, each way, so that a quick scroll shows rows and not a gap. */
const BEYOND = 8;

/** The rows to be made when `height` px are in sight from `top` on. */
export function windowOf(top: number, height: number, rowHeight: number, count: number): RowWindow {
  const last = Math.max(0, count - 1);
  const first = Math.min(last, Math.max(0, Math.floor(top / rowHeight) - BEYOND));
  const end = Math.min(count, Math.ceil((top + height) / rowHeight) + BEYOND);
  return {
    first,
    end: Math.max(end, Math.min(count, first + 1)),
    offset: first * rowHeight,
    total: count * rowHeight,
  };
}

/** Where to scroll to, so that a row is wholly in sight; `top` when it is. */
export function scrollTo(row: number, top: number, height: number, rowHeight: number): number {
  const start = row * rowHeight;
  if (start < top) return start;
  return start + rowHeight > top + height ? start + rowHeight - height : top;
}
