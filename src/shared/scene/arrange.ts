/**
 * Where the boxes stand: from the clients through the services to the stores, either across the picture or down it. Several
 * ways to do this are tried, and the one that can be shown largest is taken.
 */
import { partyName, tablesIn, type PartyPlan, type Plan } from '../../../simulator';
import {
  betweenBox,
  betweenSize,
  boxId,
  clientsBox,
  clientsSize,
  linesOf,
  serviceBox,
  serviceSize,
  storeBox,
  storeSize,
  type Shape,
  type Size,
} from './boxes';
import { bounds, grown, type Point, type Rect } from './geometry';
import type { Edge } from './layers';
import { placed, shortWays, type Layout } from './layout';
import { course } from './path';
import { place, type Extent, type Placed, type UV } from './place';
import type { Box, Wire } from './scene';

/** The room that there is for the picture: beside panels on a desk, or on a telephone, where one can scroll down. */
export type Room = 'wide' | 'narrow';

/** What each room measures, in pixels; only proportions and rough size matter. */
const ROOM: Readonly<Record<Room, Size>> = {
  wide: { width: 1160, height: 620 },
  narrow: { width: 390, height: 460 },
};
/** Room between layers, between neighbours in a layer, and to a store that hangs on its service. */
const GAPS: Readonly<Record<Room, { readonly u: number; readonly v: number; readonly hanging: number }>> = {
  wide: { u: 104, v: 30, hanging: 76 },
  narrow: { u: 64, v: 20, hanging: 56 },
};
/** Height of what may appear below a store: a broken promise. */
const MARKS = 26;
/** From one passing wire to the next; and where there are very many. */
const PASSING = 26;
const CROWDED = 11;
/** Larger than this nothing is shown at first, however few boxes there are. */
const MAX_ZOOM = 1.3;
const MARGIN = 28;
/** Beyond so many services one way is taken without trying. */
const MANY = 24;

interface Way {
  readonly down: boolean;
  readonly shape: Shape;
  /** A store that one service alone uses hangs on it, instead of standing in a layer. */
  readonly attach: boolean;
  /** Boxes in a layer. */
  readonly most: number;
}

export interface Arranged {
  readonly boxes: readonly Box[];
  readonly wires: readonly Wire[];
}

/** Boxes for everything in the plan and wires for `links`. `gutters`: services in which brackets run. `layout`: where they were put. */
export function arrange(
  plan: Plan,
  links: readonly number[],
  gutters: ReadonlySet<number>,
  room: Room,
  layout: Layout | undefined,
): Arranged {
  let best: Arrangement | undefined;
  let bestScore = -1;
  for (const way of waysFor(plan, room)) {
    const arrangement = new Arrangement(plan, links, gutters, way, room);
    const rect = grown(bounds(arrangement.boxes.map((box) => box.rect)), MARGIN);
    const { width, height } = ROOM[room];
    const score = Math.min(width / rect.width, height / rect.height, MAX_ZOOM) * preference(way, room);
    if (score > bestScore) [best, bestScore] = [arrangement, score];
  }
  if (layout === undefined) return { boxes: best?.boxes ?? [], wires: best?.wires() ?? [] };
  const boxes = placed(best?.boxes ?? [], layout);
  return { boxes, wires: rewired(best?.wires() ?? [], boxes) };
}

/** The wires between boxes that were moved. */
function rewired(wires: readonly Wire[], boxes: readonly Box[]): Wire[] {
  const rects = new Map(boxes.map(({ id, rect }) => [id, rect]));
  const nowhere: Rect = { x: 0, y: 0, width: 0, height: 0 };
  const ends = wires.map(({ from, to }) => ({
    from: rects.get(from) ?? nowhere,
    to: rects.get(to) ?? nowhere,
  }));
  const courses = shortWays(ends);
  return wires.map((wire, i) => ({ ...wire, ...courses[i] }));
}

function waysFor(plan: Plan, room: Room): Way[] {
  const count = plan.services.length;
  if (count > MANY) {
    return [{ down: room === 'narrow', shape: 'wide', attach: false, most: room === 'narrow' ? 5 : 14 }];
  }
  const shapes: Shape[] = plan.services.some(({ modules }) => modules.length > 2)
    ? ['tall', 'wide']
    : ['tall'];
  const sizes = [Infinity, 6, 4, 3, 2].filter(
    (most) => most === Infinity || most < count + plan.stores.length,
  );
  const ways: Way[] = [];
  for (const down of [false, true])
    for (const shape of shapes)
      for (const attach of [true, false]) for (const most of sizes) ways.push({ down, shape, attach, most });
  return ways;
}

/** What reads better is taken unless it costs much size: along the line of reading, stores with their service, whole layers. */
function preference(way: Way, room: Room): number {
  const isWide = room === 'wide';
  return (
    (way.down && isWide ? 0.8 : 1) *
    (way.shape === 'wide' && isWide ? 0.8 : 1) *
    (way.attach ? 1 : 0.7) *
    (way.most === Infinity ? 1 : 0.8)
  );
}

/** One way of arranging. */
class Arrangement {
  readonly boxes: readonly Box[];
  private readonly sizes: { readonly services: readonly Size[]; readonly stores: readonly Size[] };
  /** The store that hangs on each service, or -1. */
  private readonly hanging: readonly number[];
  /** Stores that hang on nothing. Nodes of the layered picture are the clients, the services and these. */
  private readonly freeStores: readonly number[];
  /** Brokers and registries, which stand in layers behind the free stores' numbers. */
  private readonly between: readonly { readonly kind: 'broker' | 'registry'; readonly index: number }[];
  /** Links between nodes, and their routes. */
  private readonly inLayers: readonly number[];
  private readonly placed: Placed;

  constructor(
    private readonly plan: Plan,
    private readonly links: readonly number[],
    private readonly gutters: ReadonlySet<number>,
    private readonly way: Way,
    room: Room,
  ) {
    const { services, stores } = plan;
    const gap = GAPS[room];
    this.sizes = {
      services: services.map(({ modules }, i) => serviceSize(modules.length, way.shape, gutters.has(i))),
      stores: stores.map((_, store) => storeSize(tablesIn(plan, store).length)),
    };
    this.hanging = way.attach ? hangingStores(plan) : services.map(() => -1);
    this.freeStores = stores.flatMap((_, store) => (this.hanging.includes(store) ? [] : [store]));
    this.between = [
      ...plan.brokers.map((_, index) => ({ kind: 'broker', index }) as const),
      ...plan.registries.map((_, index) => ({ kind: 'registry', index }) as const),
    ];
    this.inLayers = links.filter((link) => this.ends(link).to >= 0);
    const edges = this.inLayers.map((link) => this.ends(link));
    const last = new Set(services.flatMap(({ kind }, service) => (kind === 'external' ? [service + 1] : [])));
    const passing = services.length > MANY ? CROWDED : PASSING;
    const options = { gapU: gap.u, gapV: gap.v, passing, most: way.most, last };
    this.placed = place(this.nodes(gap.hanging), edges, options);
    this.boxes = this.boxesAt(this.placed.nodes, gap.hanging);
  }

  wires(): Wire[] {
    const byId = new Map(this.boxes.map((box) => [box.id, box]));
    const axis = this.way.down ? 'y' : 'x';
    const routes = new Map(this.inLayers.map((link, i) => [link, this.placed.routes[i] ?? []]));
    return this.links.flatMap((link): Wire[] => {
      const { name, from, to } = this.plan.links[link] ?? {};
      if (name === undefined || from === undefined || to === undefined) return [];
      const ids = { from: this.idOf(from), to: this.idOf(to) };
      const route = routes.get(link);
      if (route !== undefined) {
        return [
          {
            link,
            name,
            ...ids,
            ...course(
              route.map((uv) => this.point(uv)),
              axis,
            ),
          },
        ];
      }
      const [source, target] = [byId.get(ids.from)?.rect, byId.get(ids.to)?.rect];
      if (source === undefined || target === undefined) return [];
      return [{ link, name, ...ids, ...course(this.hangingWay(source, target), axis === 'x' ? 'y' : 'x') }];
    });
  }

  /** Node numbers of a link's ends; -1 = the store hangs on its service. */
  private ends(link: number): Edge {
    const { from, to } = this.plan.links[link] ?? {};
    return { from: this.node(from), to: this.node(to) };
  }

  private node(party: PartyPlan | undefined): number {
    if (party === undefined || party.kind === 'clients') return 0;
    if (party.kind === 'service') return party.index + 1;
    const { services } = this.plan;
    const stores = 1 + services.length;
    if (party.kind === 'store') {
      const free = this.freeStores.indexOf(party.index);
      return free < 0 ? -1 : stores + free;
    }
    const place = this.between.findIndex(({ kind, index }) => kind === party.kind && index === party.index);
    return stores + this.freeStores.length + place;
  }

  private nodes(gap: number): Extent[] {
    const single = (size: Size): Extent => {
      const { u, v } = this.extent(size);
      return { u, v, ports: v };
    };
    const services = this.sizes.services.map((size, service): Extent => {
      const own = this.extent(size);
      const store = this.sizes.stores[this.hanging[service] ?? -1];
      if (store === undefined) return { ...own, ports: own.v };
      const beside = this.extent(store);
      return { u: Math.max(own.u, beside.u), v: own.v + gap + beside.v + this.below, ports: own.v };
    });
    const stores = this.freeStores.map((store) =>
      single(this.sizes.stores[store] ?? { width: 0, height: 0 }),
    );
    const between = this.between.map(({ kind, index }) =>
      single(betweenSize(kind, linesOf(this.plan, kind, index).length)),
    );
    return [single(clientsSize()), ...services, ...stores, ...between];
  }

  private boxesAt(at: readonly UV[], gap: number): Box[] {
    const { plan, way } = this;
    const corner = (node: number): Point => this.point(at[node] ?? { u: 0, v: 0 });
    const clients = corner(0);
    const boxes: Box[] = [clientsBox(clients.x, clients.y)];
    plan.services.forEach((_, service) => {
      const { x, y } = corner(service + 1);
      const box = serviceBox(plan, service, x, y, way.shape, this.gutters.has(service));
      boxes.push(box);
      const hanging = this.hanging[service] ?? -1;
      const size = this.sizes.stores[hanging];
      if (size === undefined) return;
      const { rect } = box;
      const spot = way.down
        ? { x: rect.x + rect.width + gap, y: rect.y + Math.max(0, rect.height - size.height) / 2 }
        : { x: rect.x + (rect.width - size.width) / 2, y: rect.y + rect.height + gap };
      boxes.push(storeBox(plan, hanging, spot.x, spot.y));
    });
    this.freeStores.forEach((store, i) => {
      const { x, y } = corner(1 + plan.services.length + i);
      boxes.push(storeBox(plan, store, x, y));
    });
    this.between.forEach(({ kind, index }, i) => {
      const { x, y } = corner(1 + plan.services.length + this.freeStores.length + i);
      boxes.push(betweenBox(plan, kind, index, x, y));
    });
    return boxes;
  }

  /** From a service to the store that hangs on it. */
  private hangingWay(source: Rect, target: Rect): Point[] {
    if (this.way.down) {
      const y = source.y + Math.min(source.height, target.height) / 2 + Math.max(0, target.y - source.y);
      return [
        { x: source.x + source.width, y },
        { x: target.x, y },
      ];
    }
    const x = target.x + target.width / 2;
    return [
      { x, y: source.y + source.height },
      { x, y: target.y },
    ];
  }

  private idOf(party: PartyPlan): string {
    if (party.kind === 'clients') return party.kind;
    return boxId(party.kind, partyName(this.plan, party));
  }

  /** Room across the layers that marks below a store take. */
  private get below(): number {
    return this.way.down || this.plan.invariants.length === 0 ? 0 : MARKS;
  }

  private extent(size: Size): UV {
    return this.way.down ? { u: size.height, v: size.width } : { u: size.width, v: size.height };
  }

  private point({ u, v }: UV): Point {
    return this.way.down ? { x: v, y: u } : { x: u, y: v };
  }
}

/** By service: the first store that it alone uses, or -1. */
function hangingStores(plan: Plan): number[] {
  const hanging = plan.services.map(() => -1);
  plan.stores.forEach((_, store) => {
    const own = plan.modules.flatMap((module) => (module.store === store ? [module.service] : []));
    const users = new Set([...own, ...copyingOn(plan, store)]);
    const [user] = users;
    if (users.size === 1 && user !== undefined && hanging[user] === -1) hanging[user] = store;
  });
  return hanging;
}

/** Services that have to do with a store because of a copy that is there, or is made from it. */
function copyingOn({ copies = [], modules }: Plan, store: number): number[] {
  return copies.flatMap((copy) => {
    const { store: home = -1, service = -1 } = modules[copy.module] ?? {};
    if (store !== home && store !== copy.store) return [];
    const own = copy.connector < 0 || (copy.isRead && store === copy.store) ? [service] : [];
    return copy.connector < 0 ? own : [...own, copy.connector];
  });
}
