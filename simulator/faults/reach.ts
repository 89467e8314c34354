/** What a fault's target means under the deployment at hand: the same cause takes the shape that the deployment gives it. */
import type { Operation, OperationRule } from '../components/operation';
import type { Server } from '../components/server-process';
import type { ServiceInstance, ServiceRuntime, World } from '../components/world';
import { isSameParty } from '../model/parties';
import type { FaultTarget, LinkPlan, TaskPlan, WorkloadPlan } from '../model/plan';
import type { Link } from '../network';

/** The operations of a module or operation; none for other targets. */
export function operationsOf(world: World, target: FaultTarget): readonly Operation[] {
  if (target.kind === 'operation')
    return world.operations.filter((operation) => operation.index === target.index);
  if (target.kind !== 'module') return [];
  return world.operations.filter((operation) => operation.plan.module === target.index);
}

/** The service that a target is, is part of, or runs in. */
export function serviceOf(world: World, target: FaultTarget): ServiceRuntime | undefined {
  if (target.kind === 'service') return world.services[target.index];
  if (target.kind === 'instance') return world.services[target.service];
  const module =
    operationsOf(world, target)[0]?.plan.module ?? (target.kind === 'module' ? target.index : -1);
  return world.services[world.plan.modules[module]?.service ?? -1];
}

/** The processes that die when the target does: a module takes the whole process that it shares. */
export function instancesOf(world: World, target: FaultTarget): readonly ServiceInstance[] {
  const service = serviceOf(world, target);
  if (service === undefined) return [];
  return target.kind === 'instance'
    ? service.instances.filter(({ index }) => index === target.instance)
    : service.instances;
}

/** The process that services talk to, when the target is one: a store, a broker or a registry. */
export function serverOf(world: World, target: FaultTarget): Server | undefined {
  if (target.kind === 'store') return world.stores[target.index];
  if (target.kind === 'broker') return world.brokers[target.index];
  return target.kind === 'registry' ? world.registries[target.index] : undefined;
}

/** Lists of rules on what the target handles: its operations', or its processes'. */
export function handlingRules(world: World, target: FaultTarget): OperationRule[][] {
  if (target.kind === 'operation' || target.kind === 'module')
    return operationsOf(world, target).map(({ rules }) => rules);
  return instancesOf(world, target).map(({ rules }) => rules);
}

/** The wires on which messages to the target travel, and which operations' messages are meant (undefined: all). */
export interface Wires {
  readonly links: readonly Link[];
  readonly only: ReadonlySet<number> | undefined;
}

/** The wires of a target. A module that is called only within its own process has none. */
export function wiresOf(world: World, target: FaultTarget): Wires {
  if (target.kind === 'network') return { links: world.links, only: undefined };
  if (target.kind === 'link')
    return { links: world.links.slice(target.index, target.index + 1), only: undefined };
  if (target.kind === 'store')
    return { links: linksWith(world, ({ to }) => isSameParty(to, target)), only: undefined };
  if (target.kind === 'broker' || target.kind === 'registry') {
    const links = linksWith(world, ({ from, to }) => isSameParty(from, target) || isSameParty(to, target));
    return { links, only: undefined };
  }
  const service = serviceOf(world, target);
  if (service === undefined) return { links: [], only: undefined };
  const into = linksWith(world, ({ to }) => to.kind === 'service' && to.index === service.index);
  if (target.kind === 'service') return { links: into, only: undefined };
  const operations = operationsOf(world, target);
  if (operations.length === 0) return { links: [], only: undefined };
  const only = new Set(operations.map(({ index }) => index));
  const fromOutside = requested(world.plan.workload).some((operation) => only.has(operation));
  const links = into.filter((link) => world.plan.links[link.index]?.from.kind !== 'clients' || fromOutside);
  return { links, only };
}

function linksWith(world: World, isMeant: (link: LinkPlan) => boolean): Link[] {
  return world.links.filter((link) => {
    const plan = world.plan.links[link.index];
    return plan !== undefined && isMeant(plan);
  });
}

/** Operations that clients ask for. */
function requested(workload: WorkloadPlan): number[] {
  const tasks: TaskPlan[] =
    workload.kind === 'requests' ? workload.requests.map(({ task }) => task) : [...workload.tasks];
  if (workload.kind === 'closed' && workload.first !== null) tasks.push(workload.first);
  return tasks.flatMap((task) => task.steps.map((step) => step.operation));
}
