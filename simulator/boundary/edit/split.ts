/**
 * Draws a boundary: some modules of a service become a service of their own. It has as many instances as the one they leave
 * and its settings, and takes with it a share of the CPUs and memory; its calls are guarded as theirs were.
 */
import type { SystemDocument } from '../../model/document';
import { didYouMean } from '../../model/names';
import {
  editing,
  Refusal,
  replaced,
  withDeployment,
  type DataChoice,
  type Deployment,
  type Edited,
} from './edited';
import { inherited, withoutDeadLinks } from './followers';
import { freeName } from './free-name';
import { divided } from './sizes';
import { ownStores } from './stores';

export interface SplitOptions {
  /** The new service's name; the first module's when left out. A number is put behind it when it is taken. */
  readonly into?: string | undefined;
  /** Default: `own`. */
  readonly data?: DataChoice | undefined;
}

/** Makes `modules`, which share a service, a service of their own. */
export function split(
  document: SystemDocument,
  name: string,
  modules: readonly string[],
  { into, data = 'own' }: SplitOptions = {},
): Edited {
  return editing(document, name, (deployment) => {
    const path = ['deployments', name, 'services'];
    const service = commonService(deployment, modules, path);
    const given = deployment.services[service];
    const leaving = new Set(modules);
    const staying = given?.modules.filter((module) => !leaving.has(module)) ?? [];
    if (given === undefined || staying.length === 0)
      throw new Refusal('nothing-left', path, `\`${service}\` would have no module left`, 'leave it one');
    if (leaving.has(service))
      throw new Refusal(
        'taken-name',
        [...path, service],
        `\`${service}\` is named after its module \`${service}\`, which cannot leave it`,
        `take the others out instead: ${staying.join(', ')}`,
      );
    const own = freeName(into ?? modules[0] ?? service, document, deployment, [], modules);
    const found = (names: readonly string[]) => names.flatMap((one) => document.modules[one] ?? []);
    const { rest, part } = divided(service, given, found([...leaving]), found(staying));
    delete part.title;
    delete part.explains;
    const taken = given.modules.filter((module) => leaving.has(module));
    const services = replaced(deployment.services, (one, other) =>
      one === service
        ? [
            [one, { ...rest, modules: staying }],
            [own, { ...part, modules: taken }],
          ]
        : [[one, other]],
    );
    const { stores, made } = ownStores(document, deployment, data === 'own' ? leaving : new Set(), own);
    const placed = { ...deployment, services, ...(deployment.stores === undefined ? {} : { stores }) };
    return withoutDeadLinks(withDeployment(document, name, inherited(placed, service, own, made)), name);
  });
}

/** The service that all of some modules are in. */
function commonService({ services }: Deployment, modules: readonly string[], path: string[]): string {
  const homes = modules.map((module) => {
    const home = Object.entries(services).find(([, service]) => service.modules.includes(module));
    if (home !== undefined) return home[0];
    const known = Object.values(services).flatMap((service) => service.modules);
    throw new Refusal(
      'unknown-module',
      path,
      `no service holds a module \`${module}\``,
      didYouMean(module, known),
    );
  });
  const [service, ...others] = new Set(homes);
  if (service === undefined)
    throw new Refusal('no-modules', path, 'no module is named', 'name at least one module');
  if (others.length > 0)
    throw new Refusal(
      'several-services',
      path,
      `these modules are in ${homes.length} services: ${[service, ...others].join(', ')}`,
      'take modules of one service at a time',
    );
  return service;
}
