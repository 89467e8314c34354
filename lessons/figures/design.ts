/** What a design is and costs, whatever happens to it: read from the plan. */
import { couplingsOf, type Plan } from '../../simulator';
import { SYSTEM, summed, worstPlace, type Figure, type Ran } from './figure';

const modules = (least: number) => ({ what: 'module', least, most: 20 }) as const;

/** Services that are ours to run, with what their instances have in all. */
function ownServices({ plan }: Ran) {
  return plan.services.filter(({ kind }) => kind === 'service');
}

/** A number parameter of a service, times its instances. */
function ofAllInstances(parameter: string) {
  return ({ instances, parameters }: Plan['services'][number]): number =>
    instances * Number(parameters[parameter] ?? 0);
}

function cost(
  unit: Figure['unit'],
  explains: string,
  words: string,
  valueOf: (service: Plan['services'][number]) => number,
): Figure {
  return { unit, explains, words, measure: (ran) => summed(ownServices(ran), 'service', valueOf) };
}

function couplings(kind: 'table' | 'store', explains: string, words: string): Figure {
  return {
    unit: 'count',
    explains,
    words,
    measure: ({ plan }) => {
      const found = couplingsOf(plan).filter((coupling) => coupling.kind === kind);
      const [first] = found;
      if (first === undefined) return { value: 0, place: SYSTEM };
      const name = first.kind === 'store' ? plan.stores[first.store]?.name : plan.modules[first.module]?.name;
      return {
        value: found.length,
        place: { kind: kind === 'store' ? 'store' : 'module', name: name ?? '' },
      };
    },
  };
}

/** A yes or no about some modules; shown at the first of them. */
function structure(
  least: number,
  explains: string,
  words: string,
  holds: (plan: Plan, found: readonly Plan['modules'][number][]) => boolean,
): Figure {
  return {
    unit: 'truth',
    of: modules(least),
    explains,
    words,
    measure: ({ plan }, { of }) => {
      const found = plan.modules.filter(({ name }) => of.includes(name));
      if (found.length < of.length) return undefined;
      return { value: Number(holds(plan, found)), place: { kind: 'module', name: of[0] ?? '' } };
    },
  };
}

const allEqual = (values: readonly number[]): boolean => values.every((value) => value === values[0]);

export const DESIGN_FIGURES = {
  instances: cost(
    'count',
    'Instances of all services together.',
    'instances to run',
    ({ instances }) => instances,
  ),
  cpus: cost('count', 'CPUs of all instances together.', 'CPUs to pay for', ofAllInstances('cpus')),
  largestCpus: {
    unit: 'count',
    explains: 'CPUs of the largest instance: how big a machine the design needs.',
    words: 'CPUs in one machine',
    measure: (ran) => {
      const cpusOf = ({ parameters }: Plan['services'][number]) => Number(parameters['cpus'] ?? 0);
      const services = ownServices(ran);
      const value = Math.max(0, ...services.map(cpusOf));
      return { value, place: worstPlace(services, 'service', cpusOf) };
    },
  },
  memory: cost('size', 'Memory of all instances together.', 'memory to pay for', ofAllInstances('memory')),
  deployables: cost(
    'count',
    'Services: what is built, deployed and watched by itself.',
    'services to deploy',
    () => 1,
  ),
  sharedTables: couplings(
    'table',
    'Modules that use a table of another service.',
    'tables used across a boundary',
  ),
  sharedStores: couplings(
    'store',
    'Stores in which several services keep tables.',
    'stores shared by services',
  ),
  remoteCalls: {
    unit: 'count',
    explains: 'Calls over a wire, the clients’ among them.',
    words: 'calls over a wire',
    measure: ({ report }) => ({ value: report.remoteCalls, place: SYSTEM }),
  },
  alone: structure(
    1,
    'Whether a module is the only one in its service.',
    '{of} alone in its service',
    (plan, [module]) => plan.services[module?.service ?? -1]?.modules.length === 1,
  ),
  together: structure(2, 'Whether modules share a service.', '{of} in one service', (_plan, found) =>
    allEqual(found.map(({ service }) => service)),
  ),
  oneTransaction: structure(
    2,
    'Whether one transaction reaches over modules: one service, and one store.',
    '{of} within reach of one transaction',
    (_plan, found) =>
      allEqual(found.map(({ service }) => service)) && allEqual(found.map(({ store }) => store)),
  ),
} satisfies Readonly<Record<string, Figure>>;
