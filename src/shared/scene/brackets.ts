/**
 * The lines of a transaction's bracket. Within its service a spine runs beside the tiles, with an arm to each tile that it
 * holds; it leaves through the membrane between the rails of the store's wire. Where the code would have it reach further,
 * it goes as far as the membrane and is torn there.
 */
import type { Reach, Tear } from '../../../simulator';
import type { Point, Rect } from './geometry';
import { GUTTER } from './boxes';
import type { Bracket, ServiceBox, TornEnd, Wire } from './scene';
import { POINT_FIELDS } from './path';

/** The bus that joins the spines of several columns, above the membrane's lower edge. */
const BUS = 8;
/** How far an arm reaches over its tile. */
const ARM = 5;
/** From a torn end to the membrane. */
const SHORT = 7;

export interface Drawn {
  readonly services: readonly (ServiceBox | undefined)[];
  readonly wires: readonly Wire[];
  /** Wire of a link, or -1. */
  wireOf(link: number): number;
  /** Wire from a service to a store, or -1. */
  storeWire(service: number, store: number): number;
}

/** The bracket of a reach; undefined when its service is not in the picture. */
export function bracketOf(reach: Reach, drawn: Drawn): Bracket | undefined {
  const box = drawn.services[reach.service];
  if (box === undefined) return undefined;
  const spines = new Spines(box);
  for (const module of reach.modules) spines.arm(module);
  const wire = drawn.storeWire(reach.service, reach.store);
  const exit = drawn.wires[wire];
  if (exit !== undefined) spines.join(startOf(exit));
  const tears = reach.tears.flatMap((tear) => torn(tear, spines, drawn) ?? []);
  const { operation, service, store, modules } = reach;
  return { operation, service, store, modules, strokes: spines.strokes(), wire, tears };
}

function torn(tear: Tear, spines: Spines, drawn: Drawn): TornEnd | undefined {
  const index = tear.link < 0 ? -1 : drawn.wireOf(tear.link);
  const wire = drawn.wires[index];
  if (wire === undefined) {
    const at = spines.reachFor(tear.module);
    return at && { module: tear.module, wire: -1, wall: at, at, towards: { x: -1, y: 0 }, ghost: [] };
  }
  const wall = startOf(wire);
  const towards = direction(wire);
  const at = { x: wall.x - towards.x * SHORT, y: wall.y - towards.y * SHORT };
  spines.join(wall, at);
  const other = drawn.services.find((box) => box?.tiles.some(({ module }) => module === tear.module));
  const tile = other?.tiles.find(({ module }) => module === tear.module);
  const end = endOf(wire);
  const ghost =
    tile === undefined
      ? []
      : [
          end,
          { x: clamp(end.x, tile.rect.x, tile.rect.width), y: clamp(end.y, tile.rect.y, tile.rect.height) },
        ];
  return { module: tear.module, wire: index, wall, towards, at, ghost };
}

/** The spines of one bracket: one beside each column of tiles, joined by a bus below them. */
class Spines {
  /** Heights that each column's spine reaches, by its x. */
  private readonly columns = new Map<number, { top: number; bottom: number }>();
  private readonly arms: Point[][] = [];
  private readonly exits: Point[][] = [];

  constructor(private readonly box: ServiceBox) {}

  arm(module: number): void {
    const tile = this.tile(module);
    if (tile === undefined) return;
    const y = tile.y + tile.height / 2;
    const x = spineOf(tile);
    this.extend(x, y);
    this.arms.push([
      { x: tile.x + tile.width - ARM, y },
      { x, y },
    ]);
  }

  /** Where an arm would touch a tile that it does not hold. */
  reachFor(module: number): Point | undefined {
    const tile = this.tile(module);
    if (tile === undefined) return undefined;
    const y = tile.y + tile.height / 2;
    this.extend(spineOf(tile), y);
    this.exits.push([
      { x: spineOf(tile), y },
      { x: tile.x + tile.width + 2, y },
    ]);
    return { x: tile.x + tile.width + 2, y };
  }

  /** Leads the bracket to a point on the membrane, or as far as `end`. */
  join(at: Point, end = at): void {
    const { rect } = this.box;
    const last = Math.max(...this.columns.keys());
    if (!Number.isFinite(last)) return;
    const isRight = Math.abs(at.x - (rect.x + rect.width)) < 1;
    if (isRight && at.y > rect.y && at.y < rect.y + rect.height) {
      // Only the last column's spine stands beside this edge; the others come by the bus.
      const edge = Math.max(...this.box.tiles.map((tile) => spineOf(tile.rect)));
      if (edge !== last) this.extend(edge, this.bus);
      this.extend(edge, at.y);
      this.exits.push([{ x: edge, y: at.y }, end]);
      return;
    }
    this.extend(last, this.bus);
    const below = { x: at.x, y: this.bus };
    this.exits.push([{ x: last, y: this.bus }, below, end]);
  }

  strokes(): Point[][] {
    const xs = [...this.columns.keys()].sort((a, b) => a - b);
    const spines = [...this.columns].map(([x, { top, bottom }]) => [
      { x, y: top },
      { x, y: xs.length > 1 ? this.bus : bottom },
    ]);
    const bus = xs.length > 1 ? [[...xs.map((x) => ({ x, y: this.bus }))]] : [];
    return [...spines, ...bus, ...this.arms, ...this.exits];
  }

  private get bus(): number {
    return this.box.rect.y + this.box.rect.height - BUS;
  }

  private tile(module: number): Rect | undefined {
    return this.box.tiles.find((tile) => tile.module === module)?.rect;
  }

  private extend(x: number, y: number): void {
    const column = this.columns.get(x);
    if (column === undefined) this.columns.set(x, { top: y, bottom: y });
    else this.columns.set(x, { top: Math.min(column.top, y), bottom: Math.max(column.bottom, y) });
  }
}

function spineOf(tile: Rect): number {
  return tile.x + tile.width + GUTTER / 2;
}

function startOf(wire: Wire): Point {
  return { x: wire.points[0] ?? 0, y: wire.points[1] ?? 0 };
}

function endOf(wire: Wire): Point {
  const last = (wire.count - 1) * POINT_FIELDS;
  return { x: wire.points[last] ?? 0, y: wire.points[last + 1] ?? 0 };
}

/** Unit vector along the wire at its start; a normal (nx, ny) belongs to the direction (ny, -nx). */
function direction(wire: Wire): Point {
  return { x: wire.points[3] ?? 1, y: -(wire.points[2] ?? 0) };
}

function clamp(value: number, from: number, length: number): number {
  return Math.min(Math.max(value, from), from + length);
}
