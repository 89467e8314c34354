/**
 * A module's tables in two databases at one time: what keeps them alike, and what comes between them.
 *
 * @holds dual-writes, change-capture
 */
import { describe, expect, test } from 'vitest';
import { Simulation } from '../../../simulator/engine/simulation';
import { Fact } from '../../../simulator/telemetry/facts';
import { shippedDocument } from '../../corner-shop';
import { faultIn, finish, invariant, prepare, rowsOf } from '../../running';
import { tenSeconds } from '../../specimens';
import type { CopyWay } from '../../../simulator/model/plan';
import { copyingShop, COPY_WAYS, type Copying } from '../../copying-shop';
import { begun, ran } from './run';

const ACCOUNTS = 'payments.accounts-copied';
const DEBITS = 'payments.debits-copied';
/** Between the two writes: the first is durable, and nobody has heard of it. */
const BETWEEN = 'crash payments for 1s when charge commits the 20th time';

/** A run whose clients ask for ten seconds, and that then has time to come to rest. */
function quiet(by: CopyWay, faults: readonly string[], copying: Copying = {}, seed = 1): Simulation {
  const { plan } = begun(copyingShop(by, copying), { seed, faults, lengthNs: 60e9 });
  const { guest } = prepare(copyingShop(by, copying), { deployment: 'payments-apart', seed });
  const simulation = new Simulation({ ...plan, workload: tenSeconds(plan.workload) }, guest);
  finish(simulation);
  return simulation;
}

/** Rows of a table that are not in its copy as they are, by their keys. */
function differing(simulation: Simulation, table: string): string[] {
  const { plan, system } = simulation;
  const at = plan.tables.findIndex(({ name }) => name === `${table}@ledger`);
  const rows = system.stores[plan.tables[at]?.store ?? -1]?.rows(at) ?? [];
  const copies = new Map(rows.map(({ key, row }) => [key, JSON.stringify(row)]));
  const originals = rowsOf(simulation, table);
  expect(copies.size).toBeLessThanOrEqual(originals.length);
  return originals.flatMap(({ key, row }) => (copies.get(key) === JSON.stringify(row) ? [] : [key]));
}

/** How often a row of a table was changed. */
function changesOf({ system, plan }: Simulation, name: string): number {
  const { journal } = system.kernel;
  const table = plan.tables.findIndex((one) => one.name === name);
  let count = 0;
  for (let row = journal.oldest; row < journal.length; row++)
    if (journal.kinds[row & journal.mask] === Fact.rowChanged && journal.a[row & journal.mask] === table)
      count++;
  return count;
}

describe.each(COPY_WAYS)('%s', (by) => {
  test('without a fault the copy has in the end what the original has, and business is as before', () => {
    for (const seed of [1, 2, 3]) {
      const simulation = quiet(by, [], { reads: seed === 2 ? 'copy' : 'original' }, seed);
      expect(rowsOf(simulation, 'payments.debits').length).toBeGreaterThan(30);
      expect([differing(simulation, 'payments.accounts'), differing(simulation, 'payments.debits')]).toEqual([
        [],
        [],
      ]);
      for (const { name, violations, transient } of simulation.monitor.states()) {
        expect([name, violations]).toEqual([name, 0]);
        // Whoever writes twice has done so before anybody is answered; whoever follows a log is late.
        if (name !== DEBITS) continue;
        const [from, to] = by === 'dual-writes' ? [2, 10] : [300, 700];
        expect(transient.longestMs).toBeGreaterThan(from);
        expect(transient.longestMs).toBeLessThan(to);
      }
    }
  });

  test('it is the same run again', () => {
    const hash = (): string => ran(copyingShop(by), { lengthNs: 5e9, faults: [BETWEEN] }).hash();
    expect(hash()).toBe(hash());
  });
});

test('a crash between two writes leaves the copy without a row for good; one that is written again is mended', () => {
  const simulation = quiet('dual-writes', [BETWEEN]);
  const [missing] = differing(simulation, 'payments.debits');
  expect(invariant(simulation, DEBITS)).toMatchObject({ violations: 1, openGaps: 1 });
  expect(invariant(simulation, DEBITS).gaps[0]?.key).toBe(missing);
  expect(invariant(simulation, DEBITS).longestGapMs).toBeGreaterThan(50_000);
  expect(invariant(simulation, ACCOUNTS)).toMatchObject({ violations: 1, openGaps: 0 });
  const place = simulation.plan.invariants.findIndex(({ name }) => name === DEBITS);
  const question = { of: 'gap', invariant: place, key: missing ?? '' } as const;
  const why = simulation.readers.why?.ask(question, simulation.nowNs);
  expect(why?.fault).toBe(0);
  expect(why?.steps.at(-1)?.text).toContain('The copy of payments.debits in ledger has what');
});

test('captured changes outlive the same crash: the copy is late, and nothing else', () => {
  const simulation = quiet('change-capture', [BETWEEN]);
  expect(differing(simulation, 'payments.debits')).toEqual([]);
  for (const name of [ACCOUNTS, DEBITS]) {
    expect(invariant(simulation, name).violations).toBe(0);
    expect(invariant(simulation, name).transient.longestMs).toBeLessThan(1000);
  }
});

test('what writes the copy is cut off from it: who captures falls behind and catches up; who writes twice loses rows', () => {
  const captured = quiet('change-capture', ['cut connector->ledger from 4s to 6s']);
  // It waits five seconds for the answer that is lost: later than what is allowed.
  expect(invariant(captured, DEBITS).longestGapMs).toBeGreaterThan(5000);
  expect(invariant(captured, DEBITS).openGaps).toBe(0);
  expect(differing(captured, 'payments.debits')).toEqual([]);
  const twice = quiet('dual-writes', ['cut payments->ledger from 4s to 6s']);
  expect(differing(twice, 'payments.debits').length).toBeGreaterThan(2);
  // The first write stands, and its handler is told so; but it has waited for the second one.
  expect(invariant(twice, 'debit-iff-order').openGaps).toBeGreaterThan(2);
  expect(twice.system.clients.unknown).toBeGreaterThan(2);
  expect(captured.system.clients.unknown).toBe(0);
});

test('the stores may die, and the connector: it goes on from the place that was written down, and does some of it again', () => {
  const again = quiet('change-capture', ['crash connector for 1s at 6s', 'crash ledger for 1s at 8s']);
  const copied = changesOf(again, 'payments.debits@ledger');
  const debits = rowsOf(again, 'payments.debits').length;
  expect(copied).toBeGreaterThan(1.3 * debits);
  expect(differing(again, 'payments.debits')).toEqual([]);
  expect(differing(again, 'payments.accounts')).toEqual([]);
  const noted = { parameters: { positions: '1s' } };
  const little = quiet('change-capture', ['crash connector for 1s at 6s'], noted);
  expect(changesOf(little, 'payments.debits@ledger')).toBeLessThan(1.3 * debits);
  const drained = quiet('change-capture', ['drain connector for 1s at 6s']);
  expect(changesOf(drained, 'payments.debits@ledger')).toBe(rowsOf(drained, 'payments.debits').length);
  const source = quiet('change-capture', [
    'crash payments-database for 1s at 6s',
    'hang connector from 7s to 9s',
  ]);
  expect(differing(source, 'payments.debits')).toEqual([]);
});

test('columns get other names in both', () => {
  const document = shippedDocument('borrowed-table');
  const deployment = document.deployments['two-of-each'];
  if (deployment === undefined) throw new Error('it ships');
  deployment.stores = { ...deployment.stores, ledger: { kind: 'database', modules: [] } };
  deployment.copies = { payments: { by: 'dual-writes', into: 'ledger' } };
  const choice = { deployment: 'two-of-each', experiment: 'expand-and-contract', seed: 1 };
  const { plan, guest } = prepare(document, choice);
  const simulation = new Simulation(plan, guest);
  finish(simulation);
  expect(Object.keys(rowsOf(simulation, 'payments.accounts')[0]?.row ?? {})).toEqual(['amount']);
  expect(differing(simulation, 'payments.accounts')).toEqual([]);
});

describe('what is read, and by whom', () => {
  /** A balance is written down as it was read. */
  const HANDLERS = `
    export async function balance(ctx, { user }) {
      const account = await ctx.table('accounts').get(user);
      await ctx.table('statements').put(ctx.newId('statement'), account);
      return account;
    }
    export async function charge(ctx, { user, amount }) {
      return ctx.transaction(async () => {
        const accounts = ctx.table('accounts');
        const { balance } = await accounts.get(user);
        await accounts.put(user, { balance: balance - amount });
        await ctx.table('debits').put(ctx.newId('debit'), { user, amount });
        return { left: (await accounts.get(user)).balance };
      });
    }`;

  /** Ada pays 100, asks for her balance a moment later and again when everything is at rest; with what was written down. */
  function statements(by: CopyWay, reads: 'original' | 'copy'): unknown[] {
    const document = copyingShop(by, { reads });
    const { payments, notifications } = document.modules;
    if (payments?.tables === undefined || notifications === undefined) throw new Error('they ship');
    payments.handlers = HANDLERS;
    payments.tables['statements'] = {};
    const ask = { request: 'payments.balance', with: { user: 'ada' } };
    document.tasks = {
      pay: { weight: 1, steps: [{ request: 'payments.charge', with: { user: 'ada', amount: 100 } }] },
      ask: { weight: 1, steps: [ask] },
    };
    const requests = [
      { at: '1s', task: 'pay' },
      { at: '1100ms', task: 'ask' },
      { at: '3s', task: 'ask' },
    ];
    document.experiments = { story: { workload: { requests }, length: '5s' } };
    return rowsOf(ran(document, { lengthNs: 5e9, experiment: 'story' }), 'payments.statements').map(
      ({ row }) => (row as { balance: number }).balance - 100_000_000, // as above
    );
  }

  test('reads that are switched while the copy is late tell what was: a stale balance stands in the books', () => {
    expect(statements('change-capture', 'original')).toEqual([-100, -100]);
    expect(statements('change-capture', 'copy')).toEqual([0, -100]);
    expect(statements('dual-writes', 'copy')).toEqual([-100, -100]);
  });

  test('who writes into another’s table passes by what its owner does: only the log has that', () => {
    const differences = COPY_WAYS.map((by) => {
      const document = copyingShop(by);
      const { catalogue } = document.modules;
      if (catalogue?.handlers === undefined) throw new Error('it ships');
      catalogue.handlers += `
        async function meddle(ctx) {
          await ctx.table('payments.accounts').put('mallory', { balance: 1 });
        }`;
      catalogue.handlers = catalogue.handlers.replace(
        'await ctx.work();',
        'await ctx.work(); await meddle(ctx);',
      );
      return differing(ran(document, { lengthNs: 4e9 }), 'payments.accounts').includes('mallory');
    });
    expect(differences).toEqual([true, false]);
  });
});

test('a store that hangs and goes on is caught up with, and how late is too late can be said', () => {
  const hung = (late: string) => {
    const simulation = begun(copyingShop('change-capture', { parameters: { late } }), { lengthNs: 12e9 });
    simulation.advance(3e9, 1e7);
    simulation.intervene({ kind: 'fault', fault: faultIn(simulation.plan, 'hang ledger') });
    simulation.advance(5e9, 1e7);
    const { openGaps } = invariant(simulation, DEBITS);
    simulation.intervene({ kind: 'lift', fault: 0 });
    finish(simulation);
    return [
      openGaps > 10,
      invariant(simulation, DEBITS).openGaps,
      invariant(simulation, DEBITS).violations > 10,
    ];
  };
  expect(hung('1s')).toEqual([true, 0, true]);
  expect(hung('5s')).toEqual([false, 0, false]);
});
