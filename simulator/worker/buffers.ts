/** Which memory a message can hand over instead of copying. */

/** How deep the typed arrays of a frame may lie. */
const DEPTH = 4;

/** The buffers behind the typed arrays in `value`, each once. Their arrays are unusable on this side once sent. */
export function buffersOf(value: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  collect(value, DEPTH, found);
  return [...found];
}

function collect(value: unknown, depth: number, found: Set<ArrayBuffer>): void {
  if (typeof value !== 'object' || value === null) return;
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
  } else if (depth > 0 && !Array.isArray(value)) {
    for (const inner of Object.values(value)) collect(inner, depth - 1, found);
  }
}
