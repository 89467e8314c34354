import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readHandlers } from './handlers';
import { tokensOf } from './tokens';

function read(source: string, name = 'place') {
  const code = readHandlers(source).get(name);
  return {
    calls: [...(code?.calls ?? [])],
    publishes: [...(code?.publishes ?? [])],
    transacted: [...(code?.transacted ?? [])],
    hasTransaction: code?.hasTransaction,
  };
}

test('the corner shop places an order in a transaction that reserves and charges, and confirms after it', () => {
  const path = new URL('../../../lessons/systems/corner-shop/orders.ts', import.meta.url);
  expect(read(readFileSync(path, 'utf8'))).toEqual({
    calls: ['users.get', 'catalogue.reserve', 'payments.charge'],
    publishes: ['order-placed'],
    transacted: ['catalogue.reserve', 'payments.charge'],
    hasTransaction: true,
  });
});

test('helpers are followed, wherever they stand and whatever calls them', () => {
  const source = `
    const pay = async (ctx: Ctx) => { await ctx.call('payments.charge', { a: [1, (2)] }); };
    export async function place(ctx: Ctx): Promise<{ order: string }> {
      await greet(ctx);
      return ctx.transaction(async () => { await pay(ctx); return greet(ctx, 1); });
    }
    function greet(ctx: Ctx) { return ctx.call<{ a: number; b: Map<string, string[]> }>("users.get"); }
    export function other(ctx: Ctx) { return greet(ctx); }
  `;
  expect(read(source)).toEqual({
    calls: ['users.get', 'payments.charge'],
    publishes: [],
    transacted: ['payments.charge', 'users.get'],
    hasTransaction: true,
  });
  expect(read(source, 'other')).toEqual({
    calls: ['users.get'],
    publishes: [],
    transacted: [],
    hasTransaction: false,
  });
});

test('what stands in comments, strings, templates and regular expressions is no code', () => {
  const source = `
    export async function place(ctx) {
      // ctx.call('a.comment') }
      /* ctx.transaction( */
      const text = '} ctx.call("a.string") {' + \`} \${await ctx.call('b.hole')} ctx.call('a.template') {\`;
      if (/[}/'"]\\/ctx/.test(text)) await ctx.call('b.after');
      return 4 / 2 / (await ctx.call('b.division'));
    }
  `;
  expect(read(source)).toEqual({
    calls: ['b.hole', 'b.after', 'b.division'],
    publishes: [],
    transacted: [],
    hasTransaction: false,
  });
});

test('functions that call each other are read once', () => {
  const source = `function a(ctx) { b(ctx); } function b(ctx) { a(ctx); ctx.call('x.y'); }`;
  expect(read(source, 'a').calls).toEqual(['x.y']);
});

test('no text makes it throw or lose its way', () => {
  const pieces = fc.constantFrom(
    '`',
    '${',
    '}',
    '{',
    '(',
    ')',
    '/',
    '*',
    "'",
    '"',
    '\\',
    '<',
    '>',
    'ctx.call(',
    'function f',
    '\n',
    'x',
    '=',
    '=>',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
      const source = parts.join('');
      const length = tokensOf(source).reduce((sum, { text }) => sum + text.length, 0);
      expect(length).toBeLessThanOrEqual(source.length);
      readHandlers(source);
    }),
  );
  const start = performance.now();
  readHandlers('function f(ctx) { ctx.call<'.repeat(5000));
  expect(performance.now() - start).toBeLessThan(2000);
});

test('tables are told by what is done to them and whether that is inside the transaction', () => {
  const source = `
    export async function place(ctx: Ctx) {
      const accounts = ctx.table<Account>('accounts');
      await accounts.get('ada');
      await ctx.transaction(async () => {
        await accounts.put('ada', {});
        await ctx.table('payments.debits').delete('x');
        await store(ctx.table('handed'));
      });
      return ctx.table('orders').all();
    }
  `;
  expect(readHandlers(source).get('place')?.tables).toEqual([
    { name: 'accounts', inside: false, writes: false },
    { name: 'accounts', inside: true, writes: true },
    { name: 'payments.debits', inside: true, writes: true },
    { name: 'handed', inside: true, writes: true },
    { name: 'orders', inside: false, writes: false },
  ]);
});
