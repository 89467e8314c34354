import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadSystem } from '../../../lessons/systems';
import { loadCompiler, type SystemDocument } from '../../../simulator';
import {
  addPart,
  copyParts,
  duplicateParts,
  join,
  joinable,
  movedTo,
  pasteParts,
  removeParts,
  renamePart,
  tidied,
  unjoin,
  type Edited,
  type Part,
} from '.';

let faultsOf: (document: SystemDocument) => readonly unknown[] = () => [];

beforeAll(async () => {
  const { checkDocument } = await loadCompiler();
  faultsOf = checkDocument;
});

const EMPTY: SystemDocument = {
  format: 'faultline/1',
  name: 'mine',
  title: 'Mine',
  summary: '',
  modules: { first: { explains: '', operations: { handle: {} } } },
  tasks: { first: { weight: 1, steps: [{ request: 'first.handle' }] } },
  deployments: {
    apart: { explains: '', services: { first: { modules: ['first'] } } },
    together: { explains: '', services: { all: { modules: ['first'] } } },
  },
  experiments: {
    busy: { workload: { open: { arrivals: 'poisson', rate: 5, sessions: 5 } }, length: '10s' },
  },
};

function shipped(name: string): SystemDocument {
  const document = loadSystem(name);
  if (document === undefined) throw new Error(name);
  return structuredClone(document) as unknown as SystemDocument; // as it is written
}

function done(result: Edited): { document: SystemDocument; parts: readonly Part[] } {
  if (!result.ok) throw new Error(result.why);
  return result;
}

const service = (name: string): Part => ({ kind: 'service', name });
const store = (name: string): Part => ({ kind: 'store', name });
const broker = (name: string): Part => ({ kind: 'broker', name });

describe('from nothing', () => {
  test('a gateway, a service, a store, a queue and its consumer are wired, and run', () => {
    let document = EMPTY;
    for (const kind of ['service', 'service', 'database', 'queue', 'kubernetes'])
      ({ document } = done(addPart(document, 'apart', kind)));
    for (const [from, to] of [
      [{ kind: 'clients' }, service('service')],
      [service('first'), service('service')],
      [service('service'), store('database')],
      [service('service'), broker('queue')],
      [broker('queue'), service('service-2')],
      [service('service'), { kind: 'registry', name: 'kubernetes' }],
    ] as const)
      ({ document } = done(join(document, 'apart', from, to)));
    expect(faultsOf(document)).toEqual([]);
    expect(document.modules['first']?.operations['handle']?.calls).toEqual(['service.handle']);
    expect(document.modules['service']).toMatchObject({
      operations: { handle: { reads: ['items'], writes: ['items'], publishes: ['service-done'] } },
      tables: { items: {} },
    });
    expect(document.deployments['together']?.services['all']?.modules).toHaveLength(3);
  });

  test('wires that mean nothing are refused in words', () => {
    const document = done(
      addPart(done(addPart(EMPTY, 'apart', 'service')).document, 'apart', 'database'),
    ).document;
    const why = (from: Part, to: Part): string => {
      const may = joinable(document, 'apart', from, to);
      return may.ok ? `may: ${may.says}` : may.why;
    };
    expect(why(store('database'), service('first'))).toContain('calls nobody');
    expect(why(service('first'), { kind: 'clients' })).toContain('nobody calls clients');
    expect(why(service('first'), service('first'))).toContain('itself');
    expect(why(service('first'), service('service'))).toBe('may: first calls service.handle.');
    const { document: wired } = done(join(document, 'apart', service('first'), service('service')));
    expect(joinable(wired, 'apart', service('service'), service('first'))).toMatchObject({ ok: false });
  });
});

test('a queue that is drawn where code publishes already carries what is published there', () => {
  const [orders, queue, notifications] = [service('orders'), broker('queue'), service('notifications')];
  const drawn = done(addPart(shipped('corner-shop'), 'microservices', 'queue')).document;
  for (const [from, to] of [
    [orders, queue],
    [queue, notifications],
  ] as const) {
    const { document } = done(join(drawn, 'microservices', from, to));
    expect(document.deployments['microservices']?.brokers?.['queue']?.topics).toEqual(['order-placed']);
    expect(faultsOf(document)).toEqual([]);
    expect(document.modules).toEqual(drawn.modules);
    expect(join(document, 'microservices', orders, queue)).toMatchObject({
      why: 'orders publishes to order-placed already.',
    });
    expect(join(document, 'microservices', queue, notifications)).toMatchObject({ ok: false });
  }
  // Nobody publishes in users: that is its author's to write.
  expect(join(drawn, 'microservices', service('users'), queue)).toMatchObject({
    ok: false,
    hint: expect.stringContaining('ctx.publish') as string,
  });
});

test('what is joined is unjoined again', () => {
  let { document } = done(addPart(EMPTY, 'apart', 'service'));
  ({ document } = done(addPart(document, 'apart', 'database')));
  const before = document;
  for (const [from, to] of [
    [{ kind: 'clients' }, service('service')],
    [service('first'), service('service')],
    [service('service'), store('database')],
  ] as const) {
    const there = done(join(before, 'apart', from, to)).document;
    const back = done(unjoin(there, 'apart', from, to)).document;
    expect(faultsOf(back)).toEqual([]);
    expect(joinable(back, 'apart', from, to)).toEqual(joinable(before, 'apart', from, to));
  }
});

test('what written code needs is not taken away', () => {
  const shop = shipped('corner-shop');
  const result = removeParts(shop, 'microservices', [service('payments')]);
  expect(result).toMatchObject({ ok: false, why: 'The code of orders needs payments.' });
  const both = removeParts(shop, 'microservices', [service('payments'), service('orders')]);
  expect(faultsOf(done(both).document)).toEqual([]);
});

test('a module has another name everywhere, in code and in promises too', () => {
  const shop = shipped('corner-shop');
  const { document } = done(
    renamePart(shop, 'microservices', { kind: 'module', name: 'payments' }, 'billing'),
  );
  expect(faultsOf(document)).toEqual([]);
  expect(document.modules['orders']?.handlers).toContain(`'billing.charge'`);
  expect(JSON.stringify(document)).not.toMatch(/"payments[.]/);
  const back = done(renamePart(document, 'microservices', { kind: 'module', name: 'billing' }, 'payments'));
  expect(back.document).toEqual(shop);
});

test('a copy runs beside what it was made of, and a foreign clipboard is refused', () => {
  const shop = shipped('corner-shop');
  const { document, parts } = done(duplicateParts(shop, 'microservices', [service('payments')]));
  expect(parts).toEqual([service('payments-2')]);
  expect(faultsOf(document)).toEqual([]);
  const text = copyParts(shop, 'microservices', [service('orders'), service('users')]);
  expect(faultsOf(done(pasteParts(EMPTY, 'apart', text)).document)).toEqual(expect.arrayContaining([]));
  for (const foreign of ['', 'hello', '{}', '{"format":"faultline-parts/1"}', 'null', '[1]'])
    expect(pasteParts(shop, 'microservices', foreign).ok).toBe(false);
});

test('boxes are moved, and tidied again', () => {
  const { document } = done(movedTo(EMPTY, 'apart', { 'service:first': [10.4, 20] }));
  expect(document.deployments['apart']?.layout).toEqual({ 'service:first': [10, 20] });
  expect(faultsOf(document)).toEqual([]);
  expect(done(tidied(document, 'apart')).document).toEqual(EMPTY);
});

test('whatever is drawn in whatever order, the document can be run, and no edit writes to the one before', () => {
  const kinds = ['service', 'external', 'database', 'cache', 'queue', 'log', 'kubernetes', 'consul'];
  const act = fc.oneof(
    fc.record({ act: fc.constant('add' as const), kind: fc.constantFrom(...kinds) }),
    fc.record({ act: fc.constantFrom('join' as const, 'unjoin' as const), from: fc.nat(20), to: fc.nat(20) }),
    fc.record({
      act: fc.constantFrom('remove' as const, 'duplicate' as const, 'rename' as const),
      of: fc.nat(20),
    }),
  );
  fc.assert(
    fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
      let document = EMPTY;
      acts.forEach((one, i) => {
        const parts = partsIn(document, 'apart');
        const at = (index: number): Part => parts[index % parts.length] ?? { kind: 'clients' };
        const before = JSON.stringify(document);
        const result = ((): Edited => {
          switch (one.act) {
            case 'add':
              return addPart(document, 'apart', one.kind);
            case 'join':
              return join(document, 'apart', at(one.from), at(one.to));
            case 'unjoin':
              return unjoin(document, 'apart', at(one.from), at(one.to));
            case 'remove':
              return removeParts(document, 'apart', [at(one.of)]);
            case 'duplicate':
              return duplicateParts(document, 'apart', [at(one.of)]);
            case 'rename': {
              const part = at(one.of);
              return part.kind === 'clients'
                ? { ok: true, document, parts: [] }
                : renamePart(document, 'apart', part, `renamed-${i}`);
            }
          }
        })();
        expect(JSON.stringify(document)).toBe(before);
        if (result.ok) ({ document } = result);
      });
      expect(faultsOf(document)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

function partsIn(document: SystemDocument, deployment: string): Part[] {
  const {
    services = {},
    stores = {},
    brokers = {},
    registries = {},
  } = document.deployments[deployment] ?? {};
  const of = (kind: 'service' | 'store' | 'broker' | 'registry', entries: object): Part[] =>
    Object.keys(entries).map((name) => ({ kind, name }));
  const external = Object.entries(document.modules).flatMap(([name, module]) =>
    module.external === true ? [service(name)] : [],
  );
  return [
    { kind: 'clients' },
    ...of('service', services),
    ...of('store', stores),
    ...of('broker', brokers),
    ...of('registry', registries),
    ...external,
  ];
}
