/** From a plan to its scene. */
import {
  LinkFinder,
  reaches,
  usedLinks,
  type OperationCode,
  type Plan,
  type SeenTransactions,
} from '../../../simulator';
import { arrange, type Room } from './arrange';
import { bracketOf } from './brackets';
import { bounds, grown } from './geometry';
import type { Layout } from './layout';
import { extentOf } from './path';
import type { BetweenBox, Box, Bracket, Scene, ServiceBox, StoreBox, Tile } from './scene';

/** What a run has shown that the code does not say. */
export interface Seen {
  readonly links: ReadonlySet<number>;
  readonly transactions: SeenTransactions;
}

export interface SceneOptions {
  readonly room?: Room;
  readonly seen?: Seen | undefined;
  /** Where somebody put the boxes, by id. */
  readonly layout?: Layout | undefined;
}

/** Around the boundary of what is ours. */
const BOUNDARY = 22;
/** Above a caller, where it is shown what it believes. */
const GHOST = 30;

/** The scene of a plan; equal input gives an equal scene. `code` comes from `codeOf`. */
export function buildScene(plan: Plan, code: readonly OperationCode[], options: SceneOptions = {}): Scene {
  const { room = 'wide', seen, layout } = options;
  const links = usedLinks(plan, code, seen?.links);
  const extents = reaches(plan, code, seen?.transactions);
  const gutters = new Set(extents.map(({ service }) => service));
  const { boxes, wires } = arrange(plan, links, gutters, room, layout);
  const wireOfLink = plan.links.map(() => -1);
  wires.forEach((wire, index) => (wireOfLink[wire.link] = index));
  const services: (ServiceBox | undefined)[] = plan.services.map(() => undefined);
  const stores: (StoreBox | undefined)[] = plan.stores.map(() => undefined);
  const tiles: (Tile | undefined)[] = plan.modules.map(() => undefined);
  const brokers: (BetweenBox | undefined)[] = plan.brokers.map(() => undefined);
  const registries: (BetweenBox | undefined)[] = plan.registries.map(() => undefined);
  for (const box of boxes) {
    if (box.kind === 'store') stores[box.index] = box;
    if (box.kind === 'broker') brokers[box.index] = box;
    if (box.kind === 'registry') registries[box.index] = box;
    if (box.kind !== 'service') continue;
    services[box.index] = box;
    for (const tile of box.tiles) tiles[tile.module] = tile;
  }
  const finder = new LinkFinder(plan);
  const drawn = {
    services,
    wires,
    wireOf: (link: number) => wireOfLink[link] ?? -1,
    storeWire: (service: number, store: number) => wireOfLink[finder.toStore(service, store)] ?? -1,
  };
  const brackets: Bracket[] = extents.flatMap((extent) => bracketOf(extent, drawn) ?? []);
  const boundary = boundaryOf(plan, boxes);
  const above = canBeWrong(plan) ? GHOST : 0;
  const rects = [
    ...boxes.map(({ rect }) => ({ ...rect, y: rect.y - above, height: rect.height + above })),
    ...wires.map((wire) => extentOf(wire)),
  ];
  return {
    boxes,
    wires,
    brackets,
    boundary,
    bounds: bounds(boundary === undefined ? rects : [...rects, boundary]),
    wireOfLink,
    tiles,
    services,
    stores,
    brokers,
    registries,
  };
}

/** Whether a caller may believe in an instance that is not there. */
function canBeWrong({ services, registries }: Plan): boolean {
  return registries.length > 0 || services.some(({ instances }) => instances > 1);
}

function boundaryOf(plan: Plan, boxes: readonly Box[]): Scene['boundary'] {
  const isOurs = (service: number): boolean => plan.services[service]?.kind !== 'external';
  if (plan.services.every((_, service) => isOurs(service))) return undefined;
  // A store that only others use is theirs.
  const theirs = new Set(plan.modules.filter(({ service }) => !isOurs(service)).map(({ store }) => store));
  for (const { service, store } of plan.modules) if (isOurs(service)) theirs.delete(store);
  const ours = boxes.filter(
    (box) =>
      (box.kind === 'service' && isOurs(box.index)) ||
      (box.kind === 'store' && !theirs.has(box.index)) ||
      box.kind === 'broker' ||
      box.kind === 'registry',
  );
  return grown(bounds(ours.map(({ rect }) => rect)), BOUNDARY);
}
