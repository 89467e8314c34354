/** Picking several things of the picture. */
import type { Point, Rect, Scene } from '../../../shared/scene';

/** With the thing, or without it if it was in. */
export function toggled(ids: readonly string[], id: string): readonly string[] {
  return ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id];
}

/**
 * What a rubber band from one corner to the other picks: the boxes that lie in it; where it lies within one service, that
 * one's modules that it touches.
 */
export function pickedIn(scene: Scene, one: Point, other: Point): readonly string[] {
  const band: Rect = {
    x: Math.min(one.x, other.x),
    y: Math.min(one.y, other.y),
    width: Math.abs(one.x - other.x),
    height: Math.abs(one.y - other.y),
  };
  const boxes = scene.boxes.filter(({ rect }) => holds(band, rect)).map(({ id }) => id);
  if (boxes.length > 0) return boxes;
  const home = scene.boxes.find((box) => box.kind === 'service' && touches(box.rect, band));
  if (home?.kind !== 'service') return [];
  return home.tiles.filter(({ rect }) => touches(band, rect)).map(({ name }) => `module:${name}`);
}

/** Names of the modules among what is picked. */
export function modulesIn(ids: readonly string[]): readonly string[] {
  return ids.flatMap((id) => (id.startsWith('module:') ? [id.slice('module:'.length)] : []));
}

/** Where something that is picked stands; undefined when it is not in the picture. */
export function rectOfPicked(scene: Scene, id: string): Rect | undefined {
  if (!id.startsWith('module:')) return scene.boxes.find((box) => box.id === id)?.rect;
  return scene.tiles.find((tile) => tile?.name === id.slice('module:'.length))?.rect;
}

function holds(outer: Rect, inner: Rect): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

function touches(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
