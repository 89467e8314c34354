/**
 * How many rows carry a key, on the two sides of an invariant. Keys that no row carries any more are forgotten, so that the
 * memory is that of the rows themselves.
 */
import type { CountedTable, InvariantPlan, Plain } from '../model/plan';

/** One unit on the right side; both counts share one number, small enough to need no memory of its own as a rule. */
const RIGHT = 1 << 24;

export class KeyCounts {
  private readonly counts = new Map<string, number>();

  constructor(private readonly rule: InvariantPlan['rule']) {}

  /** Keys that rows carry. */
  get size(): number {
    return this.counts.size;
  }

  has(key: string): boolean {
    return this.counts.has(key);
  }

  /** In the order in which they first came. */
  keys(): Iterable<string> {
    return this.counts.keys();
  }

  /** One row more (`by` 1) or less (-1) carries the key. */
  add(key: string, isRight: boolean, by: number): void {
    const packed = (this.counts.get(key) ?? 0) + (isRight ? by * RIGHT : by);
    if (packed === 0) this.counts.delete(key);
    else this.counts.set(key, packed);
  }

  /** Whether the invariant holds for a key. */
  holds(key: string): boolean {
    const packed = this.counts.get(key) ?? 0;
    const right = Math.floor(packed / RIGHT);
    const left = packed - right * RIGHT;
    if (this.rule === 'iff') return left > 0 === right > 0;
    if (this.rule === 'implies') return left === 0 || right > 0;
    return left <= 1;
  }
}

/** The key that a row carries for a counted table: its own, or a field's; undefined when the field is no plain word or number. */
export function keyOf(counted: CountedTable, key: string, row: Plain | undefined): string | undefined {
  if (row === undefined) return undefined;
  if (counted.field === '') return key;
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return undefined;
  const fields = row as { readonly [key: string]: Plain }; // narrowed above; readonly arrays escape Array.isArray
  const value = Object.hasOwn(fields, counted.field) ? fields[counted.field] : undefined;
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}
