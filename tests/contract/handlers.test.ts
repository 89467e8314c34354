/** What handlers may count on, and what they cannot do, through the whole engine. */
import { expect, test } from 'vitest';
import { loadSystem } from '../../lessons/systems';
import { Simulation } from '../../simulator/engine/simulation';
import { Fact } from '../../simulator/telemetry/facts';
import { finish, prepare, rowsOf } from '../running';

/** One order in the monolith, placed and charged by these handlers. */
function placing(place: string, charge = '', deployment = 'monolith'): Simulation {
  const document = structuredClone(loadSystem('corner-shop')) as {
    modules: Record<string, { handlers: string }>;
  };
  const { orders, payments } = document.modules;
  if (orders === undefined || payments === undefined) throw new Error('the shop has changed');
  orders.handlers = `export async function place(ctx, args) { ${place} }`;
  if (charge !== '')
    payments.handlers = `
      export async function charge(ctx, args) { ${charge} }
      export async function balance(ctx, args) { return { balance: 0 }; }`;
  const { plan, guest } = prepare(document, { deployment, experiment: 'one-order', seed: 1 });
  const simulation = new Simulation(plan, guest);
  finish(simulation);
  return simulation;
}

function lines(simulation: Simulation): string[] {
  const { journal } = simulation.system.kernel;
  const { words } = simulation.system.numbering;
  const found: string[] = [];
  for (let row = journal.oldest; row < journal.length; row++)
    if (journal.kinds[row & journal.mask] === Fact.logged)
      found.push(words[journal.b[row & journal.mask] ?? -1] ?? '');
  return found;
}

function count(simulation: Simulation, fact: number): number {
  const { journal } = simulation.system.kernel;
  return journal.kinds.subarray(0, journal.length).filter((kind) => kind === fact).length;
}

const PUT = `await ctx.table('orders').put('a', { user: 'ada', product: 'tea', quantity: 1, total: 1 });`;

test('a transaction within one that fails takes all of it along, though somebody catches it', () => {
  const simulation = placing(
    `try {
       await ctx.transaction(async () => {
         ${PUT}
         try { await ctx.call('payments.charge', {}); } catch (error) { ctx.log('caught ' + error.code); }
       });
       ctx.log('committed');
     } catch (error) { ctx.log(error.code); }`,
    `await ctx.transaction(async () => {
       await ctx.table('debits').put('a', { order: 'a', user: 'ada', amount: 1 });
       throw ctx.fail('NO');
     });`,
  );
  expect(lines(simulation)).toEqual(['caught NO', 'ROLLED_BACK']);
  expect([rowsOf(simulation, 'orders.orders'), rowsOf(simulation, 'payments.debits')]).toEqual([[], []]);
});

test('a transaction that its handler leaves open is rolled back when the handler ends', () => {
  const simulation = placing(
    `void ctx.transaction(async () => { ${PUT} await ctx.sleep(10_000); }); await ctx.sleep(100);`,
  );
  expect(rowsOf(simulation, 'orders.orders')).toEqual([]);
  expect(count(simulation, Fact.transactionRolledBack)).toBe(1);
});

test('statements that nobody waited for come before the commit, in their order', () => {
  const simulation = placing(
    `await ctx.transaction(async () => { for (const n of [1, 2, 3]) void ctx.table('orders').put('a', { n }); });`,
  );
  expect(rowsOf(simulation, 'orders.orders')).toEqual([{ key: 'a', row: { n: 3 } }]);
});

test('an answer whose getter spins ends its own handler, and no other', () => {
  const simulation = placing(
    `try { await ctx.call('payments.charge', {}); } catch (error) { ctx.log(error.code); }
     try { null.field; } catch (error) { ctx.log('still here'); }`,
    `return { get endless() { for (;;) {} } };`,
  );
  expect(lines(simulation)).toEqual(['OUT_OF_FUEL', 'still here']);
  expect(simulation.system.clients.succeeded).toBe(1);
});

test('an error that makes up its words when asked is not asked', () => {
  const simulation = placing(
    `try { await ctx.call('payments.charge', {}); } catch (error) { ctx.log(error.code + error.message); }`,
    `class Odd extends Error { get message() { throw new Error('mine'); } }
     const error = new Odd(); throw error;`,
  );
  expect(lines(simulation)).toEqual(['HANDLER_ERROR']);
});

test('messages are copied: what is frozen around an accessor, endless in width or no plain value is not sent', () => {
  const simulation = placing(
    `let n = 0;
     const sent = Object.freeze({ get n() { return ++n; } });
     const answer = await ctx.call('payments.charge', sent);
     ctx.log(String(answer));
     let wide = [];
     for (let i = 0; i < 30; i++) wide = [wide, wide];
     for (const bad of [Object.freeze({ n: 1n }), { f: () => 1 }, new Map(), wide])
       try { await ctx.call('payments.charge', bad); } catch (error) { ctx.log(error.code); }`,
    `return args.n === args.n;`,
  );
  expect(lines(simulation)).toEqual(['true', 'NOT_PLAIN', 'NOT_PLAIN', 'NOT_PLAIN', 'NOT_PLAIN']);
});

test('JSON is the language’s, up to a depth and a size that are the same everywhere', () => {
  const simulation = placing(
    `ctx.log(JSON.stringify({ a: [1, { b: null }], c: 'd' }, null, 1) + JSON.parse('[1,2]', (k, v) => v)[1]);
     let deep = [];
     for (let i = 0; i < 600; i++) deep = [deep];
     try { JSON.stringify(deep); } catch (error) { ctx.log(error.message); }
     let wide = [];
     for (let i = 0; i < 30; i++) wide = [wide, wide];
     try { JSON.stringify(wide); } catch (error) { ctx.log(error.message); }
     for (;;) {}`,
  );
  expect(lines(simulation)).toEqual([
    `${JSON.stringify({ a: [1, { b: null }], c: 'd' }, null, 1)}2`,
    'JSON takes values that nest 500 deep, and no deeper',
    'the value is too large for JSON',
  ]);
  expect(count(simulation, Fact.handlerKilled)).toBe(1);
});

test('a table of another’s is reached by its full name, over a wire of its own that the text makes', () => {
  const named = placing(
    `const accounts = ctx.table('payments.accounts');
     ctx.log(String((await accounts.get('ada')).balance));`,
    '',
    'payments-apart',
  );
  expect(lines(named)).toEqual(['100000000']);
  const hidden = placing(
    `try { ctx.table('payments' + '.accounts'); } catch (error) { ctx.log(error.code); throw error; }`,
    '',
    'payments-apart',
  );
  expect(lines(hidden)).toEqual(['UNKNOWN_TABLE']);
  expect(hidden.system.services[0]?.mistakes.list()).toMatchObject([
    { code: 'UNKNOWN_TABLE', message: expect.stringContaining('has to stand in the handlers’ text') },
  ]);
  // Where the store is in reach anyway, no text is needed to find it.
  const within = placing(`ctx.log(String((await ctx.table('users' + '.profiles').get('ada')).name));`);
  expect(lines(within)).toEqual(['Ada']);
});

test('what a guest reads of our classes does not depend on the build', () => {
  const simulation = placing(
    `const error = ctx.fail('NO');
     ctx.log([ctx, ctx.table('orders'), error, ctx.sleep(0)].map((o) => o.constructor.name).join(' '));`,
  );
  expect(lines(simulation)).toEqual(['Ctx Table CallError Promise']);
});

test('replays whose stamps do not fit never turn time back', () => {
  const { plan, guest } = prepare(loadSystem('corner-shop'), { deployment: 'monolith', seed: 1 });
  const request = { kind: 'lift', fault: 0 } as const;
  const stamps = [
    { atNs: 2e9, sequence: 1, request },
    { atNs: 1e9 + 0.5, sequence: 100_000_000, request },
    { atNs: 1e9, sequence: 5, request },
    { atNs: 3e9, sequence: 0, request },
  ];
  const simulation = new Simulation(plan, guest, stamps);
  while (simulation.advance(5e9, 1000) === 'yielded');
  expect([simulation.failure, simulation.hasMoreToReplay]).toEqual([undefined, false]);
  const { journal } = simulation.system.kernel;
  const times = [...journal.times.subarray(0, Math.min(journal.length, journal.mask))];
  expect(times.every((time, i) => time >= (times[i - 1] ?? 0) && Number.isInteger(time))).toBe(true);
  expect(simulation.advance(1e9, 1000)).not.toBe('ended');
  expect(simulation.nowNs).toBe(5e9);
});
