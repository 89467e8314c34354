import { expect, test } from 'vitest';
import { shopDocument } from '../model/testing/document';
import { TEST_CATALOGUE } from '../model/testing/catalogue';
import type { Plan } from '../model/plan';
import { compileWith } from './compile/compiler';
import { couplingsOf } from './coupling';

/** The shop with a reader of others' tables, which keeps nothing itself. */
function shop(text: string, services: object, stores: object, keeps: object = {}) {
  const document = shopDocument();
  const reports = {
    explains: 'Adds up.',
    operations: { daily: {} },
    tables: keeps,
    handlers: `export async function daily(ctx) { ${text} }`,
  };
  const deployments = { here: { explains: 'Here.', services, stores } };
  const experiments = { none: { workload: { requests: [] }, length: '1s' } };
  return { ...document, modules: { ...document.modules, reports }, deployments, experiments };
}

function planOf(document: unknown): Plan {
  const compiled = compileWith(TEST_CATALOGUE, document, { seed: 1 });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults));
  return compiled.plan;
}

const READS = `return ctx.table('payments.debits').all();`;
const APART = {
  shop: { modules: ['orders', 'payments'] },
  reports: { modules: ['reports'] },
};
const ONE_STORE = { database: { kind: 'database', modules: ['orders', 'payments'] } };

test('a service that uses the table of another’s module is coupled to it, and has a way to its store', () => {
  const plan = planOf(shop(READS, APART, ONE_STORE));
  expect(plan.links.map(({ name }) => name)).toContain('reports->database');
  const [coupling, ...others] = couplingsOf(plan);
  expect(others).toEqual([]);
  expect(coupling).toMatchObject({ kind: 'table', service: 1, owner: 0 });
  expect(coupling?.says).toContain('reports uses payments.debits, which payments owns');
});

test('in one process the same text couples no services', () => {
  const together = { shop: { modules: ['orders', 'payments', 'reports'] } };
  expect(couplingsOf(planOf(shop(READS, together, ONE_STORE)))).toEqual([]);
});

test('two services that keep tables in one store are coupled by it, each named once', () => {
  const stores = { database: { kind: 'database', modules: ['orders', 'payments', 'reports'] } };
  const plan = planOf(shop('', APART, stores, { sheets: {} }));
  expect(couplingsOf(plan)).toMatchObject([{ kind: 'store', store: 0, services: [0, 1] }]);
  expect(couplingsOf(plan)[0]?.says).toContain('shop and reports keep their tables in database');
});

test('tables that nobody has, and those across the system’s boundary, are faults of the document', () => {
  const faultsOf = (text: string) => {
    const compiled = compileWith(TEST_CATALOGUE, shop(text, APART, ONE_STORE), { seed: 1 });
    return compiled.ok ? [] : compiled.faults;
  };
  expect(faultsOf(`\nctx.table('payments.debit')`)).toMatchObject([
    {
      code: 'unknown-table',
      path: 'modules.reports.handlers',
      line: 2,
      hint: expect.stringContaining('`payments.debits`'),
    },
  ]);
  expect(faultsOf(`ctx.table('card-network.transfers')`)).toMatchObject([{ code: 'foreign-table' }]);
});
