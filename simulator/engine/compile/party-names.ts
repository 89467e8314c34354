/** The parties of a deployment, services, stores and those outside: how many there may be and what they may be called. */
import type { CheckedDeployment } from '../../model/document';
import type { FaultList, PathParts } from '../../model/document-fault';
import { CLIENTS } from '../../model/names';
import type { Business } from './modules';

/** Services and external parties: each pair of them has two links, and more than this is no picture any more. */
const MAX_PARTIES = 100;

/** What the store of an external module that keeps rows is called. */
export function storeOfExternal(module: string): string {
  return `${module}-store`;
}

/** Services, stores and modules are told apart by their names alone, in links and in faults. */
export function checkParties(
  deployment: CheckedDeployment,
  business: Business,
  path: PathParts,
  faults: FaultList,
): void {
  const externals = business.modules.filter((module) => module.external);
  const own = new Set(
    externals.filter((module) => module.keepsTables).map((module) => storeOfExternal(module.name)),
  );
  const count = Object.keys(deployment.services).length + externals.length;
  if (count > MAX_PARTIES) {
    const message = `there are ${count} services and external modules, more than ${MAX_PARTIES}`;
    faults.add('too-many', [...path, 'services'], message, 'put several modules into one service');
  }
  const refuse = (part: string, name: string, message: string): void =>
    faults.add('taken-name', [...path, part, name], message, 'choose another name');
  for (const [name, { modules }] of Object.entries(deployment.services)) {
    const namesake = business.modules[business.moduleIndex.get(name) ?? -1];
    if (name === CLIENTS) refuse('services', name, `\`${CLIENTS}\` means those outside`);
    else if (namesake?.external === true)
      refuse('services', name, `\`${name}\` is a module outside the system`);
    else if (namesake !== undefined && !modules.includes(name))
      refuse('services', name, `a service that is named like the module \`${name}\` must hold it`);
    else if (own.has(name))
      refuse('services', name, `\`${name}\` is the store of a module outside the system`);
  }
  for (const name of Object.keys(deployment.brokers)) {
    const { services, stores } = deployment;
    if (name === CLIENTS) refuse('brokers', name, `\`${CLIENTS}\` means those outside`);
    else if (Object.hasOwn(services, name) || Object.hasOwn(stores, name) || business.moduleIndex.has(name))
      refuse('brokers', name, `something else is called \`${name}\` already`);
    else if (own.has(name))
      refuse('brokers', name, `\`${name}\` is the store of a module outside the system`);
  }
  for (const name of Object.keys(deployment.stores)) {
    if (name === CLIENTS) refuse('stores', name, `\`${CLIENTS}\` means those outside`);
    else if (Object.hasOwn(deployment.services, name))
      refuse('stores', name, `a service is called \`${name}\` already`);
    else if (business.moduleIndex.has(name)) refuse('stores', name, `a module is called \`${name}\` already`);
    else if (own.has(name)) refuse('stores', name, `\`${name}\` is the store of a module outside the system`);
  }
}
