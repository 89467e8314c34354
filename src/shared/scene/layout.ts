/** A picture that somebody has arranged: boxes stand where they were put, and wires take the short way between them. */
import { centre, grown, type Point, type Rect } from './geometry';
import { course, type Course } from './path';
import type { BetweenBox, Box, ClientsBox, ServiceBox, StoreBox } from './scene';

/** Top left corners by box id. */
export type Layout = Readonly<Record<string, readonly [x: number, y: number]>>;

/** Room between a box that nobody has placed yet and the others. */
const APART = 24;
const SEARCH_STEP = 32;
const SEARCH_STEPS = 200;
/** Distance between two wires at the same side of a box. */
const PORT_STEP = 18;
/** Between a wire's end and the corner of its box. */
const CORNER = 14;

/** The boxes where the layout has them; the others where they stood, or below that where they have room. */
export function placed(boxes: readonly Box[], layout: Layout): Box[] {
  const done = new Map<Box, Box>();
  for (const box of boxes) {
    const at = Object.hasOwn(layout, box.id) ? layout[box.id] : undefined;
    if (at !== undefined) done.set(box, movedTo(box, { x: at[0], y: at[1] }));
  }
  for (const box of boxes) {
    if (done.has(box)) continue;
    const others = [...done.values()].map(({ rect }) => rect);
    done.set(box, movedTo(box, freeSpot(box.rect, others)));
  }
  return boxes.map((box) => done.get(box) ?? box);
}

function freeSpot(rect: Rect, others: readonly Rect[]): Point {
  const spot = { ...rect };
  for (let i = 0; i < SEARCH_STEPS && others.some((other) => overlap(grown(spot, APART), other)); i++)
    spot.y += SEARCH_STEP;
  return { x: spot.x, y: spot.y };
}

function overlap(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** The box with all that is in it, its top left corner at `to`. */
export function movedTo<B extends Box>(box: B, to: Point): B {
  const by = { x: to.x - box.rect.x, y: to.y - box.rect.y };
  if (by.x === 0 && by.y === 0) return box;
  const shift = (rect: Rect): Rect => ({ ...rect, x: rect.x + by.x, y: rect.y + by.y });
  const withRect = <Inner extends { readonly rect: Rect }>(inner: readonly Inner[]): Inner[] =>
    inner.map((one) => ({ ...one, rect: shift(one.rect) }));
  const parts = (one: ClientsBox | ServiceBox | StoreBox | BetweenBox): Partial<Box> => {
    switch (one.kind) {
      case 'clients':
        return {};
      case 'service':
        return { tiles: withRect(one.tiles), gauge: shift(one.gauge), lobby: shift(one.lobby) };
      case 'store':
        return { slots: withRect(one.slots) };
      case 'broker':
      case 'registry':
        return { lines: withRect(one.lines) };
    }
  };
  return { ...box, rect: shift(box.rect), ...parts(box) };
}

export interface Ends {
  readonly from: Rect;
  readonly to: Rect;
}

type Side = 'left' | 'right' | 'top' | 'bottom';

/** The courses between boxes that stand anywhere, in the same order. Wires at one side of a box are spread along it. */
export function shortWays(wires: readonly Ends[]): Course[] {
  const sides = wires.map(({ from, to }) => sidesOf(from, to));
  const ports = wires.map((): [Point | undefined, Point | undefined] => [undefined, undefined]);
  const groups = new Map<string, { readonly wire: number; readonly end: 0 | 1; readonly toward: Point }[]>();
  wires.forEach(({ from, to }, wire) => {
    const [leaves, arrives] = sides[wire] ?? ['right', 'left'];
    addTo(groups, keyOf(from, leaves), { wire, end: 0, toward: centre(to) });
    addTo(groups, keyOf(to, arrives), { wire, end: 1, toward: centre(from) });
  });
  for (const group of groups.values()) {
    const [first] = group;
    const side = first && sides[first.wire]?.[first.end];
    const rect = first && wires[first.wire]?.[first.end === 0 ? 'from' : 'to'];
    if (side === undefined || rect === undefined) continue;
    const along = side === 'left' || side === 'right' ? 'y' : 'x';
    group.sort((a, b) => a.toward[along] - b.toward[along] || a.wire - b.wire);
    group.forEach(({ wire, end }, i) => {
      const port = ports[wire];
      if (port !== undefined) port[end] = portAt(rect, side, i, group.length);
    });
  }
  return wires.map((_, wire) => {
    const [start = { x: 0, y: 0 }, end = { x: 0, y: 0 }] = ports[wire] ?? [];
    const [leaves] = sides[wire] ?? ['right'];
    return course([start, end], leaves === 'left' || leaves === 'right' ? 'x' : 'y');
  });
}

/** The sides that face each other: beside each other if there is room between them, else above each other. */
function sidesOf(from: Rect, to: Rect): readonly [Side, Side] {
  const beside = Math.max(to.x - (from.x + from.width), from.x - (to.x + to.width));
  const above = Math.max(to.y - (from.y + from.height), from.y - (to.y + to.height));
  if (beside >= above) return centre(to).x >= centre(from).x ? ['right', 'left'] : ['left', 'right'];
  return centre(to).y >= centre(from).y ? ['bottom', 'top'] : ['top', 'bottom'];
}

function portAt(rect: Rect, side: Side, place: number, of: number): Point {
  const length = side === 'left' || side === 'right' ? rect.height : rect.width;
  const step = Math.min(PORT_STEP, of < 2 ? 0 : Math.max(0, length - 2 * CORNER) / (of - 1));
  const along = length / 2 + (place - (of - 1) / 2) * step;
  switch (side) {
    case 'left':
      return { x: rect.x, y: rect.y + along };
    case 'right':
      return { x: rect.x + rect.width, y: rect.y + along };
    case 'top':
      return { x: rect.x + along, y: rect.y };
    case 'bottom':
      return { x: rect.x + along, y: rect.y + rect.height };
  }
}

function keyOf({ x, y }: Rect, side: Side): string {
  return `${x} ${y} ${side}`;
}

function addTo<Value>(groups: Map<string, Value[]>, key: string, value: Value): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [value]);
  else group.push(value);
}

/** Where every box of a picture stands, as a layout: from then on nothing moves by itself. */
export function layoutOf(boxes: readonly Box[]): Layout {
  return Object.fromEntries(
    boxes.map(({ id, rect }) => [id, [Math.round(rect.x), Math.round(rect.y)] as const]),
  );
}
