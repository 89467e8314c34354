/** Which part of the picture is seen at first, and which tile one looks at close up. */
import type { Selection } from '../../shared/run';
import { centre, type Rect, type Room, type Scene } from '../../shared/scene';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Viewport {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export const MIN_ZOOM = 0.08;
export const MAX_ZOOM = 4;
/** Nothing is blown up beyond this just because there is room, px a unit. */
const FIRST_ZOOM = 1.3;
/** Rather than smaller than this, a narrow picture is shown from its top, and one scrolls down. */
const LEGIBLE = 0.32;
const MARGIN = 26;
/** Kept free at the bottom for the zoom buttons, px. */
const CONTROLS = 44;

/** The room that a canvas of this size gives. */
export function roomOf({ width, height }: Size): Room {
  return width < 640 || height > width * 1.3 ? 'narrow' : 'wide';
}

/** Shows all of the picture, in the middle. */
export function fitted(bounds: Rect, whole: Size): Viewport {
  const size = { width: whole.width, height: whole.height - CONTROLS };
  const across = size.width / (bounds.width + 2 * MARGIN);
  const down = size.height / (bounds.height + 2 * MARGIN);
  const all = Math.min(across, down, FIRST_ZOOM);
  const isTall = roomOf(whole) === 'narrow' && all < LEGIBLE && across > all;
  const zoom = Math.max(MIN_ZOOM, isTall ? Math.min(across, LEGIBLE) : all);
  const x = (size.width - bounds.width * zoom) / 2 - bounds.x * zoom;
  const y =
    isTall && down < zoom
      ? MARGIN - bounds.y * zoom
      : (size.height - bounds.height * zoom) / 2 - bounds.y * zoom;
  return { x, y, zoom };
}

/** Whether a part of the picture is out of sight. */
export function isOutOfSight(bounds: Rect, { x, y, zoom }: Viewport, size: Size): boolean {
  const [left, top] = [bounds.x * zoom + x, bounds.y * zoom + y];
  return (
    left < -1 ||
    top < -1 ||
    left + bounds.width * zoom > size.width + 1 ||
    top + bounds.height * zoom > size.height + 1
  );
}

/** The module whose operations are shown: the selected one if it is in sight, else the one nearest to the middle. */
export function openedModule(scene: Scene, viewport: Viewport, size: Size, selected: Selection): number {
  const toUnits = (px: number, offset: number): number => (px - offset) / viewport.zoom;
  const middle = { x: toUnits(size.width / 2, viewport.x), y: toUnits(size.height / 2, viewport.y) };
  const inSight = (rect: Rect): boolean =>
    rect.x < toUnits(size.width, viewport.x) &&
    rect.x + rect.width > toUnits(0, viewport.x) &&
    rect.y < toUnits(size.height, viewport.y) &&
    rect.y + rect.height > toUnits(0, viewport.y);
  let best = -1;
  let least = Infinity;
  for (const tile of scene.tiles) {
    if (tile === undefined || !inSight(tile.rect)) continue;
    if (selected?.kind === 'module' && selected.index === tile.module) return tile.module;
    const { x, y } = centre(tile.rect);
    const distance = Math.abs(x - middle.x) + Math.abs(y - middle.y);
    if (distance < least) [best, least] = [tile.module, distance];
  }
  return best;
}
