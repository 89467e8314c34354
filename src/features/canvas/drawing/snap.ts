/** Letting boxes catch on the lines of others while they are moved. */
import type { Rect } from '../../../shared/scene';

export interface Caught {
  /** What is added to the move. */
  readonly dx: number;
  readonly dy: number;
  /** The upright and the level line that it caught on; undefined: none. */
  readonly x: number | undefined;
  readonly y: number | undefined;
}

/** How a rectangle catches on others, if a side or the middle of it is nearer than `reach` to one of theirs. */
export function caught(rect: Rect, others: readonly Rect[], reach: number): Caught {
  const x = nearest(
    lines(rect.x, rect.width),
    others.flatMap((other) => lines(other.x, other.width)),
    reach,
  );
  const y = nearest(
    lines(rect.y, rect.height),
    others.flatMap((other) => lines(other.y, other.height)),
    reach,
  );
  return { dx: x?.by ?? 0, dy: y?.by ?? 0, x: x?.at, y: y?.at };
}

function lines(start: number, length: number): readonly number[] {
  return [start, start + length / 2, start + length];
}

function nearest(
  own: readonly number[],
  others: readonly number[],
  reach: number,
): { readonly by: number; readonly at: number } | undefined {
  let best: { by: number; at: number } | undefined;
  for (const at of others)
    for (const line of own) {
      const by = at - line;
      if (Math.abs(by) <= reach && (best === undefined || Math.abs(by) < Math.abs(best.by)))
        best = { by, at };
    }
  return best;
}
