/** Wires to what knows where services are. */
import {
  deploymentOf,
  modulesOf,
  nameOf,
  refused,
  serviceOf,
  type Draft,
  type Part,
  type Refusal,
} from './part';

/** One is found through the other from now on. */
export function joinRegistry(draft: Draft, deployment: string, from: Part, to: Part): string | Refusal {
  const here = deploymentOf(draft, deployment);
  const [module = ''] = modulesOf(draft, deployment, from);
  const service = from.kind === 'module' ? serviceOf(here, module) : nameOf(from);
  if (service === undefined || here.services[service] === undefined)
    return refused('What is outside the system has an address that never changes.');
  const registry = here.registries?.[nameOf(to)];
  if (registry === undefined) return refused('There is no such registry.');
  if (registry.services.includes(service)) return refused(`${service} is found through it already.`);
  for (const other of Object.values(here.registries ?? {}))
    other.services = other.services.filter((name) => name !== service);
  registry.services.push(service);
  return `Callers find ${service} through ${nameOf(to)}.`;
}

export function unjoinRegistry(draft: Draft, deployment: string, from: Part, to: Part): string | Refusal {
  const registry = deploymentOf(draft, deployment).registries?.[nameOf(to)];
  if (registry === undefined || !registry.services.includes(nameOf(from)))
    return refused('It is not found through it.');
  registry.services = registry.services.filter((name) => name !== nameOf(from));
  return `${nameOf(from)} has an address that never changes.`;
}
