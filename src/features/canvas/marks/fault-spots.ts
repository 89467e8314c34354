/** Where in the picture a fault acts. */
import type { FaultTarget, Plan } from '../../../../simulator';
import type { Selection } from '../../../shared/run';
import { pointAt, type Point, type Rect, type Scene } from '../../../shared/scene';

export interface Spot {
  readonly at: Point;
  readonly selects: NonNullable<Selection>;
}

/** How far along its wire a mark stands: on it, so that it is seen whose it is; before the middle, where losses are marked. */
const ALONG = 0.38;
/** Kinds that act on messages. Aimed at something other than a link, they act on every link into it. */
const OF_MESSAGES = new Set(['delay', 'loss', 'cut']);

export function spotsOf(scene: Scene, plan: Plan, target: FaultTarget, kind: string): readonly Spot[] {
  if (target.kind === 'none') return [];
  if (target.kind === 'network') return onWires(scene, () => true);
  if (target.kind === 'link') return onWires(scene, (link) => link === target.index);
  if (OF_MESSAGES.has(kind)) {
    const service = serviceOf(plan, target);
    const spots = onWires(scene, (link) => {
      const { from, to } = plan.links[link] ?? {};
      // What is cut off from a broker or a registry is so both ways: they call, too.
      if (target.kind === 'broker' || target.kind === 'registry')
        return [from, to].some((end) => end?.kind === target.kind && end.index === target.index);
      if (target.kind === 'store') return to?.kind === 'store' && to.index === target.index;
      return to?.kind === 'service' && to.index === service;
    });
    if (spots.length > 0) return spots;
  }
  return onBox(scene, plan, target);
}

function onWires(scene: Scene, wanted: (link: number) => boolean): Spot[] {
  return scene.wires
    .filter(({ link }) => wanted(link))
    .map((wire) => ({ at: pointAt(wire, ALONG), selects: { kind: 'link', index: wire.link } }));
}

function onBox(scene: Scene, plan: Plan, target: FaultTarget): Spot[] {
  switch (target.kind) {
    case 'store':
      return corner(scene.stores[target.index]?.rect, { kind: 'store', index: target.index });
    case 'broker':
      return corner(scene.brokers[target.index]?.rect, { kind: 'broker', index: target.index });
    case 'registry':
      return corner(scene.registries[target.index]?.rect, { kind: 'registry', index: target.index });
    case 'service':
      return corner(scene.services[target.index]?.rect, { kind: 'service', index: target.index });
    case 'instance': {
      const box = scene.services[target.service];
      const index = (box?.firstInstance ?? 0) + target.instance;
      return corner(box?.rect, { kind: 'instance', index });
    }
    case 'module':
      return corner(scene.tiles[target.index]?.rect, { kind: 'module', index: target.index });
    case 'operation': {
      const module = plan.operations[target.index]?.module ?? -1;
      return corner(scene.tiles[module]?.rect, { kind: 'operation', index: target.index });
    }
    default:
      return [];
  }
}

/** The upper left corner, where the boxes show nothing else. */
function corner(rect: Rect | undefined, selects: NonNullable<Selection>): Spot[] {
  return rect === undefined ? [] : [{ at: { x: rect.x, y: rect.y }, selects }];
}

function serviceOf(plan: Plan, target: FaultTarget): number {
  if (target.kind === 'service') return target.index;
  if (target.kind === 'instance') return target.service;
  const module =
    target.kind === 'module'
      ? target.index
      : target.kind === 'operation'
        ? (plan.operations[target.index]?.module ?? -1)
        : -1;
  return plan.modules[module]?.service ?? -1;
}
