/**
 * Built-ins that a guest reaches without naming them, as methods of values it has: what would tell one engine or machine
 * from another, and what does boundless work in one step that burns no fuel. The compiler refuses the first kind by name
 * where it is written out; here it is caught however it is reached. Refusals are plain errors, whose words are kept.
 */

/** Characters that one call may make, and items that one call may write. */
const MAX_CHARACTERS = 1 << 20;
const MAX_ITEMS = 1 << 24;
/** Arrays within arrays that one call may go down into; far below what any stack holds. */
const MAX_NESTING = 200;

type Method = (this: unknown, ...args: unknown[]) => unknown;

/** Restricts the built-ins of this realm, for good once they are frozen. To be called before guest code exists. */
export function restrictBuiltIns(): void {
  refuseLocales();
  refusePatterns();
  boundWork();
  hideHost();
}

/** What depends on the language data of the machine. */
function refuseLocales(): void {
  const typedArray: unknown = Object.getPrototypeOf(Int8Array.prototype);
  const holders: readonly (readonly [unknown, readonly string[]])[] = [
    [String.prototype, ['localeCompare', 'normalize', 'toLocaleLowerCase', 'toLocaleUpperCase']],
    ...[Array.prototype, Number.prototype, BigInt.prototype, Object.prototype, typedArray].map(
      (holder) => [holder, ['toLocaleString']] as const,
    ),
  ];
  for (const [holder, names] of holders) {
    for (const name of names) {
      replace(holder, name, () => () => {
        throw new Error(`${name} is not available: it depends on the language data of the machine`);
      });
    }
  }
}

/** Texts that become regular expressions: one that backtracks without end burns no fuel. The engine's own pass. */
function refusePatterns(): void {
  for (const name of ['match', 'matchAll', 'search']) {
    replace(
      String.prototype,
      name,
      (original) =>
        function (pattern) {
          if (typeof pattern === 'object' && pattern !== null)
            return Reflect.apply(original, this, [pattern]);
          throw new Error(`${name} is not available: use startsWith, includes, indexOf or split`);
        },
    );
  }
}

/** What makes or visits any amount of things in one step. */
function boundWork(): void {
  replace(
    String.prototype,
    'repeat',
    (original) =>
      function (count) {
        const [text, times] = [asText(this), Number(count)];
        if (text.length * times > MAX_CHARACTERS) throw tooLarge('repeat');
        return Reflect.apply(original, text, [times]);
      },
  );
  for (const name of ['padStart', 'padEnd']) {
    replace(
      String.prototype,
      name,
      (original) =>
        function (length, filler = ' ') {
          const [text, upTo] = [asText(this), Number(length)];
          if (upTo > MAX_CHARACTERS) throw tooLarge(name);
          return Reflect.apply(original, text, [upTo, filler]);
        },
    );
  }
  replace(
    Array.prototype,
    'fill',
    (original) =>
      function (...args) {
        if (Number((this as ArrayLike<unknown>).length) > MAX_ITEMS) throw tooLarge('fill'); // whatever it is, it is asked
        return Reflect.apply(original, this, args);
      },
  );
  replace(
    Array.prototype,
    'flat',
    (original) =>
      function (depth = 1) {
        return Reflect.apply(original, this, [Math.min(Number(depth), MAX_NESTING)]);
      },
  );
  // An array's toString joins it, and so each array within it.
  let nesting = 0;
  replace(
    Array.prototype,
    'join',
    (original) =>
      function (...args) {
        if (nesting >= MAX_NESTING) throw new Error(`arrays more than ${MAX_NESTING} deep cannot be joined`);
        nesting++;
        try {
          return Reflect.apply(original, this, args);
        } finally {
          nesting--;
        }
      },
  );
}

/** What shows the host's stacks and this script's own text, and the way to promises that are not the kernel's. */
function hideHost(): void {
  replace(Function.prototype, 'toString', () => () => 'function () { [code] }');
  Reflect.deleteProperty(Array, 'fromAsync');
  Reflect.deleteProperty(Error, 'captureStackTrace');
  Object.defineProperty(Error, 'stackTraceLimit', { value: 0 });
}

/** Puts another method in the place of `name`, where the language has one. It is no constructor, as built-ins are none. */
function replace(holder: unknown, name: string, make: (original: Method) => Method): void {
  if (typeof holder !== 'object' && typeof holder !== 'function') return;
  const original: unknown = holder === null ? undefined : Reflect.get(holder, name);
  if (holder === null || typeof original !== 'function' || !Object.hasOwn(holder, name)) return;
  const inner = make(original as Method); // typeof was checked
  const { method } = {
    method(this: unknown, ...args: unknown[]) {
      return Reflect.apply(inner, this, args);
    },
  };
  Object.defineProperty(method, 'name', { value: name });
  Object.defineProperty(method, 'length', { value: original.length });
  Object.defineProperty(holder, name, {
    value: method,
    writable: true,
    enumerable: false,
    configurable: true,
  });
}

/** `this` as the methods of texts take it. */
function asText(value: unknown): string {
  if (value === undefined || value === null) throw new TypeError('there is no text');
  return String(value);
}

function tooLarge(name: string): Error {
  return new Error(`${name} cannot make that much in one step`);
}
