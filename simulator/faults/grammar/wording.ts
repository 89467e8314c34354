/** The way back: the words for a fault of a plan. */
import type { FaultDescriptions } from '../../model/catalogue';
import { defaultOf } from '../../model/parameter-values';
import type { FaultPlan, FaultTarget, FaultTrigger } from '../../model/plan';
import { NETWORK, type FaultWorld } from './lookup';
import type { Dose, FaultKind, FaultPhrase, TargetPhrase, TriggerPhrase } from './phrase';

/** The words for a fault of a plan, or undefined when it found nothing to act on, so that nothing can be named. */
export function phraseOf(
  fault: FaultPlan,
  world: FaultWorld,
  definitions: FaultDescriptions,
): FaultPhrase | undefined {
  const target = targetPhrase(fault.target, world);
  const trigger = triggerPhrase(fault.trigger, world);
  if (target === undefined || trigger === undefined) return undefined;
  const kind = fault.kind as FaultKind; // plans are made by `resolveFault`, from a phrase
  return {
    kind,
    target,
    dose: doseOf(fault, definitions),
    trigger,
    durationNs: fault.durationNs,
    once: fault.once,
  };
}

/** What differs from the defaults, and what the words must say anyway. */
function doseOf(fault: FaultPlan, definitions: FaultDescriptions): Dose {
  const parameters = definitions[fault.kind]?.parameters ?? {};
  const dose: Record<string, number | string> = {};
  for (const [name, value] of Object.entries(fault.parameters)) {
    const parameter = parameters[name];
    const isDefault = parameter !== undefined && defaultOf(parameter) === value;
    if (
      (typeof value === 'number' || typeof value === 'string') &&
      !(isDefault && isOptional(fault.kind, name))
    )
      dose[name] = value;
  }
  return dose;
}

/** Parameters that a wording leaves out when they have their default. */
function isOptional(kind: string, name: string): boolean {
  return kind === 'slow' || (kind === 'throw' && name === 'message');
}

function targetPhrase(target: FaultTarget, world: FaultWorld): TargetPhrase | undefined {
  switch (target.kind) {
    case 'module':
      return nameOf(world.modules[target.index]);
    case 'service':
      return nameOf(world.services[target.index]);
    case 'store':
      return nameOf(world.stores[target.index]);
    case 'broker':
      return nameOf(world.brokers[target.index]);
    case 'network':
      return { kind: 'name', name: NETWORK };
    case 'registry':
      return nameOf(world.registries[target.index]);
    case 'operation': {
      const [module, operation] = world.operations[target.index]?.name.split('.') ?? [];
      return module === undefined || operation === undefined
        ? undefined
        : { kind: 'operation', module, operation };
    }
    case 'instance': {
      const name = world.services[target.service]?.name;
      return name === undefined ? undefined : { kind: 'instance', name, number: target.instance + 1 };
    }
    case 'link': {
      const [from, to] = world.links[target.index]?.name.split('->') ?? [];
      return from === undefined || to === undefined ? undefined : { kind: 'link', from, to };
    }
    case 'anyService':
      return target;
    case 'none':
      return undefined;
  }
}

function triggerPhrase(trigger: FaultTrigger, world: FaultWorld): TriggerPhrase | undefined {
  if (trigger.kind === 'time') return trigger;
  const operation = world.operations[trigger.operation]?.name;
  return operation === undefined ? undefined : { ...trigger, operation };
}

function nameOf(thing: { readonly name: string } | undefined): TargetPhrase | undefined {
  return thing === undefined ? undefined : { kind: 'name', name: thing.name };
}
