/** Which globals survive. An allowlist, so that what browsers add next year is gone as well. */

/**
 * The language's own names, without those that read a clock (Date, Temporal), chance, the host's locale (Intl), its
 * threads (Atomics, SharedArrayBuffer) or its garbage collector (WeakRef, FinalizationRegistry), and without `eval`.
 */
const LANGUAGE: ReadonlySet<PropertyKey> = new Set([
  ...['globalThis', 'undefined', 'NaN', 'Infinity', 'isFinite', 'isNaN', 'parseFloat', 'parseInt'],
  ...['decodeURI', 'decodeURIComponent', 'encodeURI', 'encodeURIComponent'],
  ...[
    'Array',
    'BigInt',
    'Boolean',
    'Function',
    'Iterator',
    'JSON',
    'Map',
    'Math',
    'Number',
    'Object',
    'Promise',
  ],
  ...['Proxy', 'Reflect', 'RegExp', 'Set', 'String', 'Symbol', 'WeakMap', 'WeakSet'],
  ...[
    'AggregateError',
    'Error',
    'EvalError',
    'RangeError',
    'ReferenceError',
    'SyntaxError',
    'TypeError',
    'URIError',
  ],
  ...[
    'ArrayBuffer',
    'DataView',
    'BigInt64Array',
    'BigUint64Array',
    'Float32Array',
    'Float64Array',
    'Int8Array',
  ],
  ...['Int16Array', 'Int32Array', 'Uint8Array', 'Uint8ClampedArray', 'Uint16Array', 'Uint32Array'],
]);

/**
 * Removes from the global object, and from the host's prototypes behind it, every property that is neither the language's
 * nor in `keep`; and chance from Math. Throws when one cannot be removed.
 */
export function removeReach(global: object, keep: readonly string[]): void {
  const kept = new Set<PropertyKey>(keep);
  for (let holder: object = global; holder !== Object.prototype;) {
    for (const name of Reflect.ownKeys(holder)) {
      if (holder === global && (LANGUAGE.has(name) || kept.has(name))) continue;
      remove(holder, name);
    }
    const next: unknown = Object.getPrototypeOf(holder);
    if (typeof next !== 'object' || next === null) break;
    holder = next;
  }
  remove(Math, 'random');
}

function remove(holder: object, name: PropertyKey): void {
  // `constructor` leads from a host's prototype back to the host's classes, and is removed like all else.
  if (Reflect.deleteProperty(holder, name) || isConstant(holder, name)) return;
  throw new Error(`The global ${String(name)} cannot be removed, so guest code must not run here.`);
}

/** A number or text that the host has fixed for ever (`TEMPORARY` is 0) leads nowhere. */
function isConstant(holder: object, name: PropertyKey): boolean {
  const described = Object.getOwnPropertyDescriptor(holder, name);
  return described?.writable === false && Object(described.value) !== described.value;
}
