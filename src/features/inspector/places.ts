/** Where something stands: in which service, store or wire. What is selected and what is aimed at are compared by it. */
import type { FaultTarget, Plan } from '../../../simulator';
import type { NamedPart } from '../../document/edits';
import type { Selection } from '../../shared/run';

/** The service of an instance that is counted over all services, and its place there. */
export function instancePlace(
  { services }: Plan,
  instance: number,
): { readonly service: number; readonly instance: number } | undefined {
  let first = 0;
  for (const [service, { instances }] of services.entries()) {
    if (instance < first + instances) return { service, instance: instance - first };
    first += instances;
  }
  return undefined;
}

/** Number of a service's first instance, counted over all services. */
export function firstInstance({ services }: Plan, service: number): number {
  return services.slice(0, service).reduce((sum, { instances }) => sum + instances, 0);
}

/** What is selected, as something that a fault can be aimed at; undefined for a request and for the clients. */
export function aimedAt(selected: Selection, plan: Plan): FaultTarget | undefined {
  switch (selected?.kind) {
    case 'module':
    case 'operation':
    case 'service':
    case 'store':
    case 'broker':
    case 'registry':
    case 'link':
      return { kind: selected.kind, index: selected.index };
    case 'instance': {
      const place = instancePlace(plan, selected.index);
      return place === undefined ? undefined : { kind: 'instance', ...place };
    }
    default:
      return undefined;
  }
}

/** Whether a fault is aimed at what is selected, at a part of it, or at what it is part of. */
export function concerns(target: FaultTarget, selected: Selection, plan: Plan): boolean {
  const aim = aimedAt(selected, plan);
  if (aim === undefined || aim.kind === 'none' || target.kind === 'none') return false;
  if (target.kind === 'network') return aim.kind === 'link';
  if (aim.kind === target.kind && 'index' in aim && 'index' in target) return aim.index === target.index;
  if (aim.kind === 'operation' || target.kind === 'operation') {
    const [operation, other] = aim.kind === 'operation' ? [aim, target] : [target, aim];
    if (other.kind === 'module' && operation.kind === 'operation')
      return plan.operations[operation.index]?.module === other.index;
  }
  const service = serviceOf(aim, plan);
  return service >= 0 && service === serviceOf(target, plan) && (isWhole(aim) || isWhole(target));
}

/** A service stands for all that runs in it. */
function isWhole({ kind }: FaultTarget): boolean {
  return kind === 'service' || kind === 'instance';
}

function serviceOf(target: FaultTarget, plan: Plan): number {
  switch (target.kind) {
    case 'service':
      return target.index;
    case 'instance':
      return target.service;
    case 'module':
      return plan.modules[target.index]?.service ?? -1;
    case 'operation':
      return plan.modules[plan.operations[target.index]?.module ?? -1]?.service ?? -1;
    default:
      return -1;
  }
}

/** An operation that is near to what a fault is aimed at: one to begin with when it is to wait for something. */
export function operationOf(target: FaultTarget, plan: Plan): number {
  if (target.kind === 'operation') return target.index;
  const isNear = (module: number): boolean => {
    if (target.kind === 'module') return module === target.index;
    if (target.kind === 'store') return plan.modules[module]?.store === target.index;
    if (target.kind === 'broker') return subscribes(module, target.index, plan);
    return (
      plan.modules[module]?.service ===
      (target.kind === 'link' ? calleeOf(target.index, plan) : serviceOf(target, plan))
    );
  };
  return Math.max(
    0,
    plan.operations.findIndex(({ module }) => isNear(module)),
  );
}

/** Whether a module takes what a broker carries. */
function subscribes(module: number, broker: number, { topics, operations }: Plan): boolean {
  return topics.some(
    (topic) =>
      topic.broker === broker &&
      topic.subscribers.some((operation) => operations[operation]?.module === module),
  );
}

function calleeOf(link: number, plan: Plan): number {
  const to = plan.links[link]?.to;
  return to?.kind === 'service' ? to.index : -1;
}

/** What is selected, as a part of the document; undefined for what has no name of its own there. */
export function partOf(selected: Selection, plan: Plan): NamedPart | undefined {
  if (selected === undefined || selected.kind === 'request') return undefined;
  const { kind, index } = selected;
  const among = {
    service: plan.services,
    store: plan.stores,
    broker: plan.brokers,
    registry: plan.registries,
    module: plan.modules,
  };
  if (!(kind in among)) return undefined;
  const named = kind as keyof typeof among; // one of its keys, as was just seen
  const name = among[named][index]?.name;
  return name === undefined ? undefined : { kind: named, name };
}
