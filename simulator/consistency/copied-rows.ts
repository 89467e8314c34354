/** A table's rows and those of its copy, by their keys: whether both have the same. */
import { isRow } from '../components/store';
import type { Plain } from '../model/plan';

/** What both have under a key; undefined = no row. */
interface Pair {
  left: Plain | undefined;
  right: Plain | undefined;
}

export class CopiedRows {
  private readonly pairs = new Map<string, Pair>();

  /** Keys that rows have. */
  get size(): number {
    return this.pairs.size;
  }

  has(key: string): boolean {
    return this.pairs.has(key);
  }

  /** In the order in which they first came. */
  keys(): Iterable<string> {
    return this.pairs.keys();
  }

  /** The row under a key is this one now, in the copy (`isRight`) or in the original. */
  put(key: string, isRight: boolean, row: Plain | undefined): void {
    const pair = this.pairs.get(key) ?? { left: undefined, right: undefined };
    if (isRight) pair.right = row;
    else pair.left = row;
    if (pair.left === undefined && pair.right === undefined) this.pairs.delete(key);
    else this.pairs.set(key, pair);
  }

  holds(key: string): boolean {
    const pair = this.pairs.get(key);
    return pair === undefined || isSame(pair.left, pair.right);
  }
}

/** Whether two plain values are the same, whatever the order of their fields. */
function isSame(one: Plain | undefined, other: Plain | undefined): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item: Plain, i) => isSame(item, other[i] as Plain)); // as long as the other
  if (!isRow(one) || !isRow(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && isSame(one[key], other[key]))
  );
}
