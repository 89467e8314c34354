/** Policies of calls: `*` and whole modules become one entry for each operation, in the order of the document. */
import type { CheckedDeployment } from '../../model/document';
import type { FaultList, PathParts } from '../../model/document-fault';
import { didYouMean } from '../../model/names';
import type { CallPolicyPlan } from '../../model/plan';
import type { Placement } from './deployment';
import type { Business } from './modules';

/** The entries; the first that matches a call applies. Unknown callers and callees become faults below `path`. */
export function compilePolicies(
  deployment: CheckedDeployment,
  business: Business,
  placement: Placement,
  path: PathParts,
  faults: FaultList,
): CallPolicyPlan[] {
  const services = placement.services.map((service) => service.name);
  return deployment.policies.flatMap(({ from, call, chain }, i) => {
    const where = [...path, 'policies', i];
    const fromService = from === undefined ? -1 : services.indexOf(from);
    if (from !== undefined && fromService < 0)
      faults.add('unknown-service', [...where, 'from'], `there is no service \`${from}\``, () =>
        didYouMean(from, services),
      );
    const operations = operationsMeant(call, business);
    if (operations === undefined) {
      const known = [...business.moduleIndex.keys(), ...business.operationIndex.keys()];
      const hint = (): string => `write \`*\`, a module or \`module.operation\`; ${didYouMean(call, known)}`;
      faults.add(
        'unknown-operation',
        [...where, 'call'],
        `there is no module or operation \`${call}\``,
        hint,
      );
    }
    return (operations ?? []).map((operation) => ({ fromService, operation, chain }));
  });
}

function operationsMeant(call: string, business: Business): number[] | undefined {
  const all = [...business.operations.keys()];
  if (call === '*') return all;
  const module = business.moduleIndex.get(call);
  if (module !== undefined) return all.filter((index) => business.operations[index]?.module === module);
  const operation = business.operationIndex.get(call);
  return operation === undefined ? undefined : [operation];
}
