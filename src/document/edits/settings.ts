/** What a deployment says of its parts and wires: instances, parameters, latency and loss. */
import type { SystemDocument } from '../../../simulator';
import { deploymentOf, edited, refused, type Draft, type Edited, type NamedPart } from './part';

/** A value as a document has it: `5ms`, `256MiB`, 4; undefined: what the definition has. */
export type Setting = number | string | undefined;

/** Gives a parameter of a service, a store, a broker or a registry another value; `instances` is one of a service's. */
export function withSetting(
  document: SystemDocument,
  deployment: string,
  { kind, name }: NamedPart,
  key: string,
  value: Setting,
): Edited {
  return edited(document, (draft) => {
    const owner = partsOf(draft, deployment, kind)[name];
    if (owner === undefined) return refused(`${name} has no parameters of its own here.`);
    put(owner, key, value);
    return [];
  });
}

function partsOf(
  draft: Draft,
  deployment: string,
  kind: NamedPart['kind'],
): Readonly<Record<string, object>> {
  const { services, stores = {}, brokers = {}, registries = {} } = deploymentOf(draft, deployment);
  switch (kind) {
    case 'service':
      return services;
    case 'store':
      return stores;
    case 'broker':
      return brokers;
    case 'registry':
      return registries;
    case 'module':
      return {};
  }
}

/** Gives one wire a latency or loss of its own. */
export function withLink(
  document: SystemDocument,
  deployment: string,
  from: string,
  to: string,
  key: 'latency' | 'loss',
  value: Setting,
): Edited {
  return edited(document, (draft) => {
    const here = deploymentOf(draft, deployment);
    const between = here.links?.between ?? [];
    const own = between.find((link) => link.from === from && link.to === to) ?? { from, to };
    put(own, key, value);
    here.links = { ...here.links, between: [...between.filter((link) => link !== own), own] };
    return [];
  });
}

/** Has a service tell more or less of itself, or hand the context of a trace on or not (`yes`, `no`). */
export function withInstrument(
  document: SystemDocument,
  deployment: string,
  service: string,
  key: 'level' | 'propagates',
  value: Setting,
): Edited {
  return edited(document, (draft) => {
    const here = deploymentOf(draft, deployment);
    const { services = {} } = here.instruments ?? {};
    const own = { ...services[service] };
    put(own, key, key === 'propagates' && value !== undefined ? value === 'yes' : value);
    here.instruments = { ...here.instruments, services: { ...services, [service]: own } };
    return [];
  });
}

/** The schema says what may stand there; an edit that it does not allow is not taken. */
function put(owner: object, key: string, value: Setting | boolean): void {
  if (value === undefined) Reflect.deleteProperty(owner, key);
  else Reflect.set(owner, key, value);
}
