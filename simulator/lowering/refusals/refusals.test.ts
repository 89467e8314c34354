/** What is refused, and that the place is exact: `▶` marks it in each source. */
import { describe, expect, test } from 'vitest';
import { lower, MAX_SOURCE_LENGTH } from '..';
import { INSTEAD, REFUSED_PROPERTIES } from '../allowlist';

function faultsOf(source: string) {
  const result = lower([{ name: 'orders', source }]);
  return result.ok ? [] : result.faults;
}

/** Expects exactly one fault, of this code, at the mark. */
function expectRefused(code: string, marked: string): void {
  const before = marked.slice(0, marked.indexOf('▶')).split('\n');
  const place = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  const faults = faultsOf(marked.replace('▶', ''));
  expect(faults.map(({ code, line, column }) => ({ code, line, column }))).toEqual([{ code, ...place }]);
  expect(faults[0]).toMatchObject({ path: 'modules.orders.handlers', message: /./, hint: /./ });
}

/** Inside an operation, on the second line. */
const inside = (text: string): string => `export async function go(ctx: any) {\n  ${text}\n}`;

describe.each<[string, string[]]>([
  [
    'syntax',
    ['export async function go( {▶', inside('const x = ;').replace(';', '▶;'), inside('return "open▶')],
  ],
  ['import', [`▶import { x } from 'faultline';`, `▶import 'other';`, `▶import type { X } from 'other';`]],
  [
    'import',
    [`▶import { type Ctx } from 'faultline';`, `▶import fs = require('fs');`, inside(`await ▶import('x');`)],
  ],
  ['export', [`▶export default 5;`, `▶export default async function go() {}`, `▶export * from 'x';`]],
  ['export', [`const x = 1;\n▶export { x };`, `▶export const go = async () => {};`, `▶export class A {}`]],
  ['export', [`▶export function go() {}`, `▶export type { X } from 'x';`, `const x = 1; ▶export = x;`]],
  [
    'not-erasable',
    [`▶enum E { A }`, `▶const enum E { A }`, `▶namespace N { const x = 1; }`, `▶declare const x: any;`],
  ],
  ['not-erasable', [`class A { constructor(▶private x: number) {} }`, `class A { ▶accessor x = 1; }`]],
  [
    'not-erasable',
    [`▶async function go(x: 1): Promise<void>;\nasync function go(x: any) {}`, `class A { ▶declare x: 1; }`],
  ],
  ['not-erasable', [`▶@decorate class A {}\nfunction decorate() {}`, `▶declare global { const x: 1; }`]],
  ['regular-expression', [inside('return ▶/a+/.test("a");'), inside('return "a".split(▶/,/u);')]],
  ['with', [`▶with ({}) {}`]],
  ['debugger', [inside('▶debugger;')]],
  ['meta-property', [inside('return ▶import.meta;'), `function f() { return ▶new.target; }`]],
  ['var', [inside('▶var x = 1;'), `for (▶var i = 0; i < 1; i++) {}`]],
  ['using', [inside('▶using x = null;'), inside('▶await using x = null;')]],
  ['generator', [`▶function* f() {}`, `const o = { ▶*f() {} };`, `const f = ▶function* () {};`]],
  ['generator', [`▶async function* f() {}`, `class A { ▶async *f() {} }`, `▶export async function* go() {}`]],
  ['for-await', [inside('for ▶await (const x of []) {}')]],
  ['top-level-await', ['const x = ▶await 1;', `class A { static [▶await 1] = 1; }`]],
  ['await', [inside('const f = () => ▶await 1;'), inside('const f = async (x = ▶await 1) => x;')]],
  ['await', [inside('class A { x = ▶await 1; }'), inside('class A { static { ▶await 1; } }')]],
  ['this', ['const x = ▶this;', inside('return ▶this;'), inside('return [1].map(() => ▶this);')]],
  ['super', [`class A extends Map { async f() { return ▶super.get(1); } }`]],
  ['super', [`class A extends Map { f() { return async () => ▶super.get(1); } }`]],
  [
    'property',
    [
      inside('return Math.▶random();'),
      inside('return ({}).▶__proto__;'),
      inside(`return { ▶'__proto__': 1 };`),
    ],
  ],
  ['property', [inside(`return ''[▶'normalize']();`), inside(`const { ▶toLocaleString } = {} as any;`)]],
  ['property', [inside(`const { ▶toLocaleString: f } = {} as any;`), inside('const ▶__proto__ = 1;')]],
  ['power-assignment', [inside('▶ctx.a.b **= 2;'), inside('const o: any = {}; ▶o[ctx.i++] **= 2;')]],
  ['tagged-template', [inside('return String.raw▶`</script>`;'), inside('return String.raw▶`${1}<!--`;')]],
  [
    'reserved-name',
    [inside('const ▶$x = 1;'), inside('▶$.fuel = 1;'), 'function ▶$() {}', 'const ▶\\u0024 = 1;'],
  ],
  ['reserved-name', [inside('return { ▶$ };'), 'class ▶$A {}', 'const f = (▶$p0: any) => 1;']],
  ['arguments', [inside('return ▶arguments;')]],
  [
    'unknown-global',
    [inside('return ▶eval("1");'), inside('new ▶Function("return 1");'), inside('typeof ▶window;')],
  ],
  ['unknown-global', [inside('▶globalThis.x;'), inside('▶process = 1;'), inside('return { ▶fetch };')]],
  [
    'unknown-global',
    [`function f(a = ▶fetch) { const fetch = 1; }`, `{ const fetch = 1; }\nconst f = ▶fetch;`],
  ],
  [
    'unknown-global',
    [
      `interface fetch { x: 1 }\nconst f = ▶fetch;`,
      `import type { fetch } from 'faultline';\nconst f = ▶fetch;`,
    ],
  ],
  [
    'unknown-global',
    [
      `type fetch = 1;\nconst f = <T,>(x: T) => ▶T as any;`,
      `let f; [f = ▶self] = [];`,
      `let { [▶self]: f } = {} as any;`,
    ],
  ],
  [
    'unknown-global',
    [
      `class A { [▶self]() {} }`,
      `class A { x = ▶self; static { const self = 1; } }`,
      `class A extends ▶self {}`,
    ],
  ],
  [
    'unknown-global',
    [
      `try {} catch (self) {} ▶self;`,
      `for (const self of []) {} ▶self;`,
      `const f = function self() {}; ▶self;`,
    ],
  ],
])('%s', (code, sources) => {
  test.each(sources)('%s', (marked) => expectRefused(code, marked));
});

/** Early errors that the TypeScript parser lets through. */
test.each([
  ['declared twice', inside('let a = 1;\n  let ▶a = 2;')],
  ['declared twice as a function', 'function a() {}\nfunction ▶a() {}'],
  ['a parameter again', '(a: any) => { let ▶a; };'],
  ['const without a value', inside('const x▶: number;').replace(': number', '')],
  ['break outside', inside('▶break;')],
  ['an unknown label', inside('for (;;) { ▶continue nowhere; }')],
  ['return outside', '▶return 1;'],
  ['an odd target', inside('▶f() = 1; function f() {}')],
  ['a reserved word', inside('let ▶static = 1;')],
  ['arguments of a field', 'class A { x = () => ▶arguments; }'],
  ['await as a name', 'let ▶await = 1;'],
  ['delete of a name', inside('let x = 1;\n  ▶delete x;')],
  ['a class in place of a statement', inside('if (1) ▶class A {}')],
  ['two constructors', 'class A { constructor() {} ▶constructor() {} }'],
  ['an unknown private name', 'class A { f(x: any) { return x.▶#y; } }'],
  ['two operations of one name', 'export async function a() {}\nexport async function ▶a() {}'],
])('syntax: %s', (_name, marked) => expectRefused('syntax', marked));

test('every property on the list is refused, in each way of writing it', () => {
  for (const name of REFUSED_PROPERTIES.keys()) {
    expectRefused('property', inside(`return ('' as any).▶${name}();`));
    expectRefused('property', inside(`return ('' as any)?.[▶"${name}"];`));
  }
});

test('names of other environments are refused with what to use instead', () => {
  for (const [name, instead] of INSTEAD)
    expect(faultsOf(inside(`return ${name};`))).toMatchObject([{ code: 'unknown-global', hint: instead }]);
});

test('several faults come together, in the order of the text', () => {
  const faults = faultsOf('enum A {}\nexport function b() { return /x/; }\nvar c;');
  expect(faults.map((fault) => `${fault.line}: ${fault.code}`)).toEqual([
    '1: not-erasable',
    '2: export',
    '2: regular-expression',
    '3: var',
  ]);
});

test('a text that is wrong all over does not report it all', () => {
  expect(faultsOf('fetch;'.repeat(1000))).toHaveLength(50);
});

test('what is too long, or nested too deeply, is refused and not tried', () => {
  expect(faultsOf(' '.repeat(MAX_SOURCE_LENGTH + 1))).toMatchObject([{ code: 'too-long' }]);
  expect(faultsOf('const x = ' + '['.repeat(90_000) + ']'.repeat(90_000))).toMatchObject([
    { code: 'too-nested' },
  ]);
  expect(faultsOf('const x = ' + '['.repeat(500) + ']'.repeat(500))).toMatchObject([
    { code: 'too-nested', line: 1 },
  ]);
  expect(faultsOf('const x = 1' + ' + 1'.repeat(500))).toMatchObject([{ code: 'too-nested' }]);
  expect(faultsOf('const x = ' + '['.repeat(300) + ']'.repeat(300))).toEqual([]);
});

test('what looks like a fault and is none', () => {
  expect(
    faultsOf(
      inside(
        `const o = { fetch: 1, $x: 2, var: 3, eval() { return this; } }; return [o.$x, o.fetch, 'eval', '</', ctx.this];`,
      ),
    ),
  ).toEqual([]);
  expect(faultsOf(inside(`outer: for (const x of []) continue outer; self: for (;;) break self;`))).toEqual(
    [],
  );
  expect(faultsOf(`function f(this: { x: 1 }) { return this.x; }`)).toEqual([]);
  expect(
    faultsOf(`const f = (x: typeof import('faultline'), y: Date, z: $Type) => x; type $Type = RegExp;`),
  ).toEqual([]);
});
