/** What runs without end is ended, at a place that can be named, and no handler's code can keep it from ending. */
import vm from 'node:vm';
import { expect, test } from 'vitest';
import { lower } from '.';
import { Ended, FakeRuntime, type LoweredDocument } from './testing/fake-runtime';

/** Instantiates the module and runs `main`: what it returned, or what ended it. */
async function run(source: string, fuel?: number): Promise<unknown> {
  const result = lower([{ name: 'orders', source }]);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  const runtime = new FakeRuntime(fuel);
  const start = async (): Promise<unknown> => {
    const main = (vm.runInThisContext(result.text) as LoweredDocument)(runtime)['orders']?.()['main']; // lower says so
    return main === undefined ? 'no main' : runtime.drive(main({}, undefined));
  };
  const outcome = await Promise.race([start(), runtime.ended]).catch((error: unknown) => error);
  if (runtime.fatal === undefined) expect(runtime.depth).toBe(0);
  return outcome instanceof Ended ? `${outcome.code} ${outcome.module}:${outcome.line}` : outcome;
}

/** `main` with the text on its second line. */
const main = (text: string): string => `export async function main() {\n${text}\nreturn 'escaped';\n}`;

test.each([
  'while (true) {}',
  'while (true);',
  'for (;;);',
  'for (;;) continue;',
  'do {} while (true);',
  'a: while (true) { for (;;) continue a; }',
  'for (const x of { [Symbol.iterator]: () => ({ next: () => ({ done: false }) }) } as any);',
  'for (;;) await 0;',
  '(() => { for (;;); })();',
  'await (async () => { for (;;) await 0; })();',
  'const o = { get x() { for (;;); } }; o.x;',
  'const o = { toString() { for (;;); } }; `${o}`;',
  '[1].map(() => { for (;;); });',
  'class A { x = (() => { for (;;); })(); } new A();',
  'class A { static { for (;;); } }',
  'const f = (x = (() => { for (;;); })()) => x; f();',
  'let { x = (() => { for (;;); })() } = {} as any;',
  'switch (1) { case 1: for (;;); }',
  'let xs = [1]; for (;;) xs = [...xs, ...xs];',
  'const f = (...xs: any[]): any => [...xs, ...xs]; let xs = [1]; for (;;) xs = f(...xs);',
])('out of fuel: %s', async (text) => {
  expect(await run(main(text))).toBe('OUT_OF_FUEL orders:2');
});

test('a module that never finishes loading is ended too', async () => {
  expect(await run('const x = 1;\n\nfor (;;);')).toBe('OUT_OF_FUEL orders:3');
});

test.each([
  'const f = (): any => f(); f();',
  'function f(): any { return f(); } f();',
  'const f = (x: any = f()): any => x; f();',
  'const f = ({ x = f({}) }: any): any => x; f({});',
  'const f = ([x = f([])]: any): any => x; f([]);',
  'const f = async (): Promise<any> => f(); f();',
  'const f = async (): Promise<any> => { await f(); }; f();',
  'const f = async (x: any = f()): Promise<any> => x; f();',
  'const o = { get x(): any { return this.x; } }; o.x;',
  'const o = { set x(v: any) { this.x = v; } }; o.x = 1;',
  'const o = { toString(): any { return `${this}`; } }; `${o}`;',
  'const o = { f(): any { return this.f(); } }; o.f();',
  'class A { x: any = new A(); } new A();',
  'class A { [k: string]: any; constructor() { new A(); } } new A();',
  'class A { constructor(x = new A()) {} } new A();',
  'class A { static f(): any { return A.f(); } } A.f();',
  'let C: any = class {}; for (let i = 0; i < 1000; i++) C = class extends C {}; new C();',
  'const f = (n: any): any => [n].map(f); f(1);',
])('too deep: %s', async (text) => {
  expect(await run(main(text))).toBe('TOO_DEEP orders:2');
});

test('operations that call themselves are ended too', async () => {
  expect(await run('export async function main(): Promise<any> { return main(); }')).toBe(
    'TOO_DEEP orders:1',
  );
  expect(await run('export async function main(): Promise<any> { await 0; return main(); }')).toBe(
    'OUT_OF_FUEL orders:1',
  );
});

const SPINS = ['for (;;);', 'const f = (): any => f(); f();'];
const SWALLOWERS = [
  'try { SPIN } catch {}',
  'try { SPIN } catch (e) {}',
  'try { SPIN } catch ({ message }: any) {}',
  'try { SPIN } finally { return 1; }',
  'for (let i = 0; i < 2; i++) { try { SPIN } finally { continue; } }',
  'a: { try { SPIN } finally { break a; } }',
  'try { SPIN } catch (e) { throw new Error("other"); }',
  'try { try { SPIN } catch {} finally { return 1; } } catch { return 2; } finally { return 3; }',
  'try { throw 1; } catch { SPIN } finally { return 1; }',
  'try {} finally { try { SPIN } finally { return 1; } }',
  'await (async () => { SPIN })().catch(() => 1);',
  'await (async () => { await 0; SPIN })().catch(() => 1);',
  'await Promise.resolve().then(() => { SPIN }).catch(() => 1);',
  'await Promise.allSettled([(async () => { SPIN })()]);',
  'try { await (async () => { await 0; SPIN })(); } catch { return 1; } finally { return 2; }',
  'try { [1].forEach(() => { SPIN }); } catch { return 1; }',
  'try { for (const x of [1]) { SPIN } } finally { return 1; }',
  'const it: any = { [Symbol.iterator]: () => ({ next: () => ({ done: false }), return: () => { return {}; } }) }; try { for (const x of it) { SPIN } } catch {}',
];

test.each(SWALLOWERS.flatMap((swallower) => SPINS.map((spin) => swallower.replace('SPIN', spin))))(
  'cannot be swallowed: %s',
  async (text) => {
    expect(await run(main(text))).toMatch(/^(OUT_OF_FUEL|TOO_DEEP) orders:2$/);
  },
);

test('ordinary errors can still be swallowed', async () => {
  expect(await run(main('try { throw new Error(); } finally { return "kept"; }'))).toBe('kept');
  expect(await run(main('try { (undefined as any).x; } catch {}'))).toBe('escaped');
});

test('the line is that of the source, whatever the types and comments before it', async () => {
  const source = `import type { Ctx } from 'faultline';
/**
 * A comment.
 */
interface Row { n: number }

export async function main(
  ctx: Ctx,
  { a, b }: { a: number; b: number } = { a: 1, b: 2 },
) {
  const rows: Row[] = [];
  // and another
  for (let i = 0; i < 3; i++) {
    rows.push({ n: i });
  }
  while (rows.length > 0)
    rows.push({ n: 1 });
}`;
  expect(await run(source)).toBe('OUT_OF_FUEL orders:16');
});

test('fuel is a count of loop turns and function entries, and nothing else', async () => {
  const spent = async (text: string): Promise<number> => {
    for (let fuel = 0; ; fuel++) if ((await run(main(text), fuel)) === 'escaped') return fuel;
  };
  expect(await spent('')).toBe(1);
  expect(await spent('for (let i = 0; i < 10; i++) {}')).toBe(11);
  expect(await spent('const f = () => 1; f(); f();')).toBe(3);
  expect(await spent('const f = async () => { await 1; await 2; }; await f();')).toBe(2);
  expect(await spent('void [...[1, 2, 3]];')).toBe(4);
});
