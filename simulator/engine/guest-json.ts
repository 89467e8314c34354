/** `JSON` as guests have it: the language's, for values that are no deeper and no larger than it can be trusted with. */
import type { GuestRuntime } from '../kernel/guest-runtime';

/** Values within values; the language's own limit is the stack's, which no two hosts share. */
const MAX_NESTING = 500;

/** Makes it for a runtime: what is written costs fuel by its size. */
export function createGuestJson(runtime: () => GuestRuntime): Pick<JSON, 'parse' | 'stringify'> {
  const { parse, stringify } = JSON;
  return Object.freeze({
    parse(text: string, reviver?: (this: unknown, key: string, value: unknown) => unknown): unknown {
      const value: unknown = parse(text);
      if (typeof reviver !== 'function') return value;
      measure(value, runtime());
      return parse(text, reviver);
    },
    stringify(value: unknown, ...options: unknown[]): string {
      measure(value, runtime());
      return Reflect.apply(stringify, undefined, [value, ...options]) as string; // or undefined, as ever
    },
  });
}

/** Throws when a value is too deep, or larger than the fuel that is left. Runs no getter. */
function measure(value: unknown, runtime: GuestRuntime, depth = 0): void {
  if (typeof value !== 'object' || value === null) return;
  if (depth > MAX_NESTING) throw new Error(`JSON takes values that nest ${MAX_NESTING} deep, and no deeper`);
  const keys = Object.keys(value);
  runtime.fuel -= keys.length + 1;
  if (runtime.fuel < 0) throw new Error('the value is too large for JSON');
  for (const key of keys) measure(Object.getOwnPropertyDescriptor(value, key)?.value, runtime, depth + 1);
}
