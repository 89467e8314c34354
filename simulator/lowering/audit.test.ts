/** The audit finds what a broken transform would let through. */
import { expect, test } from 'vitest';
import { lower, lowerToDebug } from '.';
import { audit } from './audit';

const SOURCE = `
export async function go(ctx: any, list: any[]) {
  for (const x of list) await ctx.call('x', x);
  const f = async ({ a }: any) => { try { return await a; } catch (e) { return e; } finally { ctx.log('f'); } };
  return f({ a: [...list] });
}
class A { x = f(); m() {} }
function f() { try { return 1; } catch { return 2; } }`;

function lowered(): string {
  const result = lower([{ name: 'm', source: SOURCE }]);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.text;
}

test('accepts lowered text', () => {
  expect(() => audit(lowered())).not.toThrow();
});

/** Each takes out, or puts in, one thing; `all` of its places are tried one by one. */
test.each<[what: string, find: RegExp, replace: string, says: RegExp]>([
  ['a count of fuel', /if \(--\$\.fuel < 0\)\s+\$\.outOfFuel\("m", \d+\);/g, '', /not counted/],
  [
    'a count of depth',
    /if \(\+\+\$\.depth > \$\.maxDepth\)\s+\$\.tooDeep\("m", \d+\);/g,
    '',
    /depth is not counted/,
  ],
  ['the end of a depth', /\$\.depth--;/g, '', /not counted|unguarded/],
  ['a question in a catch', /(e = |throw )?\$\.caught\(\$?e\);/g, '', /unguarded catch/],
  ['a question in a finally', /\$\.unwinding\(\);/g, '', /unguarded finally/],
  ['a foreign name', /ctx\.log/g, 'console.log', /names `console`/],
  ['another foreign name', /"f"/g, '() => self', /names `self`|not counted/],
  ['an async function', /\(\{ a: /g, '(async () => { 1; }, { a: ', /async function/],
  ['a regular expression', /"f"/g, '/f/', /regular expression/],
  ['a var', /const f/g, 'var f', /`var`/],
  ['an import', /"f"/g, 'import("x")', /ImportExpression/],
  ['sloppy mode', /"use strict";/g, '', /not strict/],
  ['the end of a script', /"f"/g, '"</script>"', /holds "<\/"/],
  ['another expression', /\}\)$/g, '}); 1', /more than one/],
  ['bad syntax', /"f"/g, '"f', /Unterminated/],
])('misses %s', (_what, find, replace, says) => {
  const text = lowered();
  const places = [...text.matchAll(find)];
  expect(places.length).toBeGreaterThan(0);
  for (const { index, 0: found } of places)
    expect(() => audit(text.slice(0, index) + replace + text.slice(index + found.length))).toThrow(says);
});

test('knows what a debug build has besides, and nothing that only looks like it', () => {
  const result = lowerToDebug([{ name: 'm', source: SOURCE }]);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  const { text } = result;
  expect(() => audit(text)).not.toThrow();
  const look = /[$][.]look[(]0, [(][)] => ctx/;
  const audited = (instead: string) => () => audit(text.replace(look, instead));
  expect(text).toMatch(look);
  expect(audited('$.look(0, () => ctx.call("x")')).toThrow(/more than a variable/);
  expect(audited('$.look(0, () => { for (;;); }')).toThrow(/more than a variable/);
  expect(audited('$.look(0, (x = ctx) => x')).toThrow(/more than a variable/);
  expect(audited('$.look(0, async () => ctx')).toThrow(/more than a variable/);
  expect(audited('$.look(ctx, () => ctx')).toThrow(/from nowhere/);
  expect(audited('$.look(0, () => self')).toThrow(/names `self`/);
});
