import { expect, describe, test } from 'vitest';
import { compile } from '../../simulator/engine/compile';
import { handlersOf } from '../../simulator/model/handlers';
import { lower } from '../../simulator/lowering';
import { declaredCalls } from './testing/declared-calls';
import { loadSystem, SYSTEMS } from './index';

interface Parts {
  readonly modules: Readonly<Record<string, Module>>;
  readonly tasks: Readonly<Record<string, { readonly steps: readonly { readonly request: string }[] }>>;
  readonly deployments: Readonly<Record<string, Deployment>>;
  readonly experiments: object;
}

interface Module {
  readonly handlers?: string;
  readonly versions?: Readonly<Record<string, { readonly handlers: string }>>;
  readonly subscribes?: readonly { readonly topic: string; readonly operation: string }[];
  readonly operations: Readonly<Record<string, { readonly calls?: readonly string[] }>>;
  readonly tables?: object;
}

/** What a service is given; each of its instances has as much. */
interface Given {
  readonly modules: readonly string[];
  readonly cpus: number;
  readonly memory: string;
  readonly instances?: number;
}

interface Deployment {
  readonly services: Readonly<Record<string, Given>>;
  readonly stores?: Readonly<Record<string, { modules: readonly string[] }>>;
  readonly policies?: readonly { from?: string }[];
}

const NAMES = [
  'corner-shop',
  'online-boutique',
  'social-network',
  'astronomy-shop',
  'signed-in',
  'chain',
  'borrowed-table',
];

test('the shipped systems are found by name, and others are not', () => {
  expect(SYSTEMS.map(({ name }) => name)).toEqual(NAMES);
  expect(loadSystem('corner-shop')?.title).toBe('Corner shop');
  expect(loadSystem('corner')).toBeUndefined();
});

describe.each(NAMES)('%s', (name) => {
  // A document is typed as far as the loader needs; its whole shape is the schema's matter.
  const { modules, tasks, deployments, experiments } = loadSystem(name) as unknown as Parts;

  test('every deployment compiles with every experiment', () => {
    for (const deployment of Object.keys(deployments)) {
      for (const experiment of Object.keys(experiments)) {
        const compiled = compile(loadSystem(name), { deployment, experiment, seed: 1 });
        expect(compiled.ok ? [] : compiled.faults, `${deployment}, ${experiment}`).toEqual([]);
      }
    }
  });

  test('the handlers are in the guest language', () => {
    const lowered = lower(handlersOf({ modules }));
    expect(lowered.ok ? [] : lowered.faults).toEqual([]);
  });

  test('each module has handlers for exactly its operations, or for none', () => {
    for (const [module, { handlers, operations, versions = {} }] of Object.entries(modules)) {
      if (handlers === undefined) continue;
      for (const text of [handlers, ...Object.values(versions).map((version) => version.handlers)])
        expect([...declaredCalls(text).keys()].sort(), module).toEqual(Object.keys(operations).sort());
    }
  });

  test('the calls that an operation declares are those of its handler', () => {
    const topics = new Set(
      Object.values(modules).flatMap(({ subscribes = [] }) => subscribes.map(({ topic }) => topic)),
    );
    for (const [module, { handlers = '', operations }] of Object.entries(modules)) {
      for (const [operation, reached] of declaredCalls(handlers)) {
        const declared = operations[operation]?.calls ?? [];
        // Whom a message reaches, and how, is the deployment's to say.
        const called = reached.filter((name) => !topics.has(name));
        expect([...declared].sort(), `${module}.${operation}`).toEqual(called.sort());
      }
    }
  });

  test('what is called and requested exists', () => {
    const known = Object.entries(modules).flatMap(([module, { operations }]) =>
      Object.keys(operations).map((operation) => `${module}.${operation}`),
    );
    const called = Object.values(modules).flatMap(({ operations }) =>
      Object.values(operations).flatMap(({ calls = [] }) => calls),
    );
    const requested = Object.values(tasks).flatMap(({ steps }) => steps.map(({ request }) => request));
    expect(known).toEqual(expect.arrayContaining([...called, ...requested]));
  });

  test('each deployment places every module in one service, and every module with tables on one store', () => {
    const all = Object.keys(modules).sort();
    const keeping = all.filter((module) => modules[module]?.tables !== undefined);
    for (const { services, stores = {}, policies = [] } of Object.values(deployments)) {
      expect(
        Object.values(services)
          .flatMap((service) => service.modules)
          .sort(),
      ).toEqual(all);
      expect(
        Object.values(stores)
          .flatMap((store) => store.modules)
          .sort(),
      ).toEqual(keeping);
      expect(Object.keys(services)).toEqual(
        expect.arrayContaining(policies.flatMap(({ from }) => from ?? [])),
      );
    }
  });

  test('every deployment has the same CPU and memory in total', () => {
    const total = (services: readonly Given[], times: (service: Given) => number): string => {
      const sum = (of: (service: Given) => number): number =>
        services.reduce((all, service) => all + of(service) * times(service), 0);
      const milliCpus = sum(({ cpus }) => Math.round(cpus * 1000));
      return `${milliCpus} ${sum(({ memory }) => Number.parseInt(memory, 10))}`;
    };
    // Instances share what their service would have alone, or there are more of them on purpose, each with as much.
    const ways = Object.values(deployments).map(({ services }) => {
      const each = Object.values(services);
      return [total(each, ({ instances = 1 }) => instances), total(each, () => 1)];
    });
    const usual = ways[0]?.[1];
    expect(ways.filter((way) => !way.includes(usual ?? ''))).toEqual([]);
  });
});
