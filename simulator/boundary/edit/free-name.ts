/** Names for what an edit adds to a deployment. */
import type { SystemDocument } from '../../model/document';
import { CLIENTS, MAX_NAME_LENGTH } from '../../model/names';
import type { Deployment } from './edited';

/** `wanted`, or with a number when something else is called so. `allowed`: names of modules that may be shared. */
export function freeName(
  wanted: string,
  document: SystemDocument,
  { services, stores = {}, brokers = {}, registries = {} }: Deployment,
  alsoTaken: readonly string[] = [],
  allowed: readonly string[] = [],
): string {
  const modules = Object.entries(document.modules).flatMap(([name, { external }]) =>
    external === true ? [name, `${name}-store`] : [name],
  );
  const taken = new Set([
    CLIENTS,
    ...modules.filter((name) => !allowed.includes(name)),
    ...[services, stores, brokers, registries].flatMap((parties) => Object.keys(parties)),
    ...alsoTaken,
  ]);
  const base = wanted.slice(0, MAX_NAME_LENGTH - 4).replace(/[-_]+$/, '');
  if (!taken.has(base)) return base;
  for (let number = 2; ; number++) if (!taken.has(`${base}-${number}`)) return `${base}-${number}`;
}

/** A name for a deployment more. */
export function freeStage(wanted: string, { deployments }: SystemDocument): string {
  const base = wanted.slice(0, MAX_NAME_LENGTH - 4).replace(/[-_]+$/, '');
  if (!Object.hasOwn(deployments, base)) return base;
  for (let number = 2; ; number++)
    if (!Object.hasOwn(deployments, `${base}-${number}`)) return `${base}-${number}`;
}
