import { expect, test } from 'vitest';
import { TEST_CATALOGUE } from '../../model/testing/catalogue';
import { shopDocument } from '../../model/testing/document';
import { compileWith } from './compiler';

/** The monolith with a second database, a cache and a connector, and with these copies. */
function compiled(copies: object) {
  const document = shopDocument();
  const { monolith } = document.deployments;
  Object.assign(monolith.services, { connector: { modules: [] }, pair: { modules: [], instances: 2 } });
  Object.assign(monolith.stores, {
    ledger: { kind: 'database', modules: [] },
    fast: { kind: 'cache', modules: [] },
  });
  Object.assign(monolith, { copies });
  return compileWith(TEST_CATALOGUE, document, { seed: 1 });
}

function planOf(copies: object) {
  const read = compiled(copies);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.plan;
}

const TWICE = { by: 'dual-writes', into: 'ledger' };
const CAPTURED = { by: 'change-capture', into: 'ledger', connector: 'connector' };

test('a copy is a table of its own, in its own store, with a promise of its own', () => {
  const plan = planOf({ payments: { ...CAPTURED, reads: 'copy', poll: '2s' } });
  const plain = planOf({});
  expect([plain.copies, plain.tables.length]).toEqual([undefined, 3]);
  const copy = plan.tables[3];
  expect(copy).toMatchObject({ name: 'payments.debits@ledger', module: 1, store: 1, rows: [] });
  expect(plan.copies).toMatchObject([
    {
      module: 1,
      store: 1,
      by: 'change-capture',
      isRead: true,
      tables: [{ original: 1, copy: 3 }],
      connector: 1,
      parameters: { poll: 2e9 },
    },
  ]);
  expect(plan.invariants.slice(plain.invariants.length)).toMatchObject([
    {
      name: 'payments.debits-copied',
      says: 'The copy of payments.debits in ledger has what database has.',
      rule: 'same',
      left: { table: 1 },
      right: { table: 3 },
    },
  ]);
  // Promises of the business count originals alone.
  expect(plan.invariants[0]).toEqual(plain.invariants[0]);
  const known = new Set(plain.links.map(({ name }) => name));
  expect(plan.links.flatMap(({ name }) => (known.has(name) ? [] : [name]))).toEqual([
    'shop->ledger',
    'connector->database',
    'connector->ledger',
  ]);
});

test.each([
  ['unknown-module deployments.monolith.copies.paymnts', { paymnts: TWICE }],
  ['unknown-module deployments.monolith.copies.card-network', { 'card-network': TWICE }],
  ['unknown-store deployments.monolith.copies.payments.into', { payments: { ...TWICE, into: 'ledgr' } }],
  ['copy-at-home deployments.monolith.copies.payments.into', { payments: { ...TWICE, into: 'database' } }],
  ['copy-of-what deployments.monolith.copies.payments.into', { payments: { ...TWICE, into: 'fast' } }],
  [
    'unknown-service deployments.monolith.copies.payments.connector',
    { payments: { ...CAPTURED, connector: 'card-network' } },
  ],
  [
    'no-connector deployments.monolith.copies.payments.connector',
    { payments: { ...CAPTURED, connector: 'shop' } },
  ],
  [
    'no-connector deployments.monolith.copies.payments.connector',
    { payments: { ...CAPTURED, connector: 'pair' } },
  ],
])('%s', (fault, copies) => {
  const read = compiled(copies);
  expect(read.ok ? [] : read.faults.map(({ code, path }) => `${code} ${path}`)).toContain(fault);
});

test('a way that there is not, and a connector that is not named, are told where they stand', () => {
  for (const copy of [
    { ...TWICE, by: 'hope' },
    { by: 'change-capture', into: 'ledger' },
  ]) {
    const read = compiled({ payments: copy });
    expect(read.ok ? [] : read.faults.map(({ path }) => path)[0]).toMatch(
      /^deployments\.monolith\.copies\.payments/,
    );
  }
});
