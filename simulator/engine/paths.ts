/** The ways that calls take: for each caller and each operation elsewhere, its policies in order and the transport at the end. */
import type { Finding } from '../components/discovery/lists';
import type { Service } from '../components/service';
import type { Kernel } from '../kernel/kernel';
import type { RandomStream } from '../kernel/random';
import type { ParameterValues, PartyPlan, Plan } from '../model/plan';
import { RequestResponse, type CallPath } from '../network';
import { POLICIES } from '../policies/registry';
import type { Numbering } from '../telemetry/numbering';
import type { FindLink } from './wiring';

export interface Paths {
  /** By operation index; undefined where clients have no link to its service. */
  readonly fromClients: readonly (CallPath | undefined)[];
  /** By service and operation index; undefined where there is no link, and within the service itself. */
  readonly fromService: readonly (readonly (CallPath | undefined)[])[];
  /** The parameters that policies work with, by entry of the plan and place in its chain; they may be changed. */
  readonly policies: readonly (readonly PolicyParameters[])[];
}

type PolicyParameters = Record<string, ParameterValues[string]>;

/** Stands for the clients, where a calling service would be. */
const CLIENTS = -1;

export function buildPaths(
  plan: Plan,
  kernel: Kernel,
  numbering: Numbering,
  findLink: FindLink,
  services: readonly Service[],
  discovery: Finding,
  stream: (component: string, purpose: string) => RandomStream,
): Paths {
  const policies = plan.policies.map(({ chain }) => chain.map(({ parameters }) => ({ ...parameters })));
  const from = (caller: number): (CallPath | undefined)[] => {
    const callerParty: PartyPlan =
      caller === CLIENTS ? { kind: 'clients' } : { kind: 'service', index: caller };
    const transports = services.map((service) => {
      const link = findLink(callerParty, { kind: 'service', index: service.index });
      if (link === undefined) return undefined;
      return new RequestResponse(numbering, link, discovery.sourceFor(caller, service.index));
    });
    return plan.operations.map((operation, index) => {
      const callee = plan.modules[operation.module]?.service ?? -1;
      const transport = callee === caller ? undefined : transports[callee];
      if (transport === undefined) return undefined;
      const entry = policyOf(plan, caller, index);
      const callerName = caller === CLIENTS ? 'clients' : (services[caller]?.name ?? '');
      const component = `${callerName}>${operation.name}`;
      return (plan.policies[entry]?.chain ?? []).reduceRight<CallPath>((next, { kind }, place) => {
        const definition = POLICIES[kind];
        const parameters = policies[entry]?.[place];
        if (definition === undefined || parameters === undefined)
          throw new Error(`no policy is called ${kind}`);
        return definition.create(parameters, next, kernel, stream(component, `policy-${place}`));
      }, transport);
    });
  };
  return {
    fromClients: from(CLIENTS),
    fromService: services.map((service) => from(service.index)),
    policies,
  };
}

/** Index of the entry that guards a caller's calls of an operation, or -1. */
function policyOf(plan: Plan, caller: number, operation: number): number {
  return plan.policies.findIndex(
    (policy) =>
      policy.operation === operation && (policy.fromService === caller || policy.fromService === CLIENTS),
  );
}
