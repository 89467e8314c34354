/** Keeps things apart on a line while each stays as near as it can to where it would like to be. */

/**
 * Positions, in the given order, that are at least `apart[i]` from the i-th to the next, with the least sum of squared
 * distances from `wanted`. Pool-adjacent-violators: neighbours that collide move as one block to their mean.
 */
export function spread(wanted: readonly number[], apart: readonly number[]): number[] {
  const blocks: { mean: number; count: number }[] = [];
  const offsets: number[] = [];
  let offset = 0;
  wanted.forEach((want, i) => {
    offsets.push(offset);
    let block = { mean: want - offset, count: 1 };
    for (let last = blocks[blocks.length - 1]; last !== undefined && last.mean > block.mean;) {
      blocks.pop();
      const count = last.count + block.count;
      block = { mean: (last.mean * last.count + block.mean * block.count) / count, count };
      last = blocks[blocks.length - 1];
    }
    blocks.push(block);
    offset += apart[i] ?? 0;
  });
  return blocks
    .flatMap(({ mean, count }) => Array.from({ length: count }, () => mean))
    .map((base, i) => base + (offsets[i] ?? 0));
}
