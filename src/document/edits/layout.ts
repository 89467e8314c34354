/** Where boxes stand. What a run knows nothing of: the run goes on. */
import type { SystemDocument } from '../../../simulator';
import type { Layout, Rect } from '../../shared/scene';
import { deploymentOf, edited, type Edited } from './part';

/** Boxes at new places, by box id; the others stay where the layout has them. */
export function movedTo(document: SystemDocument, deployment: string, positions: Layout): Edited {
  return edited(document, (draft) => {
    const here = deploymentOf(draft, deployment);
    const places = Object.entries(positions).map(
      ([id, [x, y]]) => [id, [Math.round(x), Math.round(y)]] as const,
    );
    here.layout = { ...here.layout, ...Object.fromEntries(places.map(([id, [x, y]]) => [id, [x, y]])) };
    return [];
  });
}

/** Without any arrangement of somebody's own: the automatic one is back. */
export function tidied(document: SystemDocument, deployment: string): Edited {
  return edited(document, (draft) => {
    delete deploymentOf(draft, deployment).layout;
    return [];
  });
}

export type Edge = 'left' | 'right' | 'top' | 'bottom' | 'middle' | 'centre';

/** Where boxes stand when they are aligned: `middle` on one horizontal line, `centre` on one vertical line. */
export function aligned(rects: Readonly<Record<string, Rect>>, edge: Edge): Layout {
  const all = Object.values(rects);
  const left = Math.min(...all.map(({ x }) => x));
  const top = Math.min(...all.map(({ y }) => y));
  const right = Math.max(...all.map(({ x, width }) => x + width));
  const bottom = Math.max(...all.map(({ y, height }) => y + height));
  const at = ({ x, y, width, height }: Rect): [number, number] => {
    switch (edge) {
      case 'left':
        return [left, y];
      case 'right':
        return [right - width, y];
      case 'top':
        return [x, top];
      case 'bottom':
        return [x, bottom - height];
      case 'middle':
        return [x, (top + bottom - height) / 2];
      case 'centre':
        return [(left + right - width) / 2, y];
    }
  };
  return Object.fromEntries(Object.entries(rects).map(([id, rect]) => [id, at(rect)]));
}

/** Where boxes stand with equal room between them, the outermost where they are. */
export function distributed(rects: Readonly<Record<string, Rect>>, axis: 'x' | 'y'): Layout {
  const size = axis === 'x' ? 'width' : 'height';
  const inOrder = Object.entries(rects).toSorted(([, a], [, b]) => a[axis] - b[axis]);
  const [first, last] = [inOrder[0]?.[1], inOrder.at(-1)?.[1]];
  if (first === undefined || last === undefined) return {};
  const taken = inOrder.reduce((sum, [, rect]) => sum + rect[size], 0);
  const gap = (last[axis] + last[size] - first[axis] - taken) / Math.max(1, inOrder.length - 1);
  let at = first[axis];
  return Object.fromEntries(
    inOrder.map(([id, rect]) => {
      const place = at;
      at += rect[size] + gap;
      return [id, axis === 'x' ? [place, rect.y] : [rect.x, place]];
    }),
  );
}
