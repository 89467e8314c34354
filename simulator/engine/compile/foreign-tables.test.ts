import { expect, test } from 'vitest';
import { foreignTables } from './foreign-tables';

test('tables that a text names in full are found, with the line on which that stands', () => {
  const source = [
    `const accounts = ctx.table('payments.accounts');`,
    `ctx.table<{ balance: number }>("orders.orders")`,
    '  .get(1); ctx . table<Record<string, Row>>( `users.profiles`, );',
    `ctx.table('payments.accounts')`,
  ].join('\n');
  expect(foreignTables(source)).toEqual([
    { name: 'payments.accounts', line: 1 },
    { name: 'orders.orders', line: 2 },
    { name: 'users.profiles', line: 3 },
  ]);
});

test('its own tables, comments, quotations and names that are put together are not', () => {
  const source = [
    `ctx.table('accounts'); // ctx.table('a.b')`,
    `/* ctx.table('c.d') */ const text = "ctx.table('e.f')";`,
    `ctx.table('payments.' + name); timetable('g.h'); ctx.tables('i.j')`,
  ].join('\n');
  expect(foreignTables(source)).toEqual([]);
});
