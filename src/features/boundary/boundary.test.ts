import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadBoundary, loadCompiler, type Plan, type SystemDocument } from '../../../simulator';
import { loadedExperiment } from '../../document';
import { cellsOf } from './cells';
import { concernedBy } from './concerned';
import { groupsOf } from './groups';
import { partnersOf } from './partners';

const shop = JSON.parse(
  readFileSync(new URL('../../../lessons/systems/corner-shop/system.json', import.meta.url), 'utf8'),
) as SystemDocument; // as it ships
const { compile } = await loadCompiler();
const { boundaryReport, couplingMatrix, split } = await loadBoundary();
const apart = split(shop, 'monolith', ['payments']);
const document = apart.ok ? apart.document : shop;
const [before, after] = [planOf(shop), planOf(document)];

function planOf(of: SystemDocument): Plan {
  const compiled = compile(of, { deployment: 'monolith', seed: 1 });
  if (!compiled.ok) throw new Error('it compiles');
  return compiled.plan;
}

describe('the report as the panel orders it', () => {
  // The handlers are read from the default code here: the shop's own texts are added by whoever ships it.
  const { statements } = boundaryReport({ plan: before, document: shop }, { plan: after, document });

  it('puts what is promised before what is paid, and what it relieves last', () => {
    const there = boundaryReport({ plan: after, document }, { plan: before, document: shop }).statements;
    const groups = groupsOf([...there, ...statements]);
    expect(groups.at(-1)?.effect).toBe('relief');
    expect(groups.map(({ effect }) => effect)).toEqual(
      [...groups.map(({ effect }) => effect)].sort((a, b) => (a === b ? 0 : a === 'cost' ? -1 : 1)),
    );
    expect(groups.flatMap((group) => group.statements)).toHaveLength(statements.length + there.length);
  });

  it('marks in the picture what is there, and only that', () => {
    const ids = new Set([
      ...after.modules.map(({ name }) => `module:${name}`),
      ...after.services.map(({ name }) => `service:${name}`),
      ...after.stores.map(({ name }) => `store:${name}`),
      ...after.links.map(({ name }) => `wire:${name}`),
    ]);
    for (const statement of statements)
      for (const mark of concernedBy(statement, after, before).marks) expect(ids).toContain(mark);
  });

  it('marks both sides of a broken promise and the wire between them', () => {
    const { marks, selects } = concernedBy(
      {
        kind: 'invariant',
        effect: 'cost',
        says: '',
        invariant: 'debit-iff-order',
        because: 'torn',
        operation: 'orders.place',
        tables: ['payments.debits', 'orders.orders'],
      },
      after,
      before,
    );
    expect(marks).toEqual(
      expect.arrayContaining(['module:orders', 'module:payments', 'wire:shop->payments']),
    );
    expect(marks.some((mark) => mark.includes('database'))).toBe(false);
    expect(selects).toMatchObject({ kind: 'operation' });
  });

  it('shows what is new where more has to be run', () => {
    const cost = { kind: 'cost', effect: 'cost', says: '', before: 1, after: 2 } as const;
    expect(concernedBy({ ...cost, measure: 'deployables' }, after, before).marks).toEqual([
      'service:payments',
    ]);
  });
});

describe('what it is compared with', () => {
  const choice = { system: 'corner-shop', deployment: 'monolith', experiment: 'by-hand', seed: 1 };
  const open = { document, choice, source: { kind: 'own', id: 'x', document } } as const;
  const drawn = {
    step: 'Move payments to its own service',
    system: 'corner-shop',
    deployment: 'monolith',
    before: { document: shop, deployment: 'monolith' },
  };

  it('offers what there was before the last boundary first', () => {
    expect(partnersOf(open, drawn)[0]).toMatchObject({ id: 'before', source: { document: shop } });
    expect(partnersOf(open, undefined)[0]?.id).not.toBe('before');
  });

  it('forgets a boundary that was drawn elsewhere', () => {
    expect(partnersOf(open, { ...drawn, system: 'chain' })[0]?.id).not.toBe('before');
    expect(partnersOf(open, { ...drawn, deployment: 'microservices' })[0]?.id).not.toBe('before');
  });

  it('measures under a load, and without what breaks something', () => {
    expect(loadedExperiment(shop, 'by-hand')).toBe('open-loop');
    expect(loadedExperiment(shop, 'closed-loop')).toBe('closed-loop');
    expect(loadedExperiment(shop, 'one-of-three-dies')).toBe('open-loop');
    expect(loadedExperiment({ ...shop, experiments: {} }, 'by-hand')).toBeUndefined();
  });
});

describe('the matrix', () => {
  const { matrix } = couplingMatrix({ plan: before, document: shop });

  it('has a number for every pair that has to do with each other, the hottest one whole', () => {
    const cells = cellsOf(matrix)
      .flat()
      .flatMap((cell) => cell ?? []);
    expect(cells).toHaveLength(matrix.coupled.length);
    for (const cell of cells) expect(Number(cell.figure)).toBeGreaterThan(0);
    expect(Math.max(...cells.map(({ heat }) => heat))).toBe(1);
  });

  it('frames what a transaction or a table ties', () => {
    const pair = { from: 'orders', to: 'payments', calls: [], tables: [], transactions: [] };
    const [[, loose] = []] = cellsOf({
      modules: ['orders', 'payments'],
      coupled: [{ ...pair, calls: [{ from: 'orders.place', to: 'payments.charge' }], measured: undefined }],
    });
    expect(loose?.isTied).toBe(false);
    const [[, tied] = []] = cellsOf({
      modules: ['orders', 'payments'],
      coupled: [{ ...pair, transactions: ['orders.place'], measured: undefined }],
    });
    expect(tied?.isTied).toBe(true);
    expect(tied?.says).toBe('orders → payments: orders.place holds both in one transaction.');
  });
});
