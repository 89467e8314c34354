/** Moves one module from its service to another. The services keep their sizes; one that is left empty is merged away. */
import type { SystemDocument } from '../../model/document';
import {
  editing,
  joined,
  Refusal,
  replaced,
  serviceNamed,
  withDeployment,
  type DataChoice,
  type Deployment,
  type Edited,
  type Stores,
} from './edited';
import { takenOver, withFaultsFollowing, withoutDeadLinks } from './followers';
import { merge } from './merge';
import { joinStores, keepsTables, ownStores, type Joins } from './stores';

/** `data`: whether its tables go to the store of its new service, or stay where they are. */
export function move(
  document: SystemDocument,
  name: string,
  module: string,
  service: string,
  data: DataChoice = 'own',
): Edited {
  const services = document.deployments[name]?.services ?? {};
  const [home, held] = Object.entries(services).find(([, { modules }]) => modules.includes(module)) ?? [];
  if (home !== undefined && home !== service && held?.modules.length === 1)
    return merge(document, name, [home], service, data === 'shared' ? {} : undefined);
  return editing(document, name, (deployment) => {
    const path = ['deployments', name, 'services'];
    serviceNamed(deployment, service, path);
    if (home === undefined)
      throw new Refusal('unknown-module', path, `no service holds a module \`${module}\``, '');
    if (home === module && home !== service)
      throw new Refusal('taken-name', path, `\`${home}\` is named after it`, 'move the others instead');
    if (home === service) return document;
    const moved = replaced(deployment.services, (one, other) => {
      if (one === home) return [[one, { ...other, modules: other.modules.filter((own) => own !== module) }]];
      return [
        [one, one === service ? { ...other, modules: joined(other.modules, [module], document) } : other],
      ];
    });
    const { stores, joins } =
      data === 'own' && keepsTables(document, module)
        ? storesAfter(document, deployment, module, service)
        : { stores: deployment.stores, joins: {} };
    const placed = { ...deployment, services: moved, ...(stores === undefined ? {} : { stores }) };
    const after = withDeployment(document, name, takenOver(placed, [], service, joins));
    return withoutDeadLinks(withFaultsFollowing(after, new Map(Object.entries(joins))), name);
  });
}

/** Its tables lie with those of its new companions when they have a store of the kind, else in one of its own. */
function storesAfter(
  document: SystemDocument,
  deployment: Deployment,
  module: string,
  service: string,
): { readonly stores: Stores; readonly joins: Joins } {
  const { stores, made } = ownStores(document, deployment, new Set([module]), service);
  const companions = deployment.services[service]?.modules ?? [];
  const [own] = [...made.values()];
  const from = own ?? Object.keys(stores).find((name) => stores[name]?.modules.includes(module)) ?? '';
  const [target] =
    Object.entries(stores).find(
      ([name, store]) =>
        name !== from &&
        store.kind === stores[from]?.kind &&
        store.modules.some((one) => companions.includes(one)),
    ) ?? [];
  const joins = target === undefined ? {} : { [from]: target };
  return { stores: joinStores(document, stores, joins), joins };
}
