/** The shape of lowered text: what the kernel and the page rely on. */
import { readdirSync, readFileSync } from 'node:fs';
import vm from 'node:vm';
import { expect, test } from 'vitest';
import { lower, type GuestModule } from '.';
import { GUEST_GLOBALS } from './allowlist';
import { GUEST_API } from './guest-api';
import { CORPUS } from './testing/corpus';
import { FakeRuntime, type LoweredDocument } from './testing/fake-runtime';

const SYSTEMS = new URL('../../lessons/systems/', import.meta.url);

function textOf(...modules: GuestModule[]): string {
  const result = lower(modules);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.text;
}

function evaluate(text: string): LoweredDocument {
  return vm.runInThisContext(text) as LoweredDocument; // lower says so
}

/** The modules of a shipped system that bring handlers. */
function shipped(system: string): GuestModule[] {
  const folder = new URL(`${system}/`, SYSTEMS);
  const document = JSON.parse(readFileSync(new URL('system.json', folder), 'utf8')) as { modules: object }; // its schema
  const files = readdirSync(folder);
  const names = Object.keys(document.modules).filter((name) => files.includes(`${name}.ts`));
  return names.map((name) => ({ name, source: readFileSync(new URL(`${name}.ts`, folder), 'utf8') }));
}

test('an operation is a plain generator function, created once an instance', () => {
  const text = textOf({
    name: 'orders',
    source: `let n = 0; export async function place(ctx: any) { await ctx.work(); return ++n; }`,
  });
  expect(text).not.toMatch(/__awaiter|async |await/);
  const document = evaluate(text)(new FakeRuntime());
  const instance = document['orders']?.();
  expect(Object.keys(instance ?? {})).toEqual(['place']);
  expect(Object.prototype.toString.call(instance?.['place'])).toBe('[object GeneratorFunction]');
  expect(text).toContain('function* place(ctx) {');
});

test('each instance has state of its own', () => {
  const text = textOf({ name: 'm', source: `let n = 0; export async function next() { return ++n; }` });
  const module = evaluate(text)(new FakeRuntime())['m'];
  const [first, second] = [module?.(), module?.()];
  const next = (of: typeof first) => of?.['next']?.({}, undefined).next().value;
  expect([next(first), next(first), next(second)]).toEqual([1, 2, 1]);
});

test('modules do not see each other', () => {
  const result = lower([
    { name: 'a', source: 'const secret = 1; export async function go() { return secret; }' },
    { name: 'b', source: 'export async function go() { return secret; }' },
  ]);
  expect(result).toMatchObject({
    ok: false,
    faults: [{ code: 'unknown-global', path: 'modules.b.handlers', line: 1, column: 37 }],
  });
});

test('a document without modules, and a module without operations', () => {
  expect(evaluate(textOf())(new FakeRuntime())).toEqual({});
  expect(evaluate(textOf({ name: 'm', source: '' }))(new FakeRuntime())['m']?.()).toEqual({});
});

test('the allowlist is supplied by the guest runtime, and only what is used', () => {
  const source = `export async function go() { return [${GUEST_GLOBALS.join(', ')}]; }`;
  const globals = Object.fromEntries(GUEST_GLOBALS.map((name) => [name, `our ${name}`]));
  const instance = evaluate(textOf({ name: 'm', source }))(new FakeRuntime(1, globals))['m']?.();
  expect(instance?.['go']?.({}, undefined).next().value).toEqual(Object.values(globals));
  expect(textOf({ name: 'm', source: 'export async function go() {}' })).not.toContain('$.globals');
});

test('the same sources give the same text', () => {
  const modules = Object.values(CORPUS).map((source, index) => ({ name: `m${index}`, source }));
  expect(textOf(...modules)).toBe(textOf(...modules));
});

test('nothing in it could end a script element', () => {
  const text = textOf(...Object.values(CORPUS).map((source, index) => ({ name: `m${index}`, source })));
  expect(text).not.toMatch(/<\/|<!|[\u2028\u2029]/);
});

test.each(['corner-shop', 'online-boutique'])('the handlers of %s can be lowered', (system) => {
  const modules = shipped(system);
  expect(modules.length).toBeGreaterThan(0);
  const document = evaluate(textOf(...modules))(new FakeRuntime());
  for (const { name, source } of modules) {
    const exported = [...source.matchAll(/^export async function (\w+)/gm)].map((match) => match[1]);
    expect([name, Object.keys(document[name]?.() ?? {})]).toEqual([name, exported]);
  }
});

test.each(['', '2nd', 'a b', '__proto__', 'a"b', 'a\n'])('a module cannot be called %j', (name) => {
  expect(() => lower([{ name, source: '' }])).toThrow('well-formed');
});

test('two modules cannot have one name', () => {
  expect(() =>
    lower([
      { name: 'a', source: '' },
      { name: 'a', source: '' },
    ]),
  ).toThrow('differ');
});

test('the types that the shipped systems are checked against are the ones the editor shows', async () => {
  await expect(GUEST_API).toMatchFileSnapshot('../../lessons/systems/faultline.d.ts');
});
