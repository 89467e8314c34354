/** Every parameter of a plan that a person could turn, at half, at double, and at both of its ends. */
import type { Catalogue, Plan } from '../../simulator';
import type { Parameter, Parameters } from '../../simulator/model/parameters';

/** One parameter at one other value. */
export interface Variant {
  /** `shop.cpus`, `shop->payments.loss`, `retry of payments.charge.attempts`. */
  readonly parameter: string;
  change(plan: Plan): Plan;
}

/** More instances than this are another design, and slow to run. */
const MOST_INSTANCES = 10;

/** The variants of what a plan has; each changes one thing. */
export function parametersOf(plan: Plan, catalogue: Catalogue): readonly Variant[] {
  return [
    ...plan.services.flatMap(({ name, instances }, index) =>
      [2 * instances, MOST_INSTANCES].map((value) => ({
        parameter: `${name}.instances`,
        change: (old: Plan) => ({ ...old, services: replaced(old.services, index, { instances: value }) }),
      })),
    ),
    ...parties(
      plan,
      'services',
      (kind) => (kind === 'service' ? catalogue.service : catalogue.external).parameters,
    ),
    ...parties(plan, 'stores', (kind) => catalogue.stores[kind]?.parameters),
    ...parties(plan, 'brokers', (kind) => catalogue.brokers[kind]?.parameters),
    ...parties(plan, 'registries', (kind) => catalogue.registries[kind]?.parameters),
    ...policies(plan, catalogue),
    ...links(plan),
    ...[0, 0.5, 2, 10].map((factor) => ({
      parameter: 'clientTimeout',
      change: (old: Plan) => ({ ...old, clientTimeoutNs: Math.round(old.clientTimeoutNs * factor) }),
    })),
  ];
}

function parties(
  plan: Plan,
  list: 'services' | 'stores' | 'brokers' | 'registries',
  parametersOfKind: (kind: string) => Parameters | undefined,
): readonly Variant[] {
  const entries: readonly Party[] = plan[list];
  return entries.flatMap((party, index) =>
    variantsOf(party.parameters, parametersOfKind(party.kind)).map(([name, value]) => ({
      parameter: `${party.name}.${name}`,
      change: (old: Plan) => ({
        ...old,
        [list]: replaced<Party>(old[list], index, { parameters: { ...party.parameters, [name]: value } }),
      }),
    })),
  );
}

type Party = Pick<Plan['services'][number], 'name' | 'kind' | 'parameters'>;

/** A policy guards many operations; a person sets it once, so all of its entries change together. */
function policies(plan: Plan, catalogue: Catalogue): readonly Variant[] {
  const kinds = new Set(plan.policies.flatMap(({ chain }) => chain.map(({ kind }) => kind)));
  return [...kinds].flatMap((kind) => {
    const found = plan.policies.flatMap(({ chain }) => chain).find((policy) => policy.kind === kind);
    return variantsOf(found?.parameters ?? {}, catalogue.policies[kind]?.parameters).map(([name, value]) => ({
      parameter: `${kind}.${name}`,
      change: (old: Plan) => ({
        ...old,
        policies: old.policies.map((policy) => ({
          ...policy,
          chain: policy.chain.map((one) =>
            one.kind === kind ? { ...one, parameters: { ...one.parameters, [name]: value } } : one,
          ),
        })),
      }),
    }));
  });
}

/** The wires: a learner may be given a faster one, or one that loses nothing. */
function links(plan: Plan): readonly Variant[] {
  return plan.links.flatMap(({ name, latency, lossProbability }, index) => {
    const set = (parameter: string, change: Partial<Plan['links'][number]>): Variant => ({
      parameter: `${name}.${parameter}`,
      change: (old) => ({ ...old, links: replaced(old.links, index, change) }),
    });
    return [
      ...[0, 0.5, 2].map((factor) => set('latency', { latency: scaled(latency, factor) })),
      ...(lossProbability > 0 ? [set('loss', { lossProbability: 0 })] : []),
    ];
  });
}

type Spec = Plan['links'][number]['latency'];

function scaled(spec: Spec, factor: number): Spec {
  switch (spec.kind) {
    case 'constant':
      return { ...spec, value: spec.value * factor };
    case 'uniform':
      return { ...spec, from: spec.from * factor, to: spec.to * factor };
    default:
      return factor === 0 ? { kind: 'constant', value: 0 } : { ...spec, mean: spec.mean * factor };
  }
}

type Values = Plan['services'][number]['parameters'];
type Value = Values[string];

function variantsOf(values: Values, parameters: Parameters = {}): readonly (readonly [string, Value])[] {
  return Object.entries(parameters).flatMap(([name, parameter]) => {
    const now = values[name];
    if (now === undefined) return [];
    const others = new Set(othersThan(now, parameter));
    others.delete(now);
    return [...others].map((value) => [name, value] as const);
  });
}

function othersThan(now: Value, parameter: Parameter): readonly Value[] {
  switch (parameter.kind) {
    case 'choice':
      return parameter.of;
    case 'probability':
      return numbers(now, 0, 1);
    case 'number':
      return numbers(now, parameter.min, parameter.max);
    case 'integer':
      return numbers(now, parameter.min, parameter.max).map(Math.round);
    case 'duration':
      return numbers(now, parameter.minNs, parameter.maxNs).map(Math.round);
    case 'size':
      return numbers(now, parameter.minBytes, parameter.maxBytes).map(Math.round);
    default:
      return [];
  }
}

function numbers(now: Value, least: number, most: number): number[] {
  if (typeof now !== 'number') return [];
  return [now / 2, now * 2, least, most].map((value) => Math.min(most, Math.max(least, value)));
}

function replaced<Entry>(list: readonly Entry[], index: number, change: Partial<Entry>): readonly Entry[] {
  return list.map((entry, place) => (place === index ? { ...entry, ...change } : entry));
}
