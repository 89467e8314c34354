/** Documents that are wrong, and handlers that misbehave: each ends with exit code 1, its place and a hint. */
import { expect, test } from 'vitest';
import { cornerShop } from '../../lessons/systems/corner-shop';
import { onlineBoutique } from '../../lessons/systems/online-boutique';
import { buying, CommandLine, documentOf } from './command-line';

const cli = new CommandLine();

/** A copy of the corner shop as JSON, changed. */
function brokenShop(change: (document: Shop) => void): object {
  const document = JSON.parse(JSON.stringify(cornerShop)) as Shop; // shipped, and tested to be a document
  change(document);
  return document;
}

interface Shop {
  format: string;
  colour?: string;
  deployments: { monolith: { services: { shop: { modules: string[] } } } };
  tasks: { placeOrder: { steps: { request: string }[] } };
  modules: { orders: { handlers: string } };
}

test.each([
  ['corner-shop', cornerShop],
  ['online-boutique', onlineBoutique],
])('the shipped %s has no faults, as a file too', async (name, document) => {
  const file = cli.file(`${name}.json`, document);
  expect(await cli.here('check', file)).toEqual({ code: 0, stdout: `${file}: no faults\n`, stderr: '' });
});

test.each<[string, string | object, RegExp[]]>([
  [
    'malformed JSON',
    '{\n  "format": "faultline/1",\n  "name": tiny\n}',
    [/malformed-json/, /line 3, column 11/, /`tiny`/],
  ],
  ['an empty file', '', [/malformed-json/, /line 1, column 1/, /end of the file/]],
  ['no text', '\u0000\u0001', [/malformed-json/]],
  ['no object', '[]', [/wrong-type/, /at: +document/, /begin with/]],
  ['no format', '{}', [/no-format/, /faultline\/1/]],
  [
    'a newer format',
    brokenShop((shop) => (shop.format = 'faultline/9')),
    [/newer-format/, /at: +format/, /newer Faultline/],
  ],
  ['an unknown key', brokenShop((shop) => (shop.colour = 'red')), [/unknown-key/, /at: +colour/]],
  [
    'a dangling reference',
    brokenShop((shop) => (shop.deployments.monolith.services.shop.modules[0] = 'user')),
    [/unknown-module/, /at: +deployments\.monolith\.services\.shop\.modules\[0\]/, /`users`/],
  ],
  [
    'an unknown operation',
    brokenShop((shop) => shop.tasks.placeOrder.steps.push({ request: 'orders.plaice' })),
    [/unknown-operation/, /at: +tasks\.placeOrder\.steps\[1\]/, /`orders\.place`/],
  ],
  [
    'handlers that are no TypeScript',
    brokenShop((shop) => (shop.modules.orders.handlers += '\nconst = 5;')),
    [/syntax/, /at: +modules\.orders\.handlers, line \d+, column 7/],
  ],
])('check and run refuse %s', async (name, document, words) => {
  const file = cli.file(`${name}.json`, document);
  const [checked, run] = [await cli.here('check', file), await cli.here('run', file)];
  for (const answer of [checked, run]) {
    expect(answer).toMatchObject({ code: 1, stdout: '' });
    for (const word of words) expect(answer.stderr).toMatch(word);
  }
});

/** What reaches out is refused before it runs, at its place. */
test.each([
  ['fetch', `await fetch('http://127.0.0.1:1');`, /line 3, column 7\n.*`fetch`.*\n.*ctx\.call/],
  ['import', `await import('node:net');`, /line 3, column 7\n.*import/],
  ['require', `require('node:fs');`, /line 3, column 1\n.*`require`/],
  ['process', `return process.env;`, /line 3, column 8\n.*`process`/],
  ['globalThis', `return globalThis;`, /line 3, column 8\n.*`globalThis`/],
  ['eval', `eval('1');`, /line 3, column 1\n.*`eval`/],
  ['time', `return Date.now();`, /line 3, column 8\n.*`Date`.*\n.*ctx\.now/],
])('check refuses handlers that use %s', async (name, body, words) => {
  const { code, stderr } = await cli.here('check', cli.file(`${name}.json`, documentOf(buying(body))));
  expect(code).toBe(1);
  expect(stderr).toMatch(words);
});

test.each<[string, string, RegExp[]]>([
  [
    'throw',
    buying(`throw new Error('boom');`),
    [/HANDLER_ERROR/, /modules\.shop\.handlers, shop\.buy/, /boom/, /ctx\.fail/],
  ],
  [
    'trip',
    buying(`const x: any = undefined; return x.y;`),
    [/NATIVE_ERROR/, /shop\.buy/, /hint: look for undefined/],
  ],
  ['spin', buying(`let n = 0;\nwhile (true) n++;`), [/OUT_OF_FUEL/, /shop\.buy, line 4/, /an end/]],
  ['spin in awaits', buying(`for (;;) await null;`), [/OUT_OF_FUEL/, /line 3/]],
  [
    'recurse',
    buying(`return f(0);`, `function f(n: number): number { return f(n + 1); }`),
    [/TOO_DEEP/, /line 1/, /recursion/],
  ],
  [
    'call an unknown module',
    buying(`await ctx.call('shopp.buy');`),
    [/UNKNOWN_OPERATION/, /“shopp\.buy”/, /`shop\.buy`/],
  ],
  [
    'call an unknown module and hide it',
    buying(`try { await ctx.call('nobody.home'); } catch {}`),
    [/UNKNOWN_OPERATION/, /“nobody\.home”/],
  ],
  [
    'use an unknown table',
    buying(`await ctx.table('rows').get('a');`),
    [/UNKNOWN_TABLE/, /“rows”/, /declare/],
  ],
  ['answer with a function', buying(`return () => 1;`), [/NOT_PLAIN/, /survives JSON/]],
  [
    'never resolve',
    buying(`await new Promise(() => {});`),
    [/NEVER_RESOLVED/, /shop\.buy/, /10 s/, /new Promise/],
  ],
])('handlers that %s are told of after the run', async (name, handlers, words) => {
  const file = cli.file(`${name}.json`, documentOf(handlers));
  const { code, stdout, stderr } = await cli.faultline('run', file, '--json');
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    failure: null,
    requests: { started: 1 },
    handlerFaults: [{ count: 1 }],
  });
  for (const word of words) expect(stderr).toMatch(word);
});

test.each<[string, string, RegExp[]]>([
  [
    'throw when they load',
    buying('', `throw new Error('boom');`),
    [/MODULE_FAILED/, /shop could not be started: boom/],
  ],
  [
    'spin when they load',
    buying('', `\nwhile (true) {}`),
    [/MODULE_FAILED/, /shop, line 2: took more steps/],
  ],
  [
    'allocate without end',
    buying(`for (;;) kept.push(Array(100_000).fill(kept.length));`, `const kept: number[][] = [];`),
    [/OUT_OF_MEMORY/, /tiny/, /1024 MiB/, /without end/],
  ],
])('handlers that %s end the run', async (name, handlers, words) => {
  const { code, stdout, stderr } = await cli.faultline('run', cli.file(`${name}.json`, documentOf(handlers)));
  expect(code).toBe(1);
  expect(stdout).toBe('');
  for (const word of words) expect(stderr).toMatch(word);
});

test('what handlers do right is no fault: a refusal of the business, a long wait, a fault that was asked for', async () => {
  const body = `await ctx.sleep(8000); throw ctx.fail('SOLD_OUT');`;
  const file = cli.file('fine.json', documentOf(buying(body)));
  expect(await cli.faultline('run', file)).toMatchObject({ code: 0, stderr: '' });
  expect(await cli.faultline('run', file, '--for', '5s')).toMatchObject({ code: 0, stderr: '' });
  expect(await cli.faultline('run', file, '--fault', "throw in shop 'a bug'")).toMatchObject({
    code: 0,
    stderr: '',
  });
  expect(await cli.faultline('run', file, '--fault', 'hang shop')).toMatchObject({ code: 0, stderr: '' });
});

test('a document cannot write to the terminal in its own hand', async () => {
  const file = cli.file('escape.json', documentOf(buying(`throw new Error('\\u001b[2J\\u0007gone');`)));
  const { stderr } = await cli.faultline('run', file);
  expect(stderr).toMatch('gone');
  // oxlint-disable-next-line no-control-regex -- that is what is looked for
  expect(stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
});
