/**
 * The override mistake: once a prototype is frozen, assigning a property of the same name on an *instance* fails too.
 * Ordinary code does that to a few names (`error.message = …`, `shape.toString = …`, `Old.prototype.constructor = …`).
 * Those become accessors whose setter puts the value on the instance. They stay few: an accessor on an array's or a
 * promise's prototype would take fast paths away from the whole engine.
 */

const ASSIGNED: readonly (readonly [object, readonly string[]])[] = [
  [
    Object.prototype,
    [
      'constructor',
      'hasOwnProperty',
      'isPrototypeOf',
      'propertyIsEnumerable',
      'toLocaleString',
      'toString',
      'valueOf',
    ],
  ],
  [Error.prototype, ['constructor', 'message', 'name', 'toString']],
  ...[AggregateError, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError].map(
    (kind) => [kind.prototype, ['constructor', 'message', 'name']] as const,
  ),
];

/** Makes the few names that instances assign assignable although their prototypes are about to be frozen. */
export function allowOverrides(): void {
  for (const [prototype, names] of ASSIGNED) {
    for (const name of names) makeAssignable(prototype, name);
  }
}

function makeAssignable(prototype: object, name: string): void {
  const described = Object.getOwnPropertyDescriptor(prototype, name);
  if (described === undefined || !('value' in described)) return;
  const original: unknown = described.value;
  Object.defineProperty(prototype, name, {
    get: () => original,
    set(this: unknown, value: unknown) {
      if (this === prototype || (typeof this !== 'object' && typeof this !== 'function') || this === null) {
        throw new TypeError(`The built-in ${name} cannot be changed.`);
      }
      // What assigning would have done, had the prototype held an ordinary property.
      Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true });
    },
    enumerable: false,
    configurable: true,
  });
}
