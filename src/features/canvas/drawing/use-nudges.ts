/** Moving boxes by keyboard: Alt and the arrows. What is moved without a pause is one step. */
import { useEffect, type RefObject } from 'react';
import { picked, tell } from '../../../shared/drawing';
import { BoxDrag, type Guides } from './box-drag';
import { commitMove } from './moving';
import type { Views } from './view';

const WAYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
const FAR = 24;
const NEAR = 4;
/** A pause of this length ends the step, ms. */
const PAUSE_MS = 700;

export function useNudges(
  root: RefObject<HTMLElement | null>,
  views: Views,
  guides: RefObject<Guides | null>,
): void {
  useEffect(() => {
    let drag: BoxDrag | undefined;
    let by = { x: 0, y: 0 };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = (): void => {
      clearTimeout(timer);
      if (drag !== undefined) void commitMove(drag, views.current);
      drag = undefined;
    };
    const begin = (): BoxDrag | undefined => {
      const { scene, isArranged, moved } = views.current;
      const ids = new Set(scene.boxes.flatMap(({ id }) => (picked.get().includes(id) ? [id] : [])));
      if (ids.size === 0) tell('Pick a box first; Alt and the arrows then move it.', 'refused');
      else if (!isArranged) tell('There is too little room here: boxes arrange themselves.', 'refused');
      if (ids.size === 0 || !isArranged || root.current === null || guides.current === null) return undefined;
      moved();
      by = { x: 0, y: 0 };
      return new BoxDrag(root.current, scene, ids, guides.current);
    };
    const onKey = (event: KeyboardEvent): void => {
      const way = WAYS[event.key];
      const isOurs = event.altKey && !event.ctrlKey && !event.metaKey && way !== undefined;
      if (!isOurs || isField(event.target)) {
        // What comes next finds the boxes where they were moved to.
        if (event.key !== 'Alt' && event.key !== 'Shift') end();
        return;
      }
      event.preventDefault();
      event.stopPropagation();
      drag ??= begin();
      const step = event.shiftKey ? NEAR : FAR;
      by = { x: by.x + way[0] * step, y: by.y + way[1] * step };
      drag?.to(by, 0);
      clearTimeout(timer);
      timer = setTimeout(end, PAUSE_MS);
    };
    const capture = { capture: true };
    addEventListener('keydown', onKey, capture);
    addEventListener('pointerdown', end, capture);
    return () => {
      end();
      removeEventListener('keydown', onKey, capture);
      removeEventListener('pointerdown', end, capture);
    };
  }, [root, views, guides]);
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, dialog, [role=dialog]') !== null
  );
}
