/**
 * The edition of the language: ECMAScript 2023, which every engine has that this runs in. A member that is not of it is
 * there in one engine and missing in the next, so a handler that used it would have two histories. As with the globals, this
 * lists what stays, and not what goes: next year's additions are gone as well. Only what a guest can reach is listed.
 */

/** Members by holder, separated by spaces; `@@iterator` is `Symbol.iterator`. */
const members = (): readonly (readonly [object, string])[] => [
  [
    Object,
    `length name prototype assign create defineProperties defineProperty entries freeze fromEntries
    getOwnPropertyDescriptor getOwnPropertyDescriptors getOwnPropertyNames getOwnPropertySymbols getPrototypeOf hasOwn is
    isExtensible isFrozen isSealed keys preventExtensions seal setPrototypeOf values`,
  ],
  [
    Object.prototype,
    `constructor hasOwnProperty isPrototypeOf propertyIsEnumerable toLocaleString toString valueOf __proto__
    __defineGetter__ __defineSetter__ __lookupGetter__ __lookupSetter__`,
  ],
  [Function.prototype, 'length name arguments caller constructor apply bind call toString @@hasInstance'],
  [Array, 'length name prototype from isArray of @@species'],
  [
    Array.prototype,
    `length constructor at concat copyWithin entries every fill filter find findIndex findLast findLastIndex flat flatMap
    forEach includes indexOf join keys lastIndexOf map pop push reduce reduceRight reverse shift slice some sort splice
    toLocaleString toReversed toSorted toSpliced toString unshift values with @@iterator @@unscopables`,
  ],
  [String, 'length name prototype fromCharCode fromCodePoint raw'],
  [
    String.prototype,
    `length constructor at charAt charCodeAt codePointAt concat endsWith includes indexOf lastIndexOf localeCompare match
    matchAll normalize padEnd padStart repeat replace replaceAll search slice split startsWith substring toLocaleLowerCase
    toLocaleUpperCase toLowerCase toString toUpperCase trim trimEnd trimStart valueOf @@iterator anchor big blink bold
    fixed fontcolor fontsize italics link small strike sub substr sup trimLeft trimRight`,
  ],
  [
    Number,
    `length name prototype EPSILON MAX_SAFE_INTEGER MAX_VALUE MIN_SAFE_INTEGER MIN_VALUE NEGATIVE_INFINITY NaN
    POSITIVE_INFINITY isFinite isInteger isNaN isSafeInteger parseFloat parseInt`,
  ],
  [Number.prototype, 'constructor toExponential toFixed toLocaleString toPrecision toString valueOf'],
  [BigInt, 'length name prototype asIntN asUintN'],
  [BigInt.prototype, 'constructor toLocaleString toString valueOf @@toStringTag'],
  [Boolean, 'length name prototype'],
  [Boolean.prototype, 'constructor toString valueOf'],
  [
    Symbol,
    `length name prototype asyncIterator for hasInstance isConcatSpreadable iterator keyFor match matchAll replace search
    species split toPrimitive toStringTag unscopables`,
  ],
  [Symbol.prototype, 'constructor description toString valueOf @@toPrimitive @@toStringTag'],
  [Map, 'length name prototype @@species'],
  [
    Map.prototype,
    'constructor clear delete entries forEach get has keys set size values @@iterator @@toStringTag',
  ],
  [Set, 'length name prototype @@species'],
  [
    Set.prototype,
    'constructor add clear delete entries forEach has keys size values @@iterator @@toStringTag',
  ],
  [Error, 'length name prototype stackTraceLimit'],
  [Error.prototype, 'constructor message name toString'],
  [JSON, 'parse stringify @@toStringTag'],
  ...iterators(),
];

/** The prototypes of the iterators that values give, and the one above them all. */
function iterators(): (readonly [object, string])[] {
  const prototypes = [[].values(), new Map().values(), new Set().values(), ''[Symbol.iterator]()].map(
    (iterator) => Object.getPrototypeOf(iterator) as object, // every iterator has one
  );
  const above: object = Object.getPrototypeOf(prototypes[0]);
  return [
    [above, '@@iterator'],
    ...prototypes.map((prototype) => [prototype, 'next @@toStringTag'] as const),
  ];
}

/**
 * Removes from this realm's objects what the language did not have in 2023. To be called before they are frozen. What
 * cannot be removed stays: well-known symbols (`Symbol.dispose`), which do nothing by themselves.
 */
export function keepEdition(): void {
  for (const [holder, names] of members()) {
    const kept = new Set(names.split(/\s+/));
    for (const key of Reflect.ownKeys(holder)) {
      const name = typeof key === 'symbol' ? key.description?.replace('Symbol.', '@@') : key;
      if (name === undefined || !kept.has(name)) Reflect.deleteProperty(holder, key);
    }
  }
}
