/**
 * Which layer a box stands in, and in which order: callers before callees, long wires bent round the layers they pass, few
 * crossings. Small and deterministic: equal plans look equal. (The method is that of Sugiyama, Tagawa and Toda, 1981.)
 */

export interface Edge {
  readonly from: number;
  readonly to: number;
}

/** What stands in a layer: a node, or a place where an edge passes through. */
export interface Vertex {
  /** -1 = an edge passes. */
  readonly node: number;
  readonly layer: number;
  readonly before: number[];
  readonly after: number[];
}

export interface Layers {
  /** Nodes come first, under their own numbers. */
  readonly vertices: readonly Vertex[];
  /** Vertices in their order, by layer. */
  readonly order: readonly (readonly number[])[];
  /** For each edge its vertices from the lower layer to the higher. */
  readonly chains: readonly (readonly number[])[];
  /** Edges that lead against the layers: their chain begins where they end. */
  readonly against: readonly boolean[];
}

/** Passing places at most; beyond that long edges run straight. */
const MAX_PASSING = 1500;
const SWEEPS = 8;
/** Beyond so many vertices half of them must do. */
const MANY = 300;

export interface LayerOptions {
  /** Nodes in one layer at most; a fuller one becomes several. */
  readonly most: number;
  /** Nodes that stand in a layer of their own behind all others. */
  readonly last: ReadonlySet<number>;
}

export function layers(count: number, edges: readonly Edge[], options: LayerOptions): Layers {
  const against = turned(count, edges);
  const forward = edges.map((edge, i) => (against[i] === true ? { from: edge.to, to: edge.from } : edge));
  const layerOf = split(longestPaths(count, forward, options.last), options.most);
  const vertices: Vertex[] = layerOf.map((layer, node) => ({ node, layer, before: [], after: [] }));
  const passing = forward.reduce((sum, { from, to }) => sum + distance(layerOf, from, to) - 1, 0);
  const chains = forward.map(({ from, to }) => {
    const chain = [from];
    if (passing <= MAX_PASSING) {
      for (let layer = (layerOf[from] ?? 0) + 1; layer < (layerOf[to] ?? 0); layer++) {
        chain.push(vertices.push({ node: -1, layer, before: [], after: [] }) - 1);
      }
    }
    chain.push(to);
    chain.slice(1).forEach((vertex, i) => {
      vertices[vertex]?.before.push(chain[i] ?? 0);
      vertices[chain[i] ?? 0]?.after.push(vertex);
    });
    return chain;
  });
  return { vertices, order: ordered(vertices), chains, against };
}

function distance(layerOf: readonly number[], from: number, to: number): number {
  return (layerOf[to] ?? 0) - (layerOf[from] ?? 0);
}

/** Edges that close a cycle, found depth first from the first node on. */
function turned(count: number, edges: readonly Edge[]): boolean[] {
  const out: number[][] = Array.from({ length: count }, () => []);
  edges.forEach(({ from }, i) => out[from]?.push(i));
  const state = new Uint8Array(count); // 1 = on the path, 2 = done
  const result = edges.map(() => false);
  const visit = (node: number): void => {
    state[node] = 1;
    for (const i of out[node] ?? []) {
      const to = edges[i]?.to ?? 0;
      if (state[to] === 1) result[i] = true;
      else if (state[to] === 0) visit(to);
    }
    state[node] = 2;
  };
  for (let node = 0; node < count; node++) if (state[node] === 0) visit(node);
  return result;
}

/** Node 0 (the clients) has the first layer to itself. */
function longestPaths(count: number, edges: readonly Edge[], last: ReadonlySet<number>): number[] {
  const layerOf = Array.from({ length: count }, (_, node): number => (node === 0 ? 0 : 1));
  // Without cycles `count` rounds are enough; as a rule two or three are.
  for (let round = 0, changed = true; changed && round <= count; round++) {
    changed = false;
    for (const { from, to } of edges) {
      if ((layerOf[to] ?? 0) > (layerOf[from] ?? 0)) continue;
      layerOf[to] = (layerOf[from] ?? 0) + 1;
      changed = true;
    }
  }
  const behind = Math.max(...layerOf.filter((_, node) => !last.has(node))) + 1;
  for (const node of last) layerOf[node] = behind;
  return layerOf;
}

/** Splits layers with more than `most` nodes into several of nearly equal size. */
function split(layerOf: readonly number[], most: number): number[] {
  const result = [...layerOf];
  const depth = Math.max(...layerOf) + 1;
  let next = 0;
  for (let layer = 0; layer < depth; layer++) {
    const members = layerOf.flatMap((of, node) => (of === layer ? [node] : []));
    if (members.length === 0) continue;
    const parts = Math.max(1, Math.ceil(members.length / most));
    const size = Math.ceil(members.length / parts);
    members.forEach((node, i) => (result[node] = next + Math.floor(i / size)));
    next += parts;
  }
  return result;
}

/** Orders each layer by the mean place of its neighbours, to and fro, and keeps the order with the fewest crossings. */
function ordered(vertices: readonly Vertex[]): number[][] {
  const depth = Math.max(...vertices.map(({ layer }) => layer)) + 1;
  let order: number[][] = Array.from({ length: depth }, () => []);
  vertices.forEach(({ layer }, vertex) => order[layer]?.push(vertex));
  const place = new Float64Array(vertices.length);
  const means = new Float64Array(vertices.length);
  const number = (layer: readonly number[]): void => layer.forEach((vertex, i) => (place[vertex] = i));
  order.forEach(number);
  let best = order;
  let fewest = crossings(vertices, order, place);
  const sweeps = vertices.length > MANY ? SWEEPS / 2 : SWEEPS;
  for (let sweep = 0; sweep < sweeps && fewest > 0; sweep++) {
    const forward = sweep % 2 === 0;
    order = order.map((layer) => [...layer]);
    for (const layer of forward ? order : [...order].reverse()) {
      for (const vertex of layer) means[vertex] = mean(vertices, vertex, forward, place);
      layer.sort((a, b) => (means[a] ?? 0) - (means[b] ?? 0) || (place[a] ?? 0) - (place[b] ?? 0));
      number(layer);
    }
    const count = crossings(vertices, order, place);
    if (count < fewest) [best, fewest] = [order, count];
  }
  return best;
}

/** Where a vertex would like to be: amid its neighbours in the layer before (or after), else where it is. */
function mean(vertices: readonly Vertex[], vertex: number, forward: boolean, place: Float64Array): number {
  const { before, after } = vertices[vertex] ?? { before: [], after: [] };
  const near = forward ? before : after;
  const neighbours = near.length > 0 ? near : forward ? after : before;
  if (neighbours.length === 0) return place[vertex] ?? 0;
  let sum = 0;
  for (const other of neighbours) sum += place[other] ?? 0;
  return sum / neighbours.length;
}

/** Pairs of edges between neighbouring layers that cross. */
function crossings(
  vertices: readonly Vertex[],
  order: readonly (readonly number[])[],
  place: Float64Array,
): number {
  let count = 0;
  // A Fenwick tree over the places of the next layer: how many edges seen so far end at or before a place.
  const ends = new Int32Array(vertices.length + 1);
  for (const layer of order) {
    let seen = 0;
    ends.fill(0);
    for (const vertex of layer) {
      const after = vertices[vertex]?.after ?? [];
      for (const next of after) {
        let before = 0;
        for (let i = (place[next] ?? 0) + 1; i > 0; i -= i & -i) before += ends[i] ?? 0;
        count += seen - before;
      }
      for (const next of after) {
        for (let i = (place[next] ?? 0) + 1; i < ends.length; i += i & -i) ends[i] = (ends[i] ?? 0) + 1;
      }
      seen += after.length;
    }
  }
  return count;
}
