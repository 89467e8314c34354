/** What is picked is brought into sight, by the shortest way: when it is new, or when the canvas has become smaller. */
import { useReactFlow } from '@xyflow/react';
import { useEffect } from 'react';
import type { Scene } from '../../../shared/scene';
import type { Size } from '../viewport';
import { rectOfPicked } from './picking';

/** Kept free round it, px; at the left the palette stands. */
const MARGIN = { left: 190, top: 40, right: 50, bottom: 70 };
const NARROW_PX = 640;
const GLIDES_MS = 200;

export function useInSight(scene: Scene, id: string | undefined, size: Size): void {
  const { getViewport, setViewport } = useReactFlow();
  const isThere = id !== undefined && rectOfPicked(scene, id) !== undefined;
  useEffect(() => {
    const rect = id === undefined ? undefined : rectOfPicked(scene, id);
    if (rect === undefined) return;
    const { x, y, zoom } = getViewport();
    const left = size.width < NARROW_PX ? MARGIN.right : MARGIN.left;
    const dx = shift(rect.x * zoom + x, rect.width * zoom, left, size.width - MARGIN.right);
    const dy = shift(rect.y * zoom + y, rect.height * zoom, MARGIN.top, size.height - MARGIN.bottom);
    if (dx !== 0 || dy !== 0) void setViewport({ x: x + dx, y: y + dy, zoom }, { duration: GLIDES_MS });
    // Not while it is moved about: only when it is picked, appears, or loses its room.
  }, [id, isThere, size]); // oxlint-disable-line react/exhaustive-deps -- not at every new scene
}

/** How far to move what begins at `start` so that it lies between two marks; 0 when it does, or is too large for them. */
function shift(start: number, length: number, from: number, to: number): number {
  if (length > to - from) return 0;
  if (start < from) return from - start;
  return start + length > to ? to - start - length : 0;
}
