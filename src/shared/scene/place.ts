/**
 * From layers to places. Two axes: `u` runs with the layers (from the clients on), `v` across them; which of them is x
 * on the screen is decided elsewhere.
 */
import { spread } from './isotonic';
import { layers, type Edge, type LayerOptions, type Layers } from './layers';

/** How much room a node takes. */
export interface Extent {
  readonly u: number;
  readonly v: number;
  /** The part of `v` on which its wires end; the rest is what hangs on it. */
  readonly ports: number;
}

export interface UV {
  readonly u: number;
  readonly v: number;
}

export interface PlaceOptions extends LayerOptions {
  /** Room between layers, where wires run. */
  readonly gapU: number;
  readonly gapV: number;
  /** Room across the layer that a wire takes where it passes. */
  readonly passing: number;
}

export interface Placed {
  /** Least `u` and `v` of each node. */
  readonly nodes: readonly UV[];
  /** The way of each edge, from its caller to its callee. Two points of one layer in a row: it passes straight through. */
  readonly routes: readonly (readonly UV[])[];
}

const SWEEPS = 6;
/** Distance between two wires at the same box. */
const PORT_STEP = 20;

/** Places the nodes in layers and leads the edges between them. Node 0 stands alone in the first layer. */
export function place(nodes: readonly Extent[], edges: readonly Edge[], options: PlaceOptions): Placed {
  const layered = layers(nodes.length, edges, options);
  const { vertices, order } = layered;
  const breadth = vertices.map(({ node }) => nodes[node]?.v ?? 0);
  const anchor = vertices.map(({ node }) => (nodes[node]?.ports ?? 0) / 2);
  const starts: number[] = [];
  const depths: number[] = [];
  let u = 0;
  for (const layer of order) {
    const depth = Math.max(0, ...layer.map((vertex) => nodes[vertices[vertex]?.node ?? -1]?.u ?? 0));
    starts.push(u);
    depths.push(depth);
    u += depth + options.gapU;
  }
  const v = across(layered, breadth, anchor, options);
  const topLeft = nodes.map((_, node) => ({ u: starts[vertices[node]?.layer ?? 0] ?? 0, v: v[node] ?? 0 }));
  const middle = vertices.map((_, vertex) => (v[vertex] ?? 0) + (anchor[vertex] ?? 0));
  const ports = portsOf(layered, nodes, middle);
  const routes = layered.chains.map((chain, edge) => {
    const way: UV[] = [];
    chain.forEach((vertex, i) => {
      const { node, layer } = vertices[vertex] ?? { node: -1, layer: 0 };
      const start = starts[layer] ?? 0;
      const at =
        i === 0 ? ports.leaving[edge] : i === chain.length - 1 ? ports.arriving[edge] : middle[vertex];
      if (i > 0) way.push({ u: start, v: at ?? 0 });
      if (i < chain.length - 1) way.push({ u: start + (nodes[node]?.u ?? depths[layer] ?? 0), v: at ?? 0 });
    });
    return layered.against[edge] === true ? way.reverse() : way;
  });
  return { nodes: topLeft, routes };
}

/** Least `v` of each vertex: every vertex near the middle of its neighbours, in the order of its layer. */
function across(
  { vertices, order }: Layers,
  breadth: readonly number[],
  anchor: readonly number[],
  { gapV, passing }: PlaceOptions,
): number[] {
  const v = vertices.map(() => 0);
  const apart = order.map((layer) =>
    layer.map((vertex, i) => {
      const isPassing = [vertex, layer[i + 1] ?? -1].filter((one) => vertices[one]?.node === -1).length;
      return (
        (breadth[vertex] ?? 0) + (isPassing === 0 ? gapV : isPassing === 1 ? (gapV + passing) / 2 : passing)
      );
    }),
  );
  const at = (vertex: number): number => (v[vertex] ?? 0) + (anchor[vertex] ?? 0);
  const settle = (index: number, neighboursOf: (vertex: number) => readonly number[]): void => {
    const layer = order[index] ?? [];
    const wanted = layer.map((vertex) => {
      const neighbours = neighboursOf(vertex);
      if (neighbours.length === 0) return v[vertex] ?? 0;
      return (
        neighbours.reduce((sum, other) => sum + at(other), 0) / neighbours.length - (anchor[vertex] ?? 0)
      );
    });
    spread(wanted, apart[index] ?? []).forEach((position, i) => (v[layer[i] ?? 0] = position));
  };
  order.forEach((layer, index) => {
    let offset = 0;
    const total = layer.reduce((sum, _, i) => sum + (apart[index]?.[i] ?? 0), 0);
    layer.forEach((vertex, i) => {
      v[vertex] = offset - total / 2;
      offset += apart[index]?.[i] ?? 0;
    });
  });
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const forward = sweep % 2 === 0;
    for (let i = 1; i < order.length; i++) {
      if (forward) settle(i, (vertex) => vertices[vertex]?.before ?? []);
      else settle(order.length - 1 - i, (vertex) => vertices[vertex]?.after ?? []);
    }
  }
  return v;
}

/** Where on its box each edge leaves and arrives: side by side, in the order in which the other ends stand. */
function portsOf(
  { vertices, chains }: Layers,
  nodes: readonly Extent[],
  middle: readonly number[],
): { readonly leaving: readonly number[]; readonly arriving: readonly number[] } {
  const leaving = chains.map(() => 0);
  const arriving = chains.map(() => 0);
  const distribute = (
    into: number[],
    ends: readonly (readonly [edge: number, towards: number])[],
    vertex: number,
  ): void => {
    const sorted = [...ends].sort((a, b) => a[1] - b[1] || a[0] - b[0]);
    const room = nodes[vertices[vertex]?.node ?? -1]?.ports ?? 0;
    const step = Math.min(PORT_STEP, (room * 0.8) / sorted.length);
    sorted.forEach(([edge], i) => {
      into[edge] = (middle[vertex] ?? 0) + (i - (sorted.length - 1) / 2) * step;
    });
  };
  nodes.forEach((_, node) => {
    const out: [number, number][] = [];
    const back: [number, number][] = [];
    chains.forEach((chain, edge) => {
      if (chain[0] === node) out.push([edge, middle[chain[1] ?? 0] ?? 0]);
      if (chain[chain.length - 1] === node) back.push([edge, middle[chain[chain.length - 2] ?? 0] ?? 0]);
    });
    distribute(leaving, out, node);
    distribute(arriving, back, node);
  });
  return { leaving, arriving };
}
