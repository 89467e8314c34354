import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TEST_CATALOGUE } from '../../model/testing/catalogue';
import { changed, shopDocument } from '../../model/testing/document';
import type { Plan } from '../../model/plan';
import { compileWith } from './compiler';
import type { RunChoice } from './compiler';

/** Every path that leads to something in the document. */
function pathsOf(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Object.entries(value).flatMap(([key, part]) =>
    pathsOf(part, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return path.length === 0 ? inner : [path, ...inner];
}

/** Indices in a plan that point to nothing. */
function dangling(plan: Plan): string[] {
  const within = (index: number, list: readonly unknown[], what: string): string[] =>
    Number.isInteger(index) && index >= 0 && index < list.length ? [] : [`${what} ${index}`];
  return [
    ...plan.modules.flatMap((module) => within(module.service, plan.services, 'service')),
    ...plan.modules.flatMap((module) =>
      module.store === -1 ? [] : within(module.store, plan.stores, 'store'),
    ),
    ...plan.services.flatMap((service) =>
      service.modules.flatMap((module) => within(module, plan.modules, 'module')),
    ),
    ...plan.operations.flatMap((operation) =>
      operation.calls.flatMap((callee) => within(callee, plan.operations, 'operation')),
    ),
    ...plan.tables.flatMap((table) =>
      within(plan.modules[table.module]?.store ?? -1, plan.stores, 'store of a table'),
    ),
    ...plan.policies.flatMap((policy) => within(policy.operation, plan.operations, 'operation')),
    ...plan.invariants.flatMap(({ left, right }) =>
      [left, right ?? left].flatMap(({ table }) => within(table, plan.tables, 'table')),
    ),
  ];
}

/** Whether compiling kept its word: a plan without loose ends, or faults that say where. */
function keepsItsWord(document: unknown, choice: RunChoice): void {
  const compiled = compileWith(TEST_CATALOGUE, document, choice);
  if (compiled.ok) expect(dangling(compiled.plan)).toEqual([]);
  else
    expect(
      compiled.faults.length > 0 &&
        compiled.faults.every((fault) => fault.path !== '' && fault.message !== ''),
    ).toBe(true);
}

const PATHS = pathsOf(shopDocument());
const WORDS = [
  'orders',
  'payments',
  'shop',
  'clients',
  'payments.charge',
  '*',
  '__proto__',
  'constructor',
  'toString',
  '5ms',
  'database',
];

const value = fc.oneof(
  fc.constantFrom<unknown>(...WORDS, '', 0, -1, 1e308, null, undefined, [], {}, { $let: 'x' }, { $pick: [] }),
  fc.jsonValue(),
  fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withSparseArray: true,
    withObjectString: true,
  }),
);

const choice = fc.record({
  seed: fc.oneof(fc.nat(), fc.double(), fc.constant(1)),
  deployment: fc.constantFrom('monolith', 'apart', undefined, 'constructor'),
  experiment: fc.constantFrom('open', 'closed', 'hand', undefined, '__proto__'),
  faults: fc.array(
    fc.oneof(fc.string(), fc.constantFrom('crash shop', 'cut orders->payments once', 'hang constructor')),
    { maxLength: 3 },
  ),
});

const RUNS = { numRuns: 400 };

test('a document with anything anywhere compiles or says where it is wrong', () => {
  fc.assert(
    fc.property(fc.constantFrom(...PATHS), value, choice, (path, part, run) =>
      keepsItsWord(changed(path, part), run),
    ),
    RUNS,
  );
});

test('so does a document with a part moved elsewhere', () => {
  const partAt = (path: readonly (string | number)[]): unknown =>
    path.reduce<unknown>((part, key) => (part as Record<string | number, unknown>)[key], shopDocument()); // the path leads somewhere
  fc.assert(
    fc.property(fc.constantFrom(...PATHS), fc.constantFrom(...PATHS), choice, (to, from, run) =>
      keepsItsWord(changed(to, partAt(from)), run),
    ),
    RUNS,
  );
});

test('so does a document with a part renamed', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...PATHS),
      fc.oneof(fc.constantFrom(...WORDS), fc.string()),
      choice,
      (path, name, run) => {
        // Neither can be set to an object: the one is the prototype, the other a list's size.
        fc.pre(name !== '__proto__' && name !== 'length');
        keepsItsWord(changed([...path.slice(0, -1), name], {}), run);
      },
    ),
    RUNS,
  );
});

test('so does anything else', () => {
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.jsonValue()), choice, (document, run) =>
      keepsItsWord(document, run),
    ),
    RUNS,
  );
});
