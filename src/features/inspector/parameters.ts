/** The parameters of what is selected, with what they are now and what changing them takes. */
import {
  changeable,
  type Catalogue,
  type Changeable,
  type ChangeTarget,
  type Definition,
  type Intervention,
  partyName,
  type Parameter,
  type Parameters,
  type ParameterValues,
  type Plan,
} from '../../../simulator';
import type { Selection } from '../../shared/run';
import { instancePlace } from './places';

type Value = ParameterValues[string];

export interface ParameterLine {
  readonly name: string;
  readonly parameter: Parameter;
  /** As the plan has it. */
  readonly planned: Value;
  /** With what has been changed since. */
  readonly value: Value;
  /** How to change it while it runs; undefined: that takes a new run. */
  readonly change: { readonly target: ChangeTarget; readonly how: Changeable } | undefined;
}

/** Whose parameters they are in the document, where they can be written. */
export type Owner =
  | { readonly kind: 'service' | 'store' | 'broker' | 'registry'; readonly name: string }
  | { readonly kind: 'instruments'; readonly name: string }
  | { readonly kind: 'link'; readonly from: string; readonly to: string }
  | { readonly kind: 'guard'; readonly from: string; readonly to: string; readonly place: number };

/** Parameters that belong together: a component's own, or those of a policy on its calls. */
export interface ParameterGroup {
  /** Undefined: the document says nothing of them for this one. */
  readonly owner: Owner | undefined;
  /** '' for the component's own. */
  readonly title: string;
  readonly explains: string;
  readonly lines: readonly ParameterLine[];
}

/** What a link is described by; it is no component, so no definition has it, and the deployment always says both. */
const LINK: Pick<Definition, 'parameters'> = {
  parameters: {
    latency: {
      kind: 'duration',
      defaultNs: 500_000,
      minNs: 0,
      maxNs: 3600e9,
      explains: 'How long a message takes, one way.',
      source: '',
    },
    loss: {
      kind: 'probability',
      default: 0,
      explains: 'The share of messages that never arrive.',
      source: '',
    },
  },
};

/** Of every service; the definition leaves it to the deployment. */
const INSTANCES: Parameters = {
  instances: {
    kind: 'integer',
    default: 1,
    min: 1,
    max: 1000,
    unit: '',
    explains:
      'How many processes run it, each with all its modules. Callers share them out among themselves.',
    source: '',
  },
};

/** What operators are told of a service. The deployment says it. */
const INSTRUMENTS: Parameters = {
  level: {
    kind: 'choice',
    default: 'traces',
    of: ['none', 'metrics', 'traces'],
    explains: 'What it tells: nothing, its own figures, or its spans too.',
    source: 'our choice: all that there is',
  },
  propagates: {
    kind: 'choice',
    default: 'yes',
    of: ['yes', 'no'],
    explains: 'Whether its calls carry the trace context. If not, what it calls begins new traces.',
    source: 'OpenTelemetry, OTEL_PROPAGATORS = tracecontext,baggage',
  },
};

/** The groups of parameters of what is selected. `interventions`: those made up to now. */
export function parametersOf(
  selected: Selection,
  plan: Plan,
  catalogue: Catalogue,
  interventions: readonly Intervention[],
): ParameterGroup[] {
  switch (selected?.kind) {
    case 'service':
      return service(selected.index, plan, catalogue, interventions);
    case 'instance':
      return service(instancePlace(plan, selected.index)?.service ?? -1, plan, catalogue, interventions);
    case 'store':
      return fixed('store', plan.stores[selected.index], catalogue.stores);
    case 'broker':
      return fixed('broker', plan.brokers[selected.index], catalogue.brokers);
    case 'registry':
      return fixed('registry', plan.registries[selected.index], catalogue.registries);
    case 'link':
      return link(selected.index, plan, catalogue, interventions);
    default:
      return [];
  }
}

/** A component none of whose parameters changes while it runs. */
function fixed(
  kind: 'store' | 'broker' | 'registry',
  of: { readonly name: string; readonly kind: string; readonly parameters: ParameterValues } | undefined,
  definitions: Catalogue['stores'],
): ParameterGroup[] {
  const definition = definitions[of?.kind ?? ''];
  if (of === undefined || definition === undefined) return [];
  return [own(definition, of.parameters, undefined, [], { kind, name: of.name })];
}

/** The values of a service's parameters now. */
export function valuesNow(
  index: number,
  plan: Plan,
  interventions: readonly Intervention[],
): ParameterValues {
  const planned = plan.services[index]?.parameters ?? {};
  return Object.fromEntries(
    Object.entries(planned).map(([name, value]) => [
      name,
      changed({ kind: 'service', index }, name, interventions) ?? value,
    ]),
  );
}

function service(
  index: number,
  plan: Plan,
  catalogue: Catalogue,
  interventions: readonly Intervention[],
): ParameterGroup[] {
  const of = plan.services[index];
  if (of === undefined) return [];
  const target = { kind: 'service', index } as const;
  // What somebody else runs in is not ours to say.
  if (of.kind === 'external')
    return [own(catalogue.external, of.parameters, target, interventions, undefined)];
  const { parameters } = catalogue.service;
  const planned = { instances: of.instances, ...of.parameters };
  const owner = { kind: 'service', name: of.name } as const;
  return [
    own({ parameters: { ...INSTANCES, ...parameters } }, planned, target, interventions, owner),
    ...instruments(index, of.name, plan),
  ];
}

function instruments(service: number, name: string, plan: Plan): ParameterGroup[] {
  const told = plan.instruments.services[service];
  if (told === undefined) return [];
  const planned = { level: told.level, propagates: told.propagates ? 'yes' : 'no' };
  const group = own({ parameters: INSTRUMENTS }, planned, undefined, [], { kind: 'instruments', name });
  return [{ ...group, title: 'Instruments', explains: 'What those who run it are told of it.' }];
}

function link(
  index: number,
  plan: Plan,
  catalogue: Catalogue,
  interventions: readonly Intervention[],
): ParameterGroup[] {
  const of = plan.links[index];
  if (of === undefined) return [];
  const { latency, lossProbability } = of;
  const [from, to] = [of.from, of.to];
  const ends = { from: partyName(plan, from), to: partyName(plan, to) };
  const target = { kind: 'link', index } as const;
  const planned = { latency, loss: lossProbability };
  const wire = own(LINK, planned, target, interventions, { kind: 'link', ...ends });
  if (to.kind !== 'service') return [wire];
  const caller = from.kind === 'service' ? from.index : -1;
  const called = calledOver(plan, caller, to.index);
  const policies = plan.policies.flatMap(({ fromService, operation, chain }, entry) => {
    if (!called.has(operation) || (fromService !== caller && fromService !== -1)) return [];
    // The first entry that matches is the one that acts.
    const acting = plan.policies.findIndex(
      (other) => other.operation === operation && (other.fromService === caller || other.fromService === -1),
    );
    if (acting !== entry) return [];
    return chain.flatMap(({ kind, parameters }, place): ParameterGroup[] => {
      const definition = catalogue.policies[kind];
      if (definition === undefined) return [];
      const target = { kind: 'policy', index: entry, place } as const;
      const owner = caller < 0 ? undefined : ({ kind: 'guard', ...ends, place } as const);
      const title = `${definition.title} of ${plan.operations[operation]?.name ?? ''}`;
      return [
        {
          ...own(definition, parameters, target, interventions, owner),
          title,
          explains: definition.explains,
        },
      ];
    });
  });
  return [wire, ...policies];
}

/** Operations of one service that another calls, as its modules declare; of the clients', all that are asked for. */
function calledOver({ operations, modules }: Plan, from: number, to: number): ReadonlySet<number> {
  const serviceOf = (operation: number): number =>
    modules[operations[operation]?.module ?? -1]?.service ?? -1;
  const called = operations.flatMap(({ calls }, caller) => (serviceOf(caller) === from ? calls : []));
  const all = from < 0 ? operations.map((_, index) => index) : called;
  return new Set(all.filter((operation) => serviceOf(operation) === to));
}

function own(
  { parameters }: Pick<Definition, 'parameters'>,
  planned: ParameterValues,
  target: ChangeTarget | undefined,
  interventions: readonly Intervention[],
  owner: Owner | undefined,
): ParameterGroup {
  const lines = Object.entries(parameters).flatMap(([name, parameter]): ParameterLine[] => {
    const value = planned[name];
    if (value === undefined) return [];
    const how = target === undefined ? undefined : changeable(target.kind, name);
    const change = target === undefined || how === undefined ? undefined : { target, how };
    const now = target === undefined ? undefined : changed(target, name, interventions);
    return [{ name, parameter, planned: value, value: now ?? value, change }];
  });
  return { owner, title: '', explains: '', lines };
}

/** The value that a parameter was last changed to, or undefined. */
function changed(
  target: ChangeTarget,
  name: string,
  interventions: readonly Intervention[],
): number | undefined {
  const last = interventions.findLast(
    ({ request }) =>
      request.kind === 'parameter' && request.change.name === name && isSame(request.change.target, target),
  )?.request;
  return last?.kind === 'parameter' ? last.change.value : undefined;
}

function isSame(one: ChangeTarget, other: ChangeTarget): boolean {
  const place = (target: ChangeTarget): number => (target.kind === 'policy' ? target.place : 0);
  return one.kind === other.kind && one.index === other.index && place(one) === place(other);
}
