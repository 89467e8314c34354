/** Where the keyboard can go in the picture: every box, tile and operation that can be seen, and which lies in which direction. */
import type { Selection } from '../../shared/run';
import type { Rect, Scene } from '../../shared/scene';
import type { Level } from './level';

export interface Stop {
  /** The element that shows it carries this in `data-stop`. */
  readonly id: string;
  readonly rect: Rect;
  readonly selects: NonNullable<Selection>;
}

export type Direction = 'left' | 'right' | 'up' | 'down';

/** Height of a service's title, which stands for the whole service. */
const TITLE = 30;

/** The stops of a scene, in the order in which they would be told. */
export function stopsOf(scene: Scene, level: Level): readonly Stop[] {
  return scene.boxes.flatMap((box): Stop[] => {
    const own: Stop = {
      id: box.id,
      rect: box.kind === 'service' ? { ...box.rect, height: TITLE } : box.rect,
      selects: { kind: box.kind, index: box.index },
    };
    if (box.kind !== 'service' || level === 'services') return [own];
    const tiles = box.tiles.map((tile): Stop => ({
      id: tileStop(tile.module),
      rect: tile.rect,
      selects: { kind: 'module', index: tile.module },
    }));
    return [own, ...tiles];
  });
}

export function tileStop(module: number): string {
  return `module:${module}`;
}

/** The nearest stop in a direction: what lies straight ahead is nearer than what lies aside. Undefined at the edge. */
export function neighbour(stops: readonly Stop[], from: string, direction: Direction): Stop | undefined {
  const start = stops.find(({ id }) => id === from);
  if (start === undefined) return stops[0];
  let best: Stop | undefined;
  let least = Infinity;
  for (const stop of stops) {
    if (stop === start) continue;
    const cost = distance(start.rect, stop.rect, direction);
    if (cost < least) [best, least] = [stop, cost];
  }
  return best;
}

function distance(from: Rect, to: Rect, direction: Direction): number {
  const isAcross = direction === 'left' || direction === 'right';
  const isForward = direction === 'right' || direction === 'down';
  const [first, second] = isForward ? [from, to] : [to, from];
  const ahead = isAcross ? second.x - first.x - first.width : second.y - first.y - first.height;
  // What lies beside it in part is not ahead.
  if (ahead < -1) return Infinity;
  const aside = isAcross
    ? apart(from.y, from.height, to.y, to.height)
    : apart(from.x, from.width, to.x, to.width);
  return ahead + 3 * aside;
}

/** Distance between two stretches of an axis; 0 when they overlap. */
function apart(a: number, length: number, b: number, other: number): number {
  return Math.max(0, Math.max(a, b) - Math.min(a + length, b + other));
}
