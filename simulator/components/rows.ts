/** The rows of one table, by key, and the keys in their order. */
import { RunFailure } from '../kernel/run-failure';

/** Rows that one table, and locked rows that one store may hold. */
export const MAX_ROWS = 1 << 20;

/** Ends the run: kernel-owned memory is bounded. */
export function tooManyRows(where: string): never {
  throw new RunFailure('TOO_MANY_ROWS', `${where}: more rows than a run may hold`);
}

export class Rows<Value> {
  private readonly byKey = new Map<string, Value>();
  /** The keys in order, until a key comes or goes. */
  private sorted: readonly string[] | undefined = undefined;

  /** `name` is the table's, for the error when there are too many. */
  constructor(private readonly name: string) {}

  get size(): number {
    return this.byKey.size;
  }

  get(key: string): Value | undefined {
    return this.byKey.get(key);
  }

  set(key: string, value: Value): void {
    const before = this.byKey.size;
    this.byKey.set(key, value);
    if (this.byKey.size === before) return;
    if (before >= MAX_ROWS) tooManyRows(this.name);
    this.sorted = undefined;
  }

  delete(key: string): void {
    if (this.byKey.delete(key)) this.sorted = undefined;
  }

  clear(): void {
    this.byKey.clear();
    this.sorted = undefined;
  }

  /** The keys that came last, the last one first; at most `limit`. */
  newest(limit: number): string[] {
    const first = this.byKey.size - limit;
    const keys: string[] = [];
    let place = 0;
    for (const key of this.byKey.keys()) if (place++ >= first) keys.push(key);
    return keys.reverse();
  }

  /** Keys in the order of their UTF-16 code units: the same everywhere, whatever the host's language. */
  keys(): readonly string[] {
    return (this.sorted ??= [...this.byKey.keys()].sort());
  }
}
