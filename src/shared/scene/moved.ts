/** A scene while some of its boxes are being moved: they and their wires are made anew, everything else is the same. */
import type { Point, Rect } from './geometry';
import { movedTo, shortWays } from './layout';
import type { Box, Scene, Wire } from './scene';

export interface Moving {
  readonly scene: Scene;
  /** The wires that end on a box that moves; the others are those of the scene. */
  readonly wires: readonly Wire[];
}

/** Moves boxes of a scene again and again, each time from where they stand in it. */
export function mover(scene: Scene, ids: ReadonlySet<string>): (by: Point) => Moving {
  const held = scene.boxes.filter(({ id }) => ids.has(id));
  const attached = scene.wires.filter(({ from, to }) => ids.has(from) || ids.has(to));
  const rests = new Map(scene.boxes.map(({ id, rect }) => [id, rect]));
  return (by) => {
    const moved = new Map(
      held.map((box) => [box.id, movedTo(box, { x: box.rect.x + by.x, y: box.rect.y + by.y })]),
    );
    const rectOf = (id: string) =>
      moved.get(id)?.rect ?? rests.get(id) ?? { x: 0, y: 0, width: 0, height: 0 };
    const courses = shortWays(attached.map(({ from, to }) => ({ from: rectOf(from), to: rectOf(to) })));
    const wires = attached.map((wire, i): Wire => ({ ...wire, ...courses[i] }));
    return { scene: withMoved(scene, moved, wires), wires };
  };
}

function withMoved(scene: Scene, moved: ReadonlyMap<string, Box>, wires: readonly Wire[]): Scene {
  const fresh = new Map(wires.map((wire) => [wire.link, wire]));
  const services = [...scene.services];
  const stores = [...scene.stores];
  const brokers = [...scene.brokers];
  const registries = [...scene.registries];
  const tiles = [...scene.tiles];
  for (const box of moved.values()) {
    if (box.kind === 'store') stores[box.index] = box;
    if (box.kind === 'broker') brokers[box.index] = box;
    if (box.kind === 'registry') registries[box.index] = box;
    if (box.kind !== 'service') continue;
    services[box.index] = box;
    for (const tile of box.tiles) tiles[tile.module] = tile;
  }
  return {
    ...scene,
    boxes: scene.boxes.map((box) => moved.get(box.id) ?? box),
    wires: scene.wires.map((wire) => fresh.get(wire.link) ?? wire),
    // Where transactions end is drawn again when the boxes have come to rest.
    brackets: [],
    services,
    stores,
    brokers,
    registries,
    tiles,
  };
}

/** The path of a wire that takes the short way from one rectangle to another. */
export function shortWay(from: Rect, to: Rect): string {
  return shortWays([{ from, to }])[0]?.d ?? '';
}
