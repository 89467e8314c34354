/** By how much what the rows of a key sum up to, over both sides of an invariant, differs from what it was in the beginning. */
import type { CountedTable, Plain } from '../model/plan';

/** Sums of fractions do not come out even; this is less than anybody counts. */
const NOTHING = 1e-6;

export class KeySums {
  private readonly sums = new Map<string, number>();

  /** Keys that ever had a row. */
  get size(): number {
    return this.sums.size;
  }

  has(key: string): boolean {
    return this.sums.has(key);
  }

  /** In the order in which they first came. */
  keys(): Iterable<string> {
    return this.sums.keys();
  }

  /** What there is now is what there shall be. */
  begin(): void {
    for (const key of this.sums.keys()) this.sums.set(key, 0);
  }

  /** The rows of the key, on whichever side, sum up to that much more. */
  add(key: string, _isRight: boolean, by: number): void {
    this.sums.set(key, (this.sums.get(key) ?? 0) + by);
  }

  /** Whether the invariant holds for a key. */
  holds(key: string): boolean {
    return Math.abs(this.sums.get(key) ?? 0) < NOTHING;
  }
}

/** What a row adds for a counted table: one, or the amount in the field that is summed up; no number is nothing. */
export function weightOf({ sum }: CountedTable, row: Plain | undefined): number {
  if (sum === undefined) return 1;
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return 0;
  const fields = row as { readonly [key: string]: Plain }; // narrowed above; readonly arrays escape Array.isArray
  const value = Object.hasOwn(fields, sum) ? fields[sum] : undefined;
  return typeof value === 'number' ? value : 0;
}
