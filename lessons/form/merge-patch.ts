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

/** The patch that sets one value, at a path of names joined by dots. */
export function patchAt(path: string, value: Plain): Plain {
  return path.split('.').reduceRight<Plain>((inner, key) => ({ [key]: inner }), value);
}

function isObject(value: Plain | undefined): value is PlainObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
