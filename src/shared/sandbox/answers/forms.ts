/** Checks to build checks from. `form` wants one for each field of the type, so that a new field cannot be forgotten. */

export type Check<T> = (value: unknown) => value is T;

/** Any text; how long all texts of an answer are together has been checked before. */
export const isText: Check<string> = (value): value is string => typeof value === 'string';
export const isBoolean: Check<boolean> = (value) => typeof value === 'boolean';
/** Any number, NaN and infinities included. */
export const isNumber: Check<number> = (value) => typeof value === 'number';
/** An integer that a number holds exactly: counts, ids (-1 is "none"), simulated times. */
export const isInteger: Check<number> = (value): value is number => Number.isSafeInteger(value);

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);
}

/** An object with these fields; others may be there and are nobody's business. */
export function form<T extends object>(fields: { readonly [K in keyof T]-?: Check<T[K]> }): Check<T> {
  const checks: [string, Check<unknown>][] = Object.entries(fields);
  return (value): value is T => isRecord(value) && checks.every(([name, check]) => check(value[name]));
}

export function listOf<T>(check: Check<T>): Check<T[]> {
  return (value): value is T[] => Array.isArray(value) && value.every((item) => check(item));
}

export function oneOf<T extends string>(...words: readonly T[]): Check<T> {
  const known: ReadonlySet<unknown> = new Set(words);
  return (value): value is T => known.has(value);
}

export function orUndefined<T>(check: Check<T>): Check<T | undefined> {
  return (value): value is T | undefined => value === undefined || check(value);
}

export function orNull<T>(check: Check<T>): Check<T | null> {
  return (value): value is T | null => value === null || check(value);
}

/** A typed array of a kind, over memory of its own. */
export function arrayOf<T extends ArrayBufferView>(kind: { new (length: number): T }): Check<T> {
  return (value): value is T => value instanceof kind;
}
