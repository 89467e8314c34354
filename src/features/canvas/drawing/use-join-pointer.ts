/** The pointer while a wire is being drawn: it points at ends, and takes one by letting go over it or by a press. */
import { useEffect, type RefObject } from 'react';
import { joining } from '../../../shared/drawing';
import type { Point } from '../../../shared/scene';
import type { Views } from './view';

export interface JoinPointer {
  readonly take: (id: string) => void;
  readonly point: (id: string | undefined) => void;
  readonly move: (to: Point) => void;
}

/** How far a press goes before it is a drag, px. */
const SLACK = 8;

export function useJoinPointer(
  root: RefObject<HTMLElement | null>,
  views: Views,
  from: readonly string[],
  { take, point, move }: JoinPointer,
): void {
  useEffect(() => {
    const element = root.current;
    if (element === null) return undefined;
    let startX = NaN;
    let startY = NaN;
    const boxUnder = (x: number, y: number): string | undefined => {
      const under = document.elementsFromPoint(x, y);
      const node = under
        .map((one) => one.closest<HTMLElement>('.react-flow__node'))
        .find((one) => one !== null);
      const id = node?.dataset['id'];
      return id === 'boundary' ? undefined : id;
    };
    const onDown = (event: PointerEvent): void => {
      event.stopPropagation();
      [startX, startY] = [event.clientX, event.clientY];
    };
    const stop = (event: Event): void => event.stopPropagation();
    const onMove = ({ clientX: x, clientY: y }: PointerEvent): void => {
      // Drawn out of a handle, a wire begins before this is listened for.
      if (Number.isNaN(startX)) [startX, startY] = [x, y];
      move(views.current.toPicture(x, y));
      point(boxUnder(x, y));
    };
    const onUp = ({ clientX: x, clientY: y }: PointerEvent): void => {
      const id = boxUnder(x, y);
      const wasDragged = Math.hypot(x - startX, y - startY) > SLACK;
      if (id !== undefined && !from.includes(id)) take(id);
      else if (id === undefined && element.contains(document.elementFromPoint(x, y)) && !isHandle(x, y))
        joining.set([]);
      else if (wasDragged && id === undefined) joining.set([]);
      [startX, startY] = [NaN, NaN];
    };
    const capture = { capture: true };
    element.addEventListener('pointerdown', onDown, capture);
    for (const name of ['mousedown', 'touchstart', 'click']) element.addEventListener(name, stop, capture);
    addEventListener('pointermove', onMove, capture);
    addEventListener('pointerup', onUp, capture);
    return () => {
      element.removeEventListener('pointerdown', onDown, capture);
      removeEventListener('pointermove', onMove, capture);
      removeEventListener('pointerup', onUp, capture);
      // The click that follows the press that ended it is still none of the picture's.
      setTimeout(() => {
        for (const name of ['mousedown', 'touchstart', 'click'])
          element.removeEventListener(name, stop, capture);
      });
    };
  }, [root, views, from, take, point, move]);
}

function isHandle(x: number, y: number): boolean {
  return document.elementFromPoint(x, y)?.closest('[data-handle]') !== null;
}
