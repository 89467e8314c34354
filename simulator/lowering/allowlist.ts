/**
 * What a handler may name without having declared it. This is the only list of it: the compiler refuses every other free
 * name, and the guest runtime supplies exactly these, as `$.globals`, in versions that are the same in every engine.
 */

/** The guest's globals. `Promise` is the kernel's and `Math` the portable one; neither reads a clock nor draws chance. */
export const GUEST_GLOBALS = [
  'AggregateError',
  'Array',
  'BigInt',
  'Boolean',
  'Error',
  'Infinity',
  'JSON',
  'Map',
  'Math',
  'NaN',
  'Number',
  'Object',
  'Promise',
  'RangeError',
  'Set',
  'String',
  'Symbol',
  'TypeError',
  'isFinite',
  'isNaN',
  'parseFloat',
  'parseInt',
  'undefined',
] as const;

/** A name on the list. */
export type GuestGlobal = (typeof GUEST_GLOBALS)[number];

const ALLOWED: ReadonlySet<string> = new Set(GUEST_GLOBALS);

/** Whether a handler may use the name without declaring it. */
export function isGuestGlobal(name: string): name is GuestGlobal {
  return ALLOWED.has(name);
}

/** Properties that handlers may not touch, and why: they would differ between engines or machines. */
export const REFUSED_PROPERTIES: ReadonlyMap<string, string> = new Map(
  [
    'localeCompare',
    'normalize',
    'toLocaleDateString',
    'toLocaleLowerCase',
    'toLocaleString',
    'toLocaleTimeString',
    'toLocaleUpperCase',
  ].map((name) => [name, 'it depends on the language data of the machine: compare and print without it']),
);

/** What to write instead of a global that other environments have. */
export const INSTEAD: ReadonlyMap<string, string> = new Map([
  ['Date', 'use ctx.now(): simulated milliseconds since the run began'],
  ['performance', 'use ctx.now(): simulated milliseconds since the run began'],
  ['crypto', 'use ctx.newId(prefix) for a fresh name, ctx.random() for chance'],
  ['setTimeout', 'use await ctx.sleep(milliseconds)'],
  ['setInterval', 'use a loop with await ctx.sleep(milliseconds)'],
  ['setImmediate', 'handlers wait with await ctx.sleep(0)'],
  ['queueMicrotask', 'handlers wait with await ctx.sleep(0)'],
  ['console', 'use ctx.log(message)'],
  ['fetch', 'nothing leaves the simulation: use ctx.call(operation, args)'],
  ['XMLHttpRequest', 'nothing leaves the simulation: use ctx.call(operation, args)'],
  ['WebSocket', 'nothing leaves the simulation: use ctx.call(operation, args)'],
  ['require', 'a handler is given all it may use as ctx'],
  ['process', 'a handler knows only its simulated world, through ctx'],
  ['RegExp', 'use startsWith, includes, indexOf or split'],
  ['eval', 'text is never run as code'],
  ['Function', 'text is never run as code'],
  ['structuredClone', 'messages and rows are plain values: copy them with a spread'],
  ['WeakMap', 'use a Map'],
  ['WeakSet', 'use a Set'],
]);
