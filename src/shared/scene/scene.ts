/**
 * What a scene is made of. It is the plan as a picture: every box, tile and wire with its place, and which of the plan's
 * numbers it stands for. Nothing in it moves.
 */
import type { Point, Rect } from './geometry';
import type { Course } from './path';

/** A module: a flat tile in its own colour. */
export interface Tile {
  readonly module: number;
  readonly name: string;
  readonly rect: Rect;
  readonly operations: readonly { readonly index: number; readonly name: string }[];
}

export interface ClientsBox {
  readonly kind: 'clients';
  readonly id: string;
  readonly index: 0;
  readonly name: string;
  readonly rect: Rect;
}

/** A service: a heavy membrane around its tiles; or somebody else's, outside the system's boundary. */
export interface ServiceBox {
  readonly kind: 'service';
  readonly id: string;
  readonly index: number;
  readonly name: string;
  readonly rect: Rect;
  readonly external: boolean;
  readonly tiles: readonly Tile[];
  /** Where the load of each instance is shown. */
  readonly gauge: Rect;
  /** Where calls that wait are shown. */
  readonly lobby: Rect;
  readonly instances: number;
  /** Number of its first instance, counted over all services. */
  readonly firstInstance: number;
  /** Calls that one instance handles at a time, and how many may wait; 0 = not known. */
  readonly concurrency: number;
  readonly queue: number;
}

/** A table in a store, in its owner's colour. */
export interface Slot {
  readonly table: number;
  readonly name: string;
  readonly module: number;
  readonly rect: Rect;
}

/** A store: a cylinder with slots. */
export interface StoreBox {
  readonly kind: 'store';
  readonly id: string;
  readonly index: number;
  readonly name: string;
  readonly rect: Rect;
  /** Kind in the components' registry: 'database' or 'cache'. */
  readonly storeKind: string;
  readonly slots: readonly Slot[];
  /** Tables for which there was no room. */
  readonly hidden: number;
}

/** A topic that a broker carries, or a service whose endpoints a registry knows: a line in its box. */
export interface Line {
  readonly index: number;
  readonly name: string;
  readonly rect: Rect;
}

/** What stands between services: a broker, a box whose waiting messages are pips; or a registry, who knows where others are. */
interface Between<Kind extends 'broker' | 'registry'> {
  readonly kind: Kind;
  readonly id: string;
  readonly index: number;
  readonly name: string;
  readonly rect: Rect;
  /** Kind in the components' registry: 'queue', 'kubernetes', ... */
  readonly shape: string;
  readonly lines: readonly Line[];
}

export type BetweenBox = Between<'broker'> | Between<'registry'>;

export type Box = ClientsBox | ServiceBox | StoreBox | BetweenBox;

/** A link that is in use: two rails, requests on one, replies on the other. */
export interface Wire extends Course {
  readonly link: number;
  /** `from->to`. */
  readonly name: string;
  /** Ids of the boxes. */
  readonly from: string;
  readonly to: string;
}

/** Where a bracket is torn. */
export interface TornEnd {
  /** The module that is out of reach. */
  readonly module: number;
  /** Wire on which the call leaves; -1 = it stays in the process. */
  readonly wire: number;
  /** Where the membrane (or the tile's edge) cuts, and the unit direction outwards. */
  readonly wall: Point;
  readonly towards: Point;
  /** Where the bracket ends, on this side of it: the wire beyond is whole. */
  readonly at: Point;
  /** From where the wire ends to the tile that is out of reach. */
  readonly ghost: readonly Point[];
}

/** The reach of a transaction: a bracket over the tiles that stand or fall together, joined to their store. */
export interface Bracket {
  readonly operation: number;
  readonly service: number;
  readonly store: number;
  readonly modules: readonly number[];
  /** Lines within the membrane. */
  readonly strokes: readonly (readonly Point[])[];
  /** Wire between whose rails it goes on to the store; -1 = none is drawn. */
  readonly wire: number;
  readonly tears: readonly TornEnd[];
}

export interface Scene {
  readonly boxes: readonly Box[];
  readonly wires: readonly Wire[];
  readonly brackets: readonly Bracket[];
  /** Around what is ours; only where there are parties outside it. */
  readonly boundary: Rect | undefined;
  readonly bounds: Rect;
  /** Index into `wires` by link; -1 = not drawn. */
  readonly wireOfLink: readonly number[];
  /** By module. */
  readonly tiles: readonly (Tile | undefined)[];
  /** By service. */
  readonly services: readonly (ServiceBox | undefined)[];
  /** By store. */
  readonly stores: readonly (StoreBox | undefined)[];
  /** By broker, and by registry. */
  readonly brokers: readonly (BetweenBox | undefined)[];
  readonly registries: readonly (BetweenBox | undefined)[];
}
