/** Giving a part another name, wherever it is named: in wires, policies, tasks, promises, faults and code. */
import type { SystemDocument } from '../../../simulator';
import { isName, NAME_HINT } from '../../../simulator';
import { renameInCode, renameKey, replaceWord, takenNames } from './names';
import {
  deploymentOf,
  edited,
  refused,
  type Draft,
  type DraftDeployment,
  type Edited,
  type NamedPart,
  type Refusal,
} from './part';
import { withTables } from './promises';

/** The document in which the part has another name. A service that is one module is called like it, and stays so. */
export function renamePart(
  document: SystemDocument,
  deployment: string,
  part: NamedPart,
  name: string,
): Edited {
  return edited(document, (draft) => {
    if (name === part.name) return [part];
    const refusal = refuseName(draft, deployment, part, name);
    if (refusal !== undefined) return refusal;
    const here = deploymentOf(draft, deployment);
    if (isAlike(draft, here, part)) {
      renameModule(draft, part.name, name);
      for (const other of Object.values(draft.deployments))
        if (isSoleModule(other, part.name, name)) renameParty(draft, other, 'services', part.name, name);
    } else if (part.kind === 'module') renameModule(draft, part.name, name);
    else renameParty(draft, here, PARTIES[part.kind], part.name, name);
    return [{ kind: part.kind, name }];
  });
}

const PARTIES = { service: 'services', store: 'stores', broker: 'brokers', registry: 'registries' } as const;

type Parties = (typeof PARTIES)[keyof typeof PARTIES];

function refuseName(draft: Draft, deployment: string, part: NamedPart, name: string): Refusal | undefined {
  if (!isName(name)) return refused(`“${name}” cannot be a name.`, NAME_HINT);
  // A service may be called like the module that it holds.
  const holds = part.kind === 'service' && deploymentOf(draft, deployment).services[part.name]?.modules;
  if (holds !== false && holds?.includes(name) === true) return undefined;
  return takenNames(draft).has(name) ? refused(`Something is called ${name} already.`) : undefined;
}

/** Whether the part and its module, or its service, are called the same. */
function isAlike(draft: Draft, here: DraftDeployment, { kind, name }: NamedPart): boolean {
  if (kind !== 'service' && kind !== 'module') return false;
  return draft.modules[name]?.external === true || isSoleModule(here, name, name);
}

/** Whether the service of that name runs one module alone, which is called `module`. */
function isSoleModule({ services }: DraftDeployment, service: string, module: string): boolean {
  const { modules = [] } = services[service] ?? {};
  return modules.length === 1 && modules[0] === module;
}

function renameModule(draft: Draft, from: string, to: string): void {
  renameKey(draft.modules, from, to);
  const inFull = (name: string): string =>
    name.startsWith(`${from}.`) ? `${to}${name.slice(from.length)}` : name;
  const here = (name: string): string => (name === from ? to : name);
  for (const module of Object.values(draft.modules)) {
    if (module.handlers !== undefined) module.handlers = renameInCode(module.handlers, from, to);
    for (const operation of Object.values(module.operations))
      if (operation.calls !== undefined) operation.calls = operation.calls.map(inFull);
  }
  renameTask(draft, from, to);
  for (const { steps } of Object.values(draft.tasks))
    for (const step of steps) step.request = inFull(step.request);
  for (const invariant of draft.invariants ?? []) invariant.rule = withTables(invariant.rule, inFull);
  for (const { services, stores = {}, policies = [], copies = {} } of Object.values(draft.deployments)) {
    renameKey(copies, from, to);
    for (const party of [...Object.values(services), ...Object.values(stores)])
      party.modules = party.modules.map(here);
    for (const policy of policies) policy.call = here(inFull(policy.call));
  }
  renameInFaults(draft, from, to);
}

/** What clients ask of a module is called like it, when it was wired by hand. */
function renameTask(draft: Draft, from: string, to: string): void {
  if (!Object.hasOwn(draft.tasks, from) || Object.hasOwn(draft.tasks, to)) return;
  renameKey(draft.tasks, from, to);
  for (const { workload } of Object.values(draft.experiments)) {
    if ('requests' in workload) {
      for (const request of workload.requests) if (request.task === from) request.task = to;
      continue;
    }
    const mix = 'open' in workload ? workload.open : workload.closed;
    if (mix.tasks !== undefined) renameKey(mix.tasks, from, to);
    if ('first' in mix && mix.first === from) mix.first = to;
  }
}

function renameParty(
  draft: Draft,
  deployment: DraftDeployment,
  parties: Parties,
  from: string,
  to: string,
): void {
  const entries: Record<string, unknown> | undefined = deployment[parties];
  if (entries !== undefined) renameKey(entries, from, to);
  const here = (name: string): string => (name === from ? to : name);
  const kind = Object.entries(PARTIES).find(([, key]) => key === parties)?.[0] ?? '';
  if (deployment.layout !== undefined) renameKey(deployment.layout, `${kind}:${from}`, `${kind}:${to}`);
  for (const link of deployment.links?.between ?? []) {
    link.from = here(link.from);
    link.to = here(link.to);
  }
  for (const copy of Object.values(deployment.copies ?? {})) {
    if (parties === 'stores') copy.into = here(copy.into);
    if (parties === 'services' && copy.by === 'change-capture') copy.connector = here(copy.connector);
  }
  if (parties === 'services') {
    for (const policy of deployment.policies ?? [])
      if (policy.from !== undefined) policy.from = here(policy.from);
    for (const registry of Object.values(deployment.registries ?? {}))
      registry.services = registry.services.map(here);
    if (deployment.instruments?.services !== undefined) renameKey(deployment.instruments.services, from, to);
  }
  renameInFaults(draft, from, to);
}

/** Experiments are the system's: what they break is called the same in every deployment that has it. */
function renameInFaults(draft: Draft, from: string, to: string): void {
  for (const experiment of Object.values(draft.experiments))
    if (experiment.faults !== undefined)
      experiment.faults = experiment.faults.map((words) => replaceWord(words, from, to));
}
