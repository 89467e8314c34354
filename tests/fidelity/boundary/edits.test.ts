/** The laws of the edits: what is split and merged is as before, and whatever comes out compiles. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SYSTEMS } from '../../../lessons/systems';
import { merge, move, split, type Edited } from '../../../simulator/boundary';
import { compile } from '../../../simulator/engine/compile';
import type { SystemDocument } from '../../../simulator/model/document';
import { shippedDocument } from '../../corner-shop';
import { makeCase } from '../../determinism/generator';

function done(edited: Edited): SystemDocument {
  if (!edited.ok) throw new Error(JSON.stringify(edited.faults, null, 2));
  return edited.document;
}

const deploymentOf = (document: SystemDocument, name: string) => {
  const deployment = document.deployments[name];
  if (deployment === undefined) throw new Error(name);
  return deployment;
};

/** A list of modules is a set to a run; where it is not in the document's order a merge puts them behind the others. */
function canonical(document: SystemDocument): unknown {
  return JSON.parse(
    JSON.stringify(document, (key, value: unknown) =>
      key === 'modules' && Array.isArray(value) ? [...(value as string[])].sort() : value,
    ),
  );
}

/** Every shipped deployment that has a service to split, and generated ones. */
const shipped = SYSTEMS.flatMap(({ name }) =>
  Object.keys(shippedDocument(name).deployments).map((deployment) => ({
    document: shippedDocument(name),
    deployment,
  })),
);
const documents = fc.oneof(
  fc.constantFrom(...shipped),
  fc.nat(10_000).map((seed) => {
    const made = makeCase(seed).document as SystemDocument; // the generator's documents compile
    return { document: withMore(made), deployment: 'only' };
  }),
);

/** What a made-up deployment lacks and an edit must carry along: single links, a registry, instruments. */
function withMore(document: SystemDocument): SystemDocument {
  const only = deploymentOf(document, 'only');
  const [first, second] = Object.keys(only.services);
  if (first === undefined) return document;
  const between = second === undefined ? [] : [{ from: first, to: second, latency: '7ms' }];
  const registries = { finder: { kind: 'kubernetes' as const, services: [first] } };
  const more = {
    ...only,
    links: { ...only.links, between },
    registries,
    instruments: { services: { [first]: { propagates: false } } },
  };
  return { ...document, deployments: { only: more as typeof only } }; // a kind that the catalogue has
}

/** A split of a deployment: some of a service's modules, never all. */
const splits = documents
  .chain(({ document, deployment }) => {
    const services = Object.entries(deploymentOf(document, deployment).services).filter(
      ([, { modules, cpus, memory }]) => modules.length > 1 && cpus !== 0.001 && memory !== '1MiB',
    );
    if (services.length === 0) return fc.constant(undefined);
    return fc.constantFrom(...services).chain(([service, { modules }]) =>
      fc.record({
        document: fc.constant(document),
        deployment: fc.constant(deployment),
        service: fc.constant(service),
        modules: fc.subarray(
          modules.filter((module) => module !== service),
          { minLength: 1, maxLength: modules.length - 1 },
        ),
        data: fc.constantFrom('own' as const, 'shared' as const),
      }),
    );
  })
  .filter((made) => made !== undefined);

test('split then merge is the identity, and both compile', { timeout: 120_000 }, () => {
  let own = 0;
  fc.assert(
    fc.property(splits, ({ document, deployment, service, modules, data }) => {
      const before = deploymentOf(document, deployment);
      const apart = done(split(document, deployment, modules, { into: 'drawn', data }));
      expect(compile(apart, { deployment, seed: 1 }).ok).toBe(true);
      const after = deploymentOf(apart, deployment);
      const made = Object.keys(after.stores ?? {}).filter(
        (name) => !Object.hasOwn(before.stores ?? {}, name),
      );
      const [module] = made.flatMap((name) => after.stores?.[name]?.modules ?? []);
      if (module !== undefined) own++;
      const joins = Object.fromEntries(
        made.map((name) => {
          const [kept] = after.stores?.[name]?.modules ?? [];
          const from = Object.entries(before.stores ?? {}).find(([, { modules: all }]) =>
            all.includes(kept ?? ''),
          );
          return [name, from?.[0] ?? ''];
        }),
      );
      const drawn = Object.keys(after.services).find((name) => !Object.hasOwn(before.services, name)) ?? '';
      const together = done(merge(apart, deployment, [drawn], service, joins));
      expect(canonical(together)).toEqual(canonical(document));
    }),
    { numRuns: 60, seed: 7 },
  );
  expect(own).toBeGreaterThan(8);
});

test('what a module keeps in memory goes with it, and the rest is shared', () => {
  const shop = shippedDocument('corner-shop');
  Object.assign(shop.modules['catalogue'] ?? {}, { memory: '400MiB' });
  shop.deployments = { monolith: deploymentOf(shop, 'monolith') };
  // 640 MiB, of which 240 are free: a fifth for each module.
  const apart = deploymentOf(done(split(shop, 'monolith', ['catalogue'])), 'monolith').services;
  expect([apart['shop']?.memory, apart['catalogue']?.memory]).toEqual(['192MiB', '448MiB']);
});

test('in the document’s order it is the identity to the letter, without being told which stores to join', () => {
  const shop = shippedDocument('corner-shop');
  for (const modules of [['payments'], ['users', 'notifications'], ['catalogue', 'payments', 'orders']]) {
    const apart = done(split(shop, 'monolith', modules));
    const [first = ''] = modules;
    expect(JSON.stringify(done(merge(apart, 'monolith', [first], 'shop')))).toBe(JSON.stringify(shop));
  }
});

test('payments taken out of the shop’s monolith are what ships as payments apart', () => {
  const shop = shippedDocument('corner-shop');
  const { services, stores } = deploymentOf(done(split(shop, 'monolith', ['payments'])), 'monolith');
  const apart = deploymentOf(shop, 'payments-apart');
  expect(services).toEqual(apart.services);
  expect(stores).toEqual({
    database: { kind: 'database', modules: ['users', 'catalogue', 'orders', 'notifications'] },
    'payments-database': apart.stores?.['payments-database'],
  });
  const shared = deploymentOf(done(split(shop, 'monolith', ['payments'], { data: 'shared' })), 'monolith');
  expect(shared.stores).toEqual(deploymentOf(shop, 'monolith').stores);
});

test('a module moves with its tables, and back', () => {
  const shop = shippedDocument('corner-shop');
  const there = done(move(shop, 'payments-apart', 'notifications', 'payments'));
  const { services, stores } = deploymentOf(there, 'payments-apart');
  expect(services['payments']?.modules).toEqual(['payments', 'notifications']);
  expect(stores?.['payments-database']?.modules).toEqual(['payments', 'notifications']);
  expect(done(move(there, 'payments-apart', 'notifications', 'shop'))).toEqual(shop);
  // The last module of a service takes the service with it.
  const whole = deploymentOf(done(move(shop, 'payments-apart', 'payments', 'shop')), 'payments-apart');
  expect(Object.keys(whole.services)).toEqual(['shop']);
  expect(Object.keys(whole.stores ?? {})).toEqual(['shop-database']);
});

test('calls stay guarded, links and experiments follow, and what cannot be is refused with a reason', () => {
  const shop = shippedDocument('corner-shop');
  const apart = done(split(shop, 'payments-apart', ['notifications']));
  expect(deploymentOf(apart, 'payments-apart').policies?.map(({ from }) => from)).toEqual([
    'shop',
    'notifications',
  ]);
  const broken = {
    ...shop,
    deployments: {
      only: deploymentOf(done(split(shop, 'monolith', ['payments'], { into: 'money' })), 'monolith'),
    },
    experiments: {
      night: {
        workload: { requests: [] },
        length: '1s',
        faults: ['crash money at 1ms', 'cut shop->money reply', 'crash money-database', 'crash payments'],
      },
    },
  };
  const merged = done(merge(broken as SystemDocument, 'only', ['money'], 'shop')); // the same form
  expect(merged.experiments['night']?.faults).toEqual([
    'crash shop at 1ms',
    'cut shop->shop reply at 0s',
    'crash database at 0s',
    'crash payments',
  ]);
  const codes = [
    split(shop, 'nowhere', ['payments']),
    split(shop, 'monolith', ['payment']),
    split(shop, 'monolith', []),
    split(shop, 'monolith', ['users', 'catalogue', 'orders', 'payments', 'notifications']),
    split(shop, 'payments-apart', ['payments', 'users']),
    merge(shop, 'payments-apart', ['pay'], 'shop'),
  ].map((edited) => (edited.ok ? 'ok' : edited.faults[0]?.code));
  expect(codes).toEqual([
    'unknown-deployment',
    'unknown-module',
    'no-modules',
    'nothing-left',
    'several-services',
    'unknown-service',
  ]);
});
