/** Two services that never call each other, on one database: what one does there, the other waits for. */
import { expect, test } from 'vitest';
import { Simulation } from '../../simulator/engine/simulation';
import { Fact, Wait } from '../../simulator/telemetry/facts';
import { finish, prepare } from '../running';

const PAY = `export async function pay(ctx) {
  await ctx.transaction(async () => {
    const accounts = ctx.table('accounts');
    const { balance } = await accounts.get('ada', { lock: true });
    await accounts.put('ada', { balance: balance - 1 });
  });
}`;
const AUDIT = `export async function audit(ctx) {
  await ctx.transaction(async () => {
    await ctx.table('TABLE').get('ada', { lock: true });
    await ctx.sleep(2000);
  });
}`;

/** Payments are made every 100 ms; an audit begins at 1 s and keeps its transaction open for 2 s. */
function shop(audited: string, stores: object): Simulation {
  const module = (operation: string, table: string, handlers: string) => ({
    explains: 'For a test.',
    operations: { [operation]: { work: '1ms' } },
    tables: { [table]: { rows: { ada: { balance: 1000 } } } },
    handlers,
  });
  const every = Array.from({ length: 40 }, (_, i) => ({ at: `${100 * i}ms`, task: 'pay' }));
  const document = {
    format: 'faultline/1',
    name: 'shared',
    title: 'Shared',
    summary: 'For a test.',
    modules: {
      payments: module('pay', 'accounts', PAY),
      reports: module('audit', 'sheets', AUDIT.replace('TABLE', audited)),
    },
    tasks: {
      pay: { weight: 1, steps: [{ request: 'payments.pay' }] },
      audit: { weight: 1, steps: [{ request: 'reports.audit' }] },
    },
    deployments: {
      here: {
        explains: 'Two services.',
        services: { payments: { modules: ['payments'] }, reports: { modules: ['reports'] } },
        stores,
      },
    },
    experiments: {
      day: { workload: { requests: [...every, { at: '1s', task: 'audit' }] }, length: '10s' },
    },
  };
  const { plan, guest } = prepare(document, { seed: 1 });
  const simulation = new Simulation(plan, guest);
  finish(simulation);
  expect(simulation.system.clients).toMatchObject({ failed: 0, unknown: 0 });
  return simulation;
}

/** How long the slowest payment took, in ms. */
function slowestPayment({ system }: Simulation): number {
  const { journal } = system.kernel;
  let slowest = 0;
  for (let row = journal.oldest; row < journal.length; row++) {
    const at = row & journal.mask;
    if (journal.kinds[at] === Fact.requestEnded && journal.c[at] === 0)
      slowest = Math.max(slowest, journal.values[at] ?? 0);
  }
  return slowest / 1e6;
}

/** How many waits of a kind began with the row of who held what was waited for. */
function waitsFor({ system }: Simulation, wait: Wait): number {
  const { journal } = system.kernel;
  let count = 0;
  for (let row = journal.oldest; row < journal.length; row++) {
    const at = row & journal.mask;
    const begins = journal.kinds[at] === Fact.waitBegan && journal.b[at] === wait;
    if (begins && (journal.causes[at] ?? -1) >= 0) count++;
  }
  return count;
}

const SHARED = { database: { kind: 'database', modules: ['payments', 'reports'] } };

test('a long transaction that locks another’s row slows a service that is never called by it', () => {
  const simulation = shop('payments.accounts', SHARED);
  expect(slowestPayment(simulation)).toBeGreaterThan(1800);
  expect(waitsFor(simulation, Wait.lock)).toBeGreaterThan(0);
});

test('its own rows on the same database keep nobody, as long as there are connections', () => {
  expect(slowestPayment(shop('sheets', SHARED))).toBeLessThan(50);
});

test('the connections of a database are one pool for all services: who holds the last one keeps the others out', () => {
  const simulation = shop('sheets', { database: { ...SHARED.database, connections: 1 } });
  expect(slowestPayment(simulation)).toBeGreaterThan(1800);
  expect(waitsFor(simulation, Wait.connection)).toBeGreaterThan(0);
});

test('with a database each, neither notices the other', () => {
  const apart = {
    'payments-database': { kind: 'database', modules: ['payments'], connections: 1 },
    'reports-database': { kind: 'database', modules: ['reports'], connections: 1 },
  };
  expect(slowestPayment(shop('sheets', apart))).toBeLessThan(50);
});
