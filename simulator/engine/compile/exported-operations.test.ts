import { expect, test } from 'vitest';
import { exportedOperations } from './exported-operations';

const found = (source: string): string[] => [...exportedOperations(source)];

test('exported async functions are found, wherever the line breaks are', () => {
  const source = `import type { Ctx } from 'faultline';
    const local = async () => 1;
    async function helper() {}
    export async function place(ctx: Ctx) { return helper(); }
    export
    async function   cancel<T>(ctx: Ctx, args: T) {}`;
  expect(found(source)).toEqual(['place', 'cancel']);
});

test('comments and texts are not code', () => {
  const source = [
    '// export async function a() {}',
    '/* export async function b() {} */',
    `const text = 'export async function c() {}' + "\\" export async function d() {}";`,
    'const template = `export async function e() {} \\` export async function f() {}`;',
    `export async function g() { return 'it''s'; } // it's`,
    'export async function h() {}',
  ].join('\n');
  expect(found(source)).toEqual(['g', 'h']);
});

test('an unfinished text hides nothing but itself', () => {
  expect(found(`const a = 'oops\nexport async function b() {}`)).toEqual(['b']);
  expect(found('/* export async function b() {}')).toEqual([]);
});
