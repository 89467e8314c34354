import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** The hardening as one script, so that it can be run in a realm of its own. */
let script = '';
let realm: Worker;

/** What a later edition of the language might add. */
const nextYear =
  'Object.groupBy = Set.prototype.union = Object.getPrototypeOf(Object.getPrototypeOf([].values())).take = () => 0;';

beforeAll(async () => {
  const bundle = await rolldown({ input: new URL('./index.ts', import.meta.url).pathname });
  const { output } = await bundle.generate({ format: 'iife', name: 'hardening' });
  await bundle.close();
  script = output[0].code;
  realm = open(`globalThis.kept = 1; ${nextYear} ${script}; hardening.harden(globalThis, ['kept']);`);
});

afterAll(() => realm.terminate());

/** A thread of Node, which does `preparation` and then evaluates the scripts that it is sent. */
function open(preparation: string): Worker {
  const main = `(() => {
    const { parentPort } = require('node:worker_threads');
    const { runInThisContext } = require('node:vm');
    ${preparation}
    parentPort.on('message', (text) => {
      let answer;
      try { answer = runInThisContext(text); } catch (error) { answer = String(error.message); }
      parentPort.postMessage(answer);
    });
  })();`;
  return new Worker(main, { eval: true });
}

async function run(text: string, thread = realm): Promise<unknown> {
  const answered = once(thread, 'message');
  thread.postMessage(text);
  const [answer]: unknown[] = await answered;
  return answer;
}

/** The value of an expression in the hardened realm, or the name of the error it throws. */
function evaluate(expression: string): Promise<unknown> {
  return run(
    `(() => { 'use strict'; try { return (${expression}) } catch (error) { return error.name } })()`,
  );
}

test.each([
  'fetch',
  'Date',
  'Intl',
  'WeakRef',
  'FinalizationRegistry',
  'Atomics',
  'SharedArrayBuffer',
  'WebAssembly',
  'eval',
])('%s is gone', async (name) => {
  expect(await evaluate(`typeof ${name}`)).toBe('undefined');
  expect(await evaluate(`'${name}' in globalThis`)).toBe(false);
});

test('what the caller names stays, and cannot be changed', async () => {
  expect(await evaluate('kept')).toBe(1);
  expect(await evaluate('globalThis.kept = 2')).toBe('TypeError');
});

test('chance is gone from Math', async () => {
  expect(await evaluate('typeof Math.random')).toBe('undefined');
});

test.each([
  'Function("return 1")()',
  '(() => {}).constructor("return 1")()',
  '(async () => {}).constructor("return 1")()',
  '(function* () {}).constructor("return 1")()',
  '(async function* () {}).constructor("return 1")()',
  'Object.getPrototypeOf((async () => {}).constructor)("return 1")()',
  'Reflect.construct((function* () {}).constructor, ["return 1"])',
])('no code is made from text by %s', async (attempt) => {
  expect(await evaluate(attempt)).toBe('TypeError');
});

test.each([
  'Object.prototype.polluted = 1',
  'Array.prototype.push = () => 0',
  'Promise.prototype.then = () => 0',
  'Map.prototype.get = () => 0',
  'Object.getPrototypeOf(Int8Array.prototype).set = () => 0',
  'Object.getPrototypeOf([].values()).next = () => 0',
  'Object.getPrototypeOf((function* () {})()).next = () => 0',
  'Object.getPrototypeOf(Object.getPrototypeOf([].values()))[Symbol.iterator] = () => 0',
  'Math.floor = () => 0',
  'JSON.parse = () => 0',
  'globalThis.Map = 0',
  'globalThis.fresh = 0',
  'Error.prepareStackTrace = () => 0',
  'Object.setPrototypeOf(Array.prototype, {})',
  'Object.defineProperty(Object.prototype, "then", { value: 1 })',
  'Object.prototype.toString = () => "mine"',
  'Error.prototype.message = "mine"',
])('%s fails', async (attempt) => {
  expect(await evaluate(attempt)).toBe('TypeError');
});

test.each([
  ['an error takes a message', "Object.assign(new Error('a'), { message: 'b' }).message", 'b'],
  [
    'a subclass names itself',
    '(() => { class E extends TypeError { constructor() { super(); this.name = "E"; } } return new E().name })()',
    'E',
  ],
  ['an object takes a toString', '(() => { const o = {}; o.toString = () => "o"; return `${o}` })()', 'o'],
  [
    'a prototype takes a constructor',
    '(() => { function A() {} A.prototype = {}; A.prototype.constructor = A; return new A().constructor === A })()',
    true,
  ],
  [
    'what is assigned is an ordinary property',
    '(() => { const o = {}; o.valueOf = 1; return JSON.stringify(Object.getOwnPropertyDescriptor(o, "valueOf")) })()',
    '{"value":1,"writable":true,"enumerable":true,"configurable":true}',
  ],
  [
    'it can be assigned twice',
    '(() => { const e = new Error(); e.name = "a"; e.name = "b"; return e.name })()',
    'b',
  ],
  ['instances of functions are known', '(() => 0) instanceof Function', true],
  ['unassigned names read as ever', 'new RangeError("a").toString()', 'RangeError: a'],
])('ordinary code goes on: %s', async (_what, expression, value) => {
  expect(await evaluate(expression)).toBe(value);
});

test('the prototypes of the host behind the global object are emptied', async () => {
  const thread = open(`
    class Host { reach() {} }
    Object.setPrototypeOf(globalThis, new Host());
    ${script}; hardening.harden(globalThis);`);
  expect(await run('typeof reach + typeof globalThis.reach', thread)).toBe('undefinedundefined');
  await thread.terminate();
});

test('a host that holds on to a name is not trusted', async () => {
  const thread = open(`Object.defineProperty(globalThis, 'held', { value: () => 1 });`);
  expect(await run(`(() => { ${script}; hardening.harden(globalThis); })()`, thread)).toMatch(
    'cannot be removed',
  );
  await thread.terminate();
});

test.each([
  ['function Map() {}', /^The guest's text declares Map/],
  ['var leak', /^The guest's text declares leak/],
  ['function* anything() {}', /^The guest's text declares anything/],
  ['let Reflect', /before initialization/],
  ['', /^fine$/],
])('text that declares "%s" beside the engine is not run', async (text, answer) => {
  const thread = open('');
  const engine = `(() => { ${script}; hardening.refuseDeclarations(globalThis); })();`;
  expect(await run(`${engine} ${text}\n;'fine'`, thread)).toMatch(answer);
  await thread.terminate();
});

test.each([
  ['"a".localeCompare("b")', 'localeCompare is not available'],
  ['["a"][0]["norm" + "alize"]("NFD")', 'normalize is not available'],
  ['(1234.5).toLocaleString()', 'toLocaleString is not available'],
  ['[1].toLocaleString()', 'toLocaleString is not available'],
  ['({}).toLocaleString()', 'toLocaleString is not available'],
  ['10n.toLocaleString()', 'toLocaleString is not available'],
  ['new Int8Array(1).toLocaleString()', 'toLocaleString is not available'],
  ['"aaa".match("(a+)+b")', 'match is not available'],
  ['"aaa".matchAll("(a+)+b")', 'matchAll is not available'],
  ['"aaa".search("(a+)+b")', 'search is not available'],
  ['"a".repeat(1 << 24)', 'repeat cannot make that much'],
  ['"a".padStart(1 << 24)', 'padStart cannot make that much'],
  ['"a".padEnd(1 << 24, "ab")', 'padEnd cannot make that much'],
  ['new Array(4e9).fill(0)', 'fill cannot make that much'],
  ['String(((a) => { for (let i = 0; i < 900; i++) a = [a]; return a })([]))', 'cannot be joined'],
])('%s is refused in our words', async (expression, words) => {
  const refused = `(() => { try { return (${expression}) } catch (e) { return e.constructor.name + ': ' + e.message } })()`;
  expect(await run(refused)).toMatch(`Error: ${words.startsWith('cannot') ? 'arrays' : words}`);
});

test.each([
  ['"a,b".split(",").join("-")', 'a-b'],
  ['"ab".repeat(3) + "7".padStart(3, "0") + "x".padEnd(2) + "."', 'ababab007x .'],
  ['"a-b-b".replaceAll("b", "c").replace("a", "d")', 'd-c-c'],
  ['"x1".match(/\\d/)[0]', '1'],
  ['String([1, [2, [3]]]) + new Array(2).fill(4)', '1,2,34,4'],
  ['JSON.stringify([[1, [2, [3]]].flat(), [[[1]]].flat(Infinity)])', '[[1,2,[3]],[1]]'],
  ['String(Array.prototype.push) + (() => secret)', 'function () { [code] }function () { [code] }'],
  ['"".repeat.name + "".repeat.length + ("prototype" in "".repeat)', 'repeat1false'],
  ['typeof Object.groupBy + typeof new Set().union + typeof [].values().take', 'undefinedundefinedundefined'],
  ['typeof Array.fromAsync + typeof Error.captureStackTrace', 'undefinedundefined'],
  ['new Error("words").stack', 'Error: words'],
  ['(() => { try { Error.stackTraceLimit = 9 } catch {} return Error.stackTraceLimit })()', 0],
])('of built-ins %s is left', async (expression, value) => {
  expect(await evaluate(expression)).toBe(value);
});
