/**
 * The restricted child under attack. The guests here are raw text, as if the lowering had let it through; what they could
 * reach is judged at a listening server, at the child's output and from what they find, and each way out is first seen to
 * be one in an ordinary Node.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { childArguments, executeInChild, type ChildTask } from '../../simulator/cli/child';
import { compile } from '../../simulator/engine/compile';
import type { RunReport } from '../../simulator/engine/report';
import type { Plan } from '../../simulator/model/plan';
import { CODE_FROM_TEXT, TAMPERING } from '../security/attacks';
import { openTrap, type Trap } from '../security/trap';
import { buying, CommandLine, documentOf, runNode, type Answer } from './command-line';

const cli = new CommandLine();
const plan = planOf();
let trap: Trap;

beforeAll(async () => {
  trap = await openTrap();
});

afterAll(() => trap.close());

function planOf(): Plan {
  const compiled = compile(documentOf(buying('')), { seed: 1 });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults));
  return compiled.plan;
}

/** Raw text of a module: `setUp` as it is evaluated, `body` when its operation is called. */
function guest(setUp: string, body = ''): string {
  return `(function ($) { ${setUp}; return { shop: function () { return { buy: function* (ctx) { ${body} } }; } }; })`;
}

function execute(text: string, limits: { heapMib?: number; silenceMs?: number } = {}): Promise<RunReport> {
  return executeInChild(
    plan,
    text,
    { progress: () => undefined, otlp: undefined, view: 'truth' },
    { program: cli.child, ...limits },
  );
}

/** Runs the child as the command line does, but lets it live until it ends by itself: what it does late is seen, too. */
function leftAlone(text: string): Promise<Answer> {
  const task: ChildTask = { plan, text, otlp: null, traffic: false };
  return runNode(childArguments({ program: cli.child, heapMib: 256 }), JSON.stringify(task), {});
}

/** Script that tries expressions; `found` is then the list of those that gave something. */
function trying(expressions: readonly string[]): string {
  const tries = expressions.map((text) => `[${JSON.stringify(text)}, function () { return ${text}; }]`);
  return `const tries = [${tries.join(', ')}];
    const finds = ([, attempt]) => { try { return attempt.call(undefined) !== undefined; } catch { return false; } };
    for (const mine of [finds, ...tries.map(([, attempt]) => attempt)]) mine.isMine = true;
    const found = tries.filter(finds).map(([name]) => name).join('  ');`;
}

/** Expressions that give somebody what reaches out of the process, in Node or in a browser. */
const REACH = [
  ...['process', 'globalThis.process', 'global', 'this.process', 'require', 'module', 'Buffer'],
  ...[
    'fetch',
    'Headers',
    'FormData',
    'navigator',
    'WebAssembly',
    'MessageChannel',
    'BroadcastChannel',
    'performance',
  ],
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'structuredClone', 'console', 'crypto'],
  ...['Date', 'Intl', 'WeakRef', 'FinalizationRegistry', 'SharedArrayBuffer', 'Atomics', 'Math.random'],
  ...["process.binding('tcp_wrap')", "process.getBuiltinModule('net')", 'process.env', 'process.mainModule'],
  "({}).constructor.constructor('return process')()",
  "(function () {}).constructor('return process')()",
  "(async () => {}).constructor('return this')",
  "Reflect.construct(Object.getPrototypeOf(function* () {}).constructor, ['yield process'])",
  "(0, eval)('process')",
  'internalBinding',
  'primordials',
  'escape',
];

/** The same, from what only the child has. */
const REACH_INSIDE = [
  "$.constructor.constructor('return process')()",
  "ctx.constructor.constructor('return process')()",
  "ctx.call.constructor('return process')()",
  "$.globals.Promise.constructor('return process')()",
  // Sloppy functions know their callers: is one of them not the guest's own?
  '(function dig() { for (let c = dig.caller; c; c = c.caller) if (!c.isMine) return c; })()',
  'Error.captureStackTrace({}) ?? ((o) => { Error.captureStackTrace(o); return o.stack.includes(":") || undefined; })({})',
  '((e) => e.stack.includes("at ") || undefined)(new Error("x"))',
  'Reflect.ownKeys(globalThis).find((name) => /^(process|require|fetch|Buffer|global|set[A-Z].*|_.*)$/.test(String(name)))',
];

test('nothing that reaches out is to be found, though an ordinary Node has it', async () => {
  const outside = await runNode(['-e', `${trying(REACH)} require('node:fs').writeSync(1, found);`]);
  const found = outside.stdout.split('  ');
  expect(found).toEqual(
    expect.arrayContaining(['process', 'fetch', 'Buffer', "process.getBuiltinModule('net')"]),
  );
  expect(found.length).toBeGreaterThan(30);

  const report = await execute(
    guest('', `${trying([...REACH, ...REACH_INSIDE])} throw new Error('found: ' + found);`),
  );
  expect(report.handlerFaults).toMatchObject([{ code: 'HANDLER_ERROR', message: 'found: ' }]);
});

test('the language cannot be changed, and no code be made from text', async () => {
  const attempts = [
    ...TAMPERING,
    ...CODE_FROM_TEXT,
    "Object.defineProperty(Object.prototype, 'toJSON', { value: 1 })",
  ];
  const engine = [
    'ctx',
    '$.globals.Promise.prototype',
    '$.globals.Promise',
    '$.globals',
    '$.globals.JSON',
  ].flatMap((name) => [`Object.getPrototypeOf(${name}).then = 1`, `Object.setPrototypeOf(${name}, {})`]);
  const own = [
    '$.globals.Promise.all = 1',
    '$.globals.JSON.stringify = 1',
    'Object.getPrototypeOf(ctx).call = 1',
  ];
  const body = `'use strict'; ${trying([...attempts, ...engine.slice(2), ...own])} throw new Error('done: ' + found);`;
  const report = await execute(guest('', body));
  expect(report.handlerFaults).toMatchObject([{ message: 'done: ' }]);
});

/** Reaches for the network, as scripts; each asks the trap for something. */
function networkAttacks(): Record<string, string> {
  const { url, port } = trap;
  return {
    fetch: `fetch('${url}fetch')`,
    net: `import('node:net').then((net) => { const s = net.connect(${port}, '127.0.0.1', () => s.destroy()); })`,
    http: `import('node:http').then((http) => http.get('${url}http'))`,
    dgram: `import('node:dgram').then((d) => { const s = d.createSocket('udp4'); s.send('x', ${port}, '127.0.0.1', () => s.close()); })`,
    builtin: `process.getBuiltinModule('http').get('${url}builtin')`,
    worker: `import('node:worker_threads').then(({ Worker }) => new Worker("fetch('${url}worker')", { eval: true }))`,
    process: `import('node:child_process').then((c) => c.execFile(process.execPath, ['-e', "fetch('${url}process')"]))`,
    module: `import('data:text/javascript,fetch("${url}module")')`,
  };
}

test('no socket, worker or process is opened, at once or later', async () => {
  const attacks = Object.values(networkAttacks());
  const script = attacks.map((attack) => `try { (${attack})?.catch?.(() => 0); } catch {}`).join('\n');

  await runNode(['--input-type=module', '-e', script]);
  for (const name of ['fetch', 'http', 'datagram', 'builtin', 'worker', 'process', 'module'])
    expect(trap.visits()).toContain(name);
  const before = trap.visits().length;
  expect(before).toBeGreaterThan(attacks.length);

  const { stdout } = await leftAlone(
    guest(script, `${script}; yield Promise.resolve().then(() => { ${script} });`),
  );
  expect(stdout).toMatch(/^\{"kind":"report"/);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(trap.visits().slice(before)).toEqual([]);
});

test('modules cannot be imported, and what comes of trying leads nowhere', async () => {
  const names = [
    'node:fs',
    'node:net',
    'node:process',
    'node:module',
    './main.mjs',
    'data:text/javascript,0',
  ];
  const imports = names.map(
    (name) => `import(${JSON.stringify(name)}).then(() => got('${name}'), (e) => got(e.code))`,
  );
  // A rejection that nobody listens to makes the host look at its reason, custom printers included.
  const late = `(async () => { throw { [Symbol.for('nodejs.util.inspect.custom')](_depth, options, inspect) {
    try { return got(inspect.constructor('return process')()); } catch (error) { return 'printed ' + error.name; }
  } }; })()`;
  const text = guest(
    `const got = (what) => { throw new Error('got ' + what); }; ${imports.join('; ')}; ${late}`,
  );
  const { stdout, stderr } = await leftAlone(text);
  expect(stdout.split('\n')).toHaveLength(2);
  expect(stderr).not.toMatch(/got (node|\.|data|\[object)/);
});

test('only the engine writes to the output', async () => {
  const forged = JSON.stringify({ kind: 'progress', nowNs: 7 });
  const attacks = [
    `process.stdout.write('${forged}')`,
    `console.log('${forged}')`,
    `import('node:fs').then((fs) => fs.writeSync(1, '${forged}'))`,
    `JSON.stringify = () => '${forged}'`,
    `Object.prototype.toJSON = () => ({ kind: 'progress' })`,
    `Object.defineProperty(Array.prototype, 'toJSON', { value: () => [] })`,
  ];
  const script = attacks.map((attack) => `try { (${attack})?.catch?.(() => 0); } catch {}`).join('\n');
  const { stdout } = await leftAlone(guest(script, script));
  expect(stdout).not.toMatch('"nowNs":7');
  const [said, end] = stdout.split('\n');
  expect(end).toBe('');
  expect(JSON.parse(said ?? '')).toMatchObject({ kind: 'report', report: { requests: { started: 1 } } });
});

test.each([
  ['breaks out of its parentheses', '1)}; fetch(0); (function () {return (1'],
  ['is a statement', 'let x = 1'],
  ['is no function', '1'],
])('text that %s is not run', async (_what, text) => {
  await expect(execute(text)).rejects.toMatchObject({
    faults: [{ code: expect.stringMatching(/MODULE_FAILED|PROCESS_DIED/) as string }],
  });
});

test('text after its expression is never reached, and declares nothing', async () => {
  const text = `${guest('', 'throw new Error(typeof globalThis.leak)')}); var leak = 1; let JSON = 2; throw (3`;
  const report = await execute(text);
  expect(report.handlerFaults).toMatchObject([{ message: 'undefined' }]);
});

test('a spin that no fuel counts is ended from outside', async () => {
  const began = performance.now();
  const run = execute(guest('', 'for (;;);'), { silenceMs: 3_000 });
  const hint = expect.stringMatching(/steps/) as string;
  await expect(run).rejects.toMatchObject({
    faults: [{ code: 'UNRESPONSIVE', path: 'the handlers of tiny', hint }],
  });
  expect(performance.now() - began).toBeGreaterThan(2_900);
});

test('a heap bomb is named', async () => {
  const run = execute(guest('const all = []', 'for (;;) all.push({ a: [1, 2, 3] });'), { heapMib: 64 });
  const message = expect.stringMatching(/64 MiB/) as string;
  await expect(run).rejects.toMatchObject({ faults: [{ code: 'OUT_OF_MEMORY', message }] });
});

test('deep recursion ends the run, with the operation', async () => {
  const { failure } = await execute(guest('const dig = (n) => dig(n + 1) + 1', 'dig(0);'));
  expect(failure).toMatchObject({ code: 'STACK_OVERFLOW', operation: 'shop.buy' });
});
