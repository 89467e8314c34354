/** Freezing: every object of the language that code can reach, those without a name included. */

/** One instance of each kind whose prototype has no global name; the walk below finds the rest from them. */
function unnamed(): object[] {
  const list = [
    [].values(),
    new Map().entries(),
    new Set().values(),
    ''[Symbol.iterator](),
    'x'.matchAll(/x/g),
    (function* () {})(),
    (async function* () {})(),
    async function () {},
    // Strict arguments lead to the intrinsic that throws a TypeError.
    (function (..._: unknown[]) {
      return arguments;
    })(),
  ];
  return [...list, ...iteratorHelpers()];
}

/** The prototypes behind `iterator.map(…)` and `Iterator.from(…)`, where the language has them. */
function iteratorHelpers(): object[] {
  const values: object = [].values();
  const map: unknown = Reflect.get(values, 'map');
  const iterator: unknown = Reflect.get(Object.getPrototypeOf(Object.getPrototypeOf(values)), 'constructor');
  const from: unknown = typeof iterator === 'function' ? Reflect.get(iterator, 'from') : undefined;
  const made: unknown[] = [];
  if (typeof map === 'function') made.push(Reflect.apply(map, values, [() => 0]));
  if (typeof from === 'function')
    made.push(Reflect.apply(from, iterator, [{ next: () => ({ done: true }) }]));
  return made.filter(isObject);
}

/** Freezes `global`, what its properties hold and whatever can be reached from there, prototypes and accessors included. */
export function freezeIntrinsics(global: object): void {
  const waiting: object[] = [global, ...unnamed()];
  const seen = new Set(waiting);
  const visit = (value: unknown): void => {
    if (!isObject(value) || seen.has(value)) return;
    seen.add(value);
    waiting.push(value);
  };
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    freeze(next);
    visit(Object.getPrototypeOf(next));
    for (const name of Reflect.ownKeys(next)) {
      const described = Object.getOwnPropertyDescriptor(next, name);
      visit(described?.value);
      visit(described?.get);
      visit(described?.set);
    }
  }
}

/**
 * The prototypes that stores by index look through. V8 takes its slow path for every such store once one of them went
 * through Object.freeze (measured: 30 times slower for typed arrays).
 */
const BEHIND_STORES: ReadonlySet<object> = new Set([
  Object.prototype,
  ...[Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array].flatMap(
    prototypes,
  ),
  ...[Float32Array, Float64Array, BigInt64Array, BigUint64Array].flatMap(prototypes),
]);

function prototypes(kind: { readonly prototype: object }): object[] {
  return [kind.prototype, Object.getPrototypeOf(kind.prototype) as object]; // %TypedArray%.prototype
}

/**
 * Object.freeze, or the same property by property where that is faster. It is not faster elsewhere: touching an array's
 * `constructor` or an iterator's `next` singly takes V8's fast paths for spreading and iterating away.
 */
function freeze(object: object): void {
  if (!BEHIND_STORES.has(object)) {
    Object.freeze(object);
    return;
  }
  for (const name of Reflect.ownKeys(object)) {
    const described = Object.getOwnPropertyDescriptor(object, name) ?? {};
    const fixed = 'value' in described ? { writable: false, configurable: false } : { configurable: false };
    Object.defineProperty(object, name, fixed);
  }
  Object.preventExtensions(object);
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}
