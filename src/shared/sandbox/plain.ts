/**
 * Whether something that a worker sent is data of a bounded size: plain objects and arrays, typed arrays, text, numbers.
 * Anything else that can travel in a message (ports, files, errors, maps, dates) has no business in an answer.
 */

/** What one message may hold; far above what the engine sends, far below what would hurt the page. */
export interface Bounds {
  /** Values, counted singly. */
  readonly values: number;
  /** Characters of all texts and keys together. */
  readonly characters: number;
  /** Bytes of all typed arrays together. */
  readonly bytes: number;
  readonly depth: number;
}

const ANSWER_BOUNDS: Bounds = {
  values: 4_000_000,
  characters: 64_000_000,
  bytes: 64_000_000,
  // A guest's row may nest 32 deep, inside an answer of its own.
  depth: 48,
};

/**
 * Whether `value` is data within `bounds`, and no key of it is `__proto__`, which an assignment would take for more. Costs
 * about one visit a value; typed arrays count as one.
 */
export function isPlainData(value: unknown, bounds: Bounds = ANSWER_BOUNDS): boolean {
  const left = { values: bounds.values, characters: bounds.characters, bytes: bounds.bytes };
  const isFine = (inner: unknown, depth: number): boolean => {
    if (--left.values < 0 || depth < 0) return false;
    switch (typeof inner) {
      case 'string':
        return (left.characters -= inner.length) >= 0;
      case 'number':
      case 'boolean':
      case 'undefined':
        return true;
      case 'object':
        break;
      default:
        return false;
    }
    if (inner === null) return true;
    if (ArrayBuffer.isView(inner))
      return inner.buffer instanceof ArrayBuffer && (left.bytes -= inner.byteLength) >= 0;
    if (Array.isArray(inner)) {
      // A hole would be skipped by `every`; an answer has none.
      for (let index = 0; index < inner.length; index++) if (!isFine(inner[index], depth - 1)) return false;
      return true;
    }
    if (Object.getPrototypeOf(inner) !== Object.prototype) return false;
    for (const [key, held] of Object.entries(inner)) {
      if (key === '__proto__' || (left.characters -= key.length) < 0 || !isFine(held, depth - 1))
        return false;
    }
    return true;
  };
  return isFine(value, bounds.depth);
}
