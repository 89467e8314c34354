/** How large boxes are and what lies where within them. */
import { originalName, tablesIn, type PartyPlan, type Plan } from '../../../simulator';
import type { Rect } from './geometry';
import type { BetweenBox, ClientsBox, ServiceBox, Slot, StoreBox, Tile } from './scene';

const TILE = { width: 152, height: 40, gap: 8 };
/** A service's own room: sides, bottom, and above its tiles for its name and its load. */
const PADDING = 14;
const BELOW = 16;
const HEADER = 48;
const GAUGE = { y: 36, height: 4 };
/** Beside each column of tiles, where a transaction's bracket runs. */
export const GUTTER = 22;
const CLIENTS = { width: 108, height: 96 };
const STORE = { width: 168, header: 40, slot: 20, gap: 3, below: 16, side: 12 };
const BETWEEN = { width: 176, header: 42, line: 20, gap: 4, below: 10, side: 12 };
/** Below a broker's topics: its messages, and those that were put aside. */
const PIPS = 30;
/** Slots drawn at most. */
const MAX_SLOTS = 8;

/** How the tiles of a service are put: few columns or many. */
export type Shape = 'tall' | 'wide';

export interface Size {
  readonly width: number;
  readonly height: number;
}

function columnsOf(tiles: number, shape: Shape): number {
  if (shape === 'tall') return tiles <= 5 ? 1 : tiles <= 12 ? 2 : Math.ceil(tiles / 6);
  return tiles <= 2 ? 1 : tiles <= 6 ? 2 : tiles <= 12 ? 3 : Math.ceil(Math.sqrt(tiles));
}

/** `gutter`: whether a transaction's bracket needs room among the tiles. */
export function serviceSize(tiles: number, shape: Shape, gutter: boolean): Size {
  const columns = Math.max(1, columnsOf(tiles, shape));
  const rows = Math.max(1, Math.ceil(tiles / columns));
  const column = TILE.width + (gutter ? GUTTER : 0);
  return {
    width: 2 * PADDING + columns * column + (columns - 1) * TILE.gap - (gutter ? PADDING / 2 : 0),
    height: HEADER + rows * TILE.height + (rows - 1) * TILE.gap + BELOW,
  };
}

export function storeSize(tables: number): Size {
  const slots = Math.max(1, Math.min(tables, MAX_SLOTS));
  const height = STORE.header + slots * (STORE.slot + STORE.gap) + STORE.below;
  return { width: STORE.width, height: height + (tables > MAX_SLOTS ? STORE.slot : 0) };
}

/** Ids are by name: a box that another deployment has too is the same box. */
export function boxId(kind: Exclude<PartyPlan['kind'], 'clients'>, name: string): string {
  return `${kind}:${name}`;
}

export function clientsSize(): Size {
  return CLIENTS;
}

export function clientsBox(x: number, y: number): ClientsBox {
  return { kind: 'clients', id: 'clients', index: 0, name: 'clients', rect: { x, y, ...CLIENTS } };
}

/** The box of a service whose top left corner is at `x`, `y`. */
export function serviceBox(
  plan: Plan,
  index: number,
  x: number,
  y: number,
  shape: Shape,
  gutter: boolean,
): ServiceBox {
  const service = plan.services[index];
  const modules = service?.modules ?? [];
  const rect: Rect = { x, y, ...serviceSize(modules.length, shape, gutter) };
  const columns = columnsOf(modules.length, shape);
  const column = TILE.width + TILE.gap + (gutter ? GUTTER : 0);
  const rows = Math.ceil(modules.length / columns);
  const tiles: Tile[] = modules.map((module, i) => ({
    module,
    name: plan.modules[module]?.name ?? '',
    rect: {
      // Column by column: neighbours in the document stay neighbours in the picture.
      x: x + PADDING + Math.floor(i / rows) * column,
      y: y + HEADER + (i % rows) * (TILE.height + TILE.gap),
      width: TILE.width,
      height: TILE.height,
    },
    operations: plan.operations.flatMap((operation, number) =>
      operation.module === module
        ? [{ index: number, name: operation.name.slice(operation.name.indexOf('.') + 1) }]
        : [],
    ),
  }));
  return {
    kind: 'service',
    id: boxId('service', service?.name ?? ''),
    index,
    name: service?.name ?? '',
    rect,
    external: service?.kind === 'external',
    tiles,
    gauge: { x: x + PADDING, y: y + GAUGE.y, width: rect.width - 2 * PADDING, height: GAUGE.height },
    lobby: { x: x + 3, y: y + HEADER, width: PADDING - 5, height: rect.height - HEADER - BELOW },
    instances: service?.instances ?? 1,
    firstInstance: plan.services.slice(0, index).reduce((sum, { instances }) => sum + instances, 0),
    concurrency: numberOf(service?.parameters['concurrency']),
    queue: numberOf(service?.parameters['queue']),
  };
}

export function storeBox(plan: Plan, index: number, x: number, y: number): StoreBox {
  const store = plan.stores[index];
  const tables = tablesIn(plan, index);
  const shown = tables.slice(0, MAX_SLOTS);
  const slots: Slot[] = shown.map((table, i) => ({
    table,
    name: slotName(plan.tables[table]),
    module: plan.tables[table]?.module ?? -1,
    rect: {
      x: x + STORE.side,
      y: y + STORE.header + i * (STORE.slot + STORE.gap),
      width: STORE.width - 2 * STORE.side,
      height: STORE.slot,
    },
  }));
  return {
    kind: 'store',
    id: boxId('store', store?.name ?? ''),
    index,
    name: store?.name ?? '',
    rect: { x, y, ...storeSize(tables.length) },
    storeKind: store?.kind ?? '',
    slots,
    hidden: tables.length - shown.length,
  };
}

/** A copy is told by its table's own name, for there is little room: whose it is its colour says. */
function slotName(table: Plan['tables'][number] | undefined): string {
  if (table?.store === undefined) return table?.name ?? '';
  const original = originalName(table.name);
  return `${original.slice(original.indexOf('.') + 1)} (copy)`;
}

/** A broker or a registry with so many lines. */
export function betweenSize(kind: BetweenBox['kind'], lines: number): Size {
  const shown = Math.max(1, Math.min(lines, MAX_SLOTS));
  const pips = kind === 'broker' ? PIPS : 0;
  const height = BETWEEN.header + shown * (BETWEEN.line + BETWEEN.gap) + pips + BETWEEN.below;
  return { width: BETWEEN.width, height };
}

/** The box of a broker, with its topics, or of a registry, with the services that it knows. */
export function betweenBox(
  plan: Plan,
  kind: BetweenBox['kind'],
  index: number,
  x: number,
  y: number,
): BetweenBox {
  const { name = '', kind: shape = '' } = plan[kind === 'broker' ? 'brokers' : 'registries'][index] ?? {};
  const among = kind === 'broker' ? plan.topics : plan.services;
  const lines = linesOf(plan, kind, index);
  return {
    kind,
    id: boxId(kind, name),
    index,
    name,
    shape,
    rect: { x, y, ...betweenSize(kind, lines.length) },
    lines: lines.slice(0, MAX_SLOTS).map((line, i) => ({
      index: line,
      name: among[line]?.name ?? '',
      rect: {
        x: x + BETWEEN.side,
        y: y + BETWEEN.header + i * (BETWEEN.line + BETWEEN.gap),
        width: BETWEEN.width - 2 * BETWEEN.side,
        height: BETWEEN.line,
      },
    })),
  };
}

/** Topics of a broker, or services of a registry. */
export function linesOf(plan: Plan, kind: BetweenBox['kind'], index: number): readonly number[] {
  return (kind === 'broker' ? plan.brokers[index]?.topics : plan.registries[index]?.services) ?? [];
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
