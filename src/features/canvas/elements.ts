/** A scene as React Flow takes it. */
import type { Edge, Node } from '@xyflow/react';
import type { Box, Rect, Scene, Wire } from '../../shared/scene';
import { BetweenNode } from './boxes/BetweenNode';
import { BoundaryNode } from './boxes/BoundaryNode';
import { ClientsNode } from './boxes/ClientsNode';
import { ServiceNode } from './boxes/ServiceNode';
import { StoreNode } from './boxes/StoreNode';
import { WireEdge } from './boxes/WireEdge';

export const NODE_TYPES = {
  clients: ClientsNode,
  service: ServiceNode,
  store: StoreNode,
  broker: BetweenNode,
  registry: BetweenNode,
  boundary: BoundaryNode,
};

export const EDGE_TYPES = { wire: WireEdge };

export function nodesOf(scene: Scene): Node[] {
  const boxes = scene.boxes.map((box): Node => ({
    ...nodeOf(box.id, box.kind, box.rect, { box }),
    ariaLabel: describe(box),
  }));
  if (scene.boundary === undefined) return boxes;
  return [
    { ...nodeOf('boundary', 'boundary', scene.boundary, {}), ariaLabel: 'Boundary of the system' },
    ...boxes,
  ];
}

function nodeOf(id: string, type: keyof typeof NODE_TYPES, rect: Rect, data: Record<string, unknown>): Node {
  const { x, y, width, height } = rect;
  return {
    id,
    type,
    position: { x, y },
    data,
    width,
    height,
    ariaRole: 'group',
  };
}

const NOUNS = { service: 'Service', store: 'Store', broker: 'Broker', registry: 'Registry' } as const;

function describe(box: Box): string {
  if (box.kind === 'clients') return 'Clients';
  return `${NOUNS[box.kind]} ${box.name}`;
}

export function edgesOf(scene: Scene): Edge[] {
  return scene.wires.map((wire) => edgeOf(wire));
}

function edgeOf(wire: Wire): Edge {
  return {
    id: wire.name,
    type: 'wire',
    source: wire.from,
    target: wire.to,
    data: { wire },
    ariaLabel: `Wire from ${wire.name.replace('->', ' to ')}`,
  };
}
