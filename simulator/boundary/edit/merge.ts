/** Takes boundaries away: services become part of another, with all that they have. The way back from `split`. */
import type { SystemDocument } from '../../model/document';
import { editing, joined, Refusal, replaced, serviceNamed, withDeployment, type Edited } from './edited';
import { takenOver, withFaultsFollowing, withoutDeadLinks } from './followers';
import { added } from './sizes';
import { joinsOf, joinStores, type Joins } from './stores';

/**
 * Lets `into` take the modules of `services` over, and their CPUs and memory. `joins` says which stores become one; when left
 * out, each that these services alone use joins one of its kind that `into` uses. A fault on a service that is nowhere any
 * more strikes `into`.
 */
export function merge(
  document: SystemDocument,
  name: string,
  services: readonly string[],
  into: string,
  joins?: Joins,
): Edited {
  return editing(document, name, (deployment) => {
    const path = ['deployments', name, 'services'];
    const gone = [...new Set(services)].filter((service) => service !== into);
    const taking = serviceNamed(deployment, into, path);
    const taken = gone.map((service) => serviceNamed(deployment, service, path));
    const united = joins ?? joinsOf(deployment, gone, into);
    for (const [from, to] of Object.entries(united))
      if (deployment.stores?.[from] === undefined || deployment.stores[to] === undefined || from === to)
        throw new Refusal(
          'unknown-store',
          ['deployments', name, 'stores'],
          `\`${from}\` cannot join \`${to}\``,
          '',
        );
    const modules = joined(
      taking.modules,
      taken.flatMap((service) => service.modules),
      document,
    );
    const whole = { ...added(taking, taken), modules };
    const left = replaced(deployment.services, (service, own) => {
      if (gone.includes(service)) return [];
      return [[service, service === into ? whole : own]];
    });
    const { stores } = deployment;
    const placed = {
      ...deployment,
      services: left,
      ...(stores === undefined ? {} : { stores: joinStores(document, stores, united) }),
    };
    const heirs = new Map([...Object.entries(united), ...gone.map((service) => [service, into] as const)]);
    const merged = withDeployment(document, name, takenOver(placed, gone, into, united));
    return withoutDeadLinks(withFaultsFollowing(merged, heirs), name);
  });
}
