/** The canvas by keyboard: arrows go from box to box, Enter selects (each stop is a button), Escape lets go, + − 0 zoom. */
import { useReactFlow } from '@xyflow/react';
import { useCallback, useState, type KeyboardEvent, type RefObject } from 'react';
import type { Selection } from '../../shared/run';
import { centre, type Rect, type Scene } from '../../shared/scene';
import { neighbour, stopsOf, type Direction } from './focus';
import type { Level } from './level';

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

export interface Keys {
  /** The stop that the Tab key reaches. */
  readonly stop: string;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** A stop was reached in another way. */
  readonly onFocus: (event: { readonly target: EventTarget }) => void;
}

export function useKeys(
  root: RefObject<HTMLElement | null>,
  scene: Scene,
  level: Level,
  select: (selection: Selection) => void,
  zoom: (direction: 'in' | 'out') => void,
  fit: () => void,
): Keys {
  const [last, setLast] = useState('clients');
  const { setCenter, getViewport } = useReactFlow();
  const stops = stopsOf(scene, level);
  const stop = stops.some(({ id }) => id === last) ? last : (stops[0]?.id ?? '');

  const reveal = useCallback(
    (rect: Rect) => {
      const element = root.current;
      if (element === null) return;
      const { x, y, zoom } = getViewport();
      const middle = centre(rect);
      const [left, top] = [middle.x * zoom + x, middle.y * zoom + y];
      const margin = 24;
      const isSeen =
        left > margin &&
        top > margin &&
        left < element.clientWidth - margin &&
        top < element.clientHeight - margin;
      if (!isSeen) void setCenter(middle.x, middle.y, { zoom });
    },
    [root, getViewport, setCenter],
  );

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const direction = ARROWS[event.key];
    if (direction !== undefined) {
      const next = neighbour(stops, stop, direction);
      event.preventDefault();
      if (next === undefined) return;
      setLast(next.id);
      root.current
        ?.querySelector<HTMLElement>(`[data-stop="${CSS.escape(next.id)}"]`)
        ?.focus({ preventScroll: true });
      reveal(next.rect);
    } else if (event.key === 'Escape') select(undefined);
    else if (event.key === '+' || event.key === '=') zoom('in');
    else if (event.key === '-') zoom('out');
    else if (event.key === '0') fit();
    else return;
    event.stopPropagation();
  };

  const onFocus = ({ target }: { readonly target: EventTarget }): void => {
    const id = target instanceof HTMLElement ? target.dataset['stop'] : undefined;
    if (id !== undefined) setLast(id);
  };

  return { stop, onKeyDown, onFocus };
}
