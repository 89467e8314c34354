/** The registries of a deployment: which services are found through each. */
import type { CheckedDeployment } from '../../model/document';
import type { FaultList, PathParts } from '../../model/document-fault';
import { CLIENTS, didYouMean } from '../../model/names';
import type { RegistryPlan, ServicePlan } from '../../model/plan';
import type { Business } from './modules';

/** The registries; services that are unknown or have two of them, and names that are taken, become faults below `path`. */
export function compileRegistries(
  deployment: CheckedDeployment,
  services: readonly ServicePlan[],
  business: Business,
  path: PathParts,
  faults: FaultList,
): RegistryPlan[] {
  const registryOf = new Map<number, string>();
  return Object.entries(deployment.registries).map(([name, registry]) => {
    const here = [...path, 'registries', name];
    checkName(name, deployment, business, here, faults);
    const found: number[] = [];
    registry.services.forEach((service, i) => {
      const at = [...here, 'services', i];
      const index = services.findIndex((one) => one.name === service);
      const known = services.map((one) => one.name);
      const other = registryOf.get(index);
      if (index < 0)
        faults.add('unknown-service', at, `there is no service \`${service}\``, () =>
          didYouMean(service, known),
        );
      else if (other !== undefined)
        faults.add('service-twice', at, `\`${service}\` is found through \`${other}\` already`, 'choose one');
      else {
        registryOf.set(index, name);
        found.push(index);
      }
    });
    return { name, kind: registry.kind, services: found, parameters: registry.parameters };
  });
}

/** Whatever stands at an end of a link is told apart by its name alone. */
function checkName(
  name: string,
  { services, stores }: CheckedDeployment,
  business: Business,
  path: PathParts,
  faults: FaultList,
): void {
  const refuse = (message: string): void => faults.add('taken-name', path, message, 'choose another name');
  if (name === CLIENTS) refuse(`\`${CLIENTS}\` means those outside`);
  else if (Object.hasOwn(services, name)) refuse(`a service is called \`${name}\` already`);
  else if (Object.hasOwn(stores, name)) refuse(`a store is called \`${name}\` already`);
  else if (business.moduleIndex.has(name)) refuse(`a module is called \`${name}\` already`);
}
