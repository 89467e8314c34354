/**
 * A document whose handlers look at the language itself: which members the built-ins have, and what they answer where
 * engines are known to differ. Each look is an operation that works for as long as what it saw says, so that two engines
 * that show a handler different things give it different durations, under the name of the look.
 */
import { GUEST_GLOBALS } from '../../simulator/lowering/allowlist';

const PRELUDE = `
const members = (holder: any): string[] => Object.getOwnPropertyNames(holder).sort().map((name) => {
  const value = Object.getOwnPropertyDescriptor(holder, name)?.value;
  return name + ' ' + typeof value + (typeof value === 'function' ? value.length : '');
});
const above = (value: any): any => Object.getPrototypeOf(value);
const thrown = (attempt: () => unknown): string => {
  try { return 'gave ' + String(attempt()); } catch (error: any) { return error.name + ': ' + error.message; }
};
const digest = (value: unknown): number => {
  let sum = 7;
  for (const letter of JSON.stringify(value) ?? 'nothing') sum = (sum * 31 + letter.charCodeAt(0)) % 65521;
  return sum;
};
`;

/** Looks by the names of their operations. */
function looks(): Record<string, string> {
  const named = GUEST_GLOBALS.flatMap((name): [string, string][] => [
    [`members_${name}`, `Object(${name}) === ${name} ? members(${name}) : String(${name})`],
    [`prototype_${name}`, `${name} && (${name} as any).prototype ? members((${name} as any).prototype) : ''`],
  ]);
  return {
    ...Object.fromEntries(named),
    iterators: `[[].values(), new Map().values(), new Set().values(), ''[Symbol.iterator]()].map((one) => [members(above(one)), members(above(above(one)))])`,
    functions: `members(above(() => 0))`,
    stack: `new Error('words').stack`,
    texts: `[String(Math.max), String(digest), String(Object)]`,
    native: `[() => (null as any).field, () => (undefined as any)(), () => JSON.parse('{'), () => new Array(-1), () => 'a'.repeat(-1), () => BigInt('x'), () => Symbol() + '', () => decoy].map(thrown)`,
    numbers: `[(0.1).toString(3), (1 / 3).toFixed(20), (123.456).toPrecision(4), 1e21, 5e-324, (2 ** 0.5), 0.1 + 0.2, Number('0x1p3'), parseFloat('1e999')]`,
    functionsOfMath: `[1e-9, 0.1, 0.7, 3, 1e5, 1e300].map((x) => [Math.sin(x), Math.tan(x), Math.log(x), Math.log1p(x), Math.exp(-x), Math.expm1(-x), Math.cbrt(x), Math.pow(x, 0.3), Math.atan2(x, 2), Math.hypot(x, 1), Math.tanh(x), Math.asinh(x)])`,
    sorting: `[[3, 20, 100].sort(), ['b', undefined, 'a'].sort(), Array.from({ length: 600 }, (_, i) => (i * 7919) % 601).sort((a, b) => (a % 10) - (b % 10))]`,
    keys: `Object.keys({ b: 1, 2: 1, a: 1, 1: 1, [-1]: 1 })`,
    later: `['groupBy', 'union', 'isError', 'fromAsync', 'rawJSON', 'try', 'sumPrecise', 'getOrInsert', 'take'].map((name) => [Object, new Set(), Error, Array, JSON, Promise, Math, new Map(), [].values()].map((holder: any) => typeof holder[name]))`,
  };
}

/** The document; each of its operations is asked for once, a second after the one before. */
export function languageDocument(): object {
  const all = Object.entries(looks());
  const handlers = all.map(
    ([name, expression]) => `export async function ${name}(ctx: any) {
  const decoy = 1;
  const seen: unknown = ${expression};
  await ctx.work(digest(seen) / 100);
  return decoy;
}`,
  );
  return {
    format: 'faultline/1',
    name: 'language',
    title: 'Language',
    summary: 'Handlers that look at the language.',
    modules: {
      look: {
        explains: 'Looks.',
        operations: Object.fromEntries(all.map(([name]) => [name, {}])),
        handlers: PRELUDE + handlers.join('\n'),
      },
    },
    tasks: Object.fromEntries(
      all.map(([name]) => [name, { weight: 1, steps: [{ request: `look.${name}` }] }]),
    ),
    deployments: { one: { explains: 'One process.', services: { looking: { modules: ['look'] } } } },
    experiments: {
      once: {
        workload: { requests: all.map(([task], second) => ({ at: `${second}s`, task })) },
        length: `${all.length + 1}s`,
      },
    },
  };
}
