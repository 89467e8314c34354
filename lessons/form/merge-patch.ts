/** JSON merge patch, RFC 7396: what a patch names is replaced, null removes, objects are merged, lists are replaced as wholes. */
import type { Plain } from '../../simulator/model/plan';

type PlainObject = { readonly [key: string]: Plain };

/** The patched value; neither argument is changed. */
export function mergePatch(target: Plain | undefined, patch: Plain): Plain {
  if (!isObject(patch)) return patch;
  const entries = new Map(isObject(target) ? Object.entries(target) : []);
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) entries.delete(key);
    else entries.set(key, mergePatch(entries.get(key), value));
  }
  return Object.fromEntries(entries);
}

/**
 * The patch that makes one value of another; undefined when there is none, for a patch cannot set a null in an object. What
 * it makes may have its keys in another order.
 */
export function patchBetween(from: Plain | undefined, to: Plain): Plain | undefined {
  if (!isObject(to)) return to;
  const before = isObject(from) ? from : {};
  const entries = Object.entries(to).filter(([key, value]) => !isEqual(before[key], value));
  const made = entries.map(([key, value]) => [
    key,
    value === null ? undefined : patchBetween(before[key], value),
  ]);
  if (made.some(([, patch]) => patch === undefined)) return undefined;
  const gone = Object.keys(before).filter((key) => !Object.hasOwn(to, key));
  return Object.fromEntries([...made, ...gone.map((key) => [key, null])]) as Plain; // none of them is undefined
}

/** Whether two values are the same, whatever the order of their keys. */
export function isEqual(one: Plain | undefined, other: Plain | undefined): boolean {
  if (isList(one) && isList(other))
    return one.length === other.length && one.every((entry, i) => isEqual(entry, other[i]));
  if (!isObject(one) || !isObject(other)) return one === other;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && isEqual(one[key], other[key]))
  );
}

/** The patch that sets one value, at a path of names joined by dots. */
export function patchAt(path: string, value: Plain): Plain {
  return path.split('.').reduceRight<Plain>((inner, key) => ({ [key]: inner }), value);
}

function isList(value: Plain | undefined): value is readonly Plain[] {
  return Array.isArray(value);
}

/** Whether it is an object, and no list. */
export function isObject(value: Plain | undefined): value is PlainObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
