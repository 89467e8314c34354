/** Taking parts away, with all that is said of them elsewhere. */
import type { SystemDocument } from '../../../simulator';
import { dropRequests, moduleIn } from './join-calls';
import { dropUnknownTopics } from './join-messages';
import { dropTables } from './join-store';
import { mentions, namesInCode } from './names';
import {
  boxIdOf,
  deploymentOf,
  edited,
  modulesOf,
  refused,
  type Draft,
  type Edited,
  type NamedPart,
  type Part,
  type Refusal,
} from './part';
import { tablesIn } from './promises';

/**
 * The document without the parts. A service goes with its modules, and those go from every deployment; a store, a broker or a
 * registry goes from this one. Refuses as long as written code needs what would go.
 */
export function removeParts(document: SystemDocument, deployment: string, parts: readonly Part[]): Edited {
  return edited(document, (draft) => {
    const modules = new Set(parts.flatMap((part) => modulesOf(draft, deployment, part)));
    const refusal =
      neededBy(draft, modules) ?? parts.map((part) => removePart(draft, deployment, part)).find(isRefusal);
    if (refusal !== undefined) return refusal;
    for (const module of modules) removeModule(draft, module);
    for (const [name, { services }] of Object.entries(draft.deployments))
      if (Object.keys(services).length === 0 && Object.keys(draft.modules).length > 0)
        return refused(`Nothing would be left of the deployment ${name}.`);
    return [];
  });
}

function isRefusal(result: Refusal | undefined): result is Refusal {
  return result !== undefined;
}

/** Written code of others that names something of a module that would go. */
function neededBy(draft: Draft, modules: ReadonlySet<string>): Refusal | undefined {
  for (const [name, { handlers = '' }] of Object.entries(draft.modules)) {
    const needed = modules.has(name)
      ? undefined
      : [...modules].find((module) => namesInCode(handlers, module));
    if (needed !== undefined)
      return refused(`The code of ${name} needs ${needed}.`, 'Take it out there first, or remove both.');
  }
  return undefined;
}

/** What is not a module. */
function removePart(draft: Draft, deployment: string, part: Part): Refusal | undefined {
  const here = deploymentOf(draft, deployment);
  delete here.layout?.[boxIdOf(part)];
  switch (part.kind) {
    case 'clients':
      return refused('There are always clients.');
    case 'store':
      return removeStore(draft, deployment, part.name);
    case 'broker':
      delete here.brokers?.[part.name];
      return undefined;
    case 'registry':
      delete here.registries?.[part.name];
      return undefined;
    case 'service':
      delete here.services[part.name];
      forgetParty(draft, part);
      return undefined;
    case 'module':
      return undefined;
  }
}

/** Tables that only default handlers use go with it; those of written code have to be somewhere. */
function removeStore(draft: Draft, deployment: string, name: string): Refusal | undefined {
  const { stores = {} } = deploymentOf(draft, deployment);
  const modules = stores[name]?.modules ?? [];
  const written = modules.find((module) => draft.modules[module]?.handlers !== undefined);
  if (written !== undefined)
    return refused(`${written} keeps its tables in ${name}.`, 'Wire it to another store first.');
  for (const module of modules) dropTables(draft, module);
  delete stores[name];
  forgetParty(draft, { kind: 'store', name });
  return undefined;
}

function removeModule(draft: Draft, module: string): void {
  delete draft.modules[module];
  forgetCalls(draft, module);
  dropRequests(draft, (operation) => moduleIn(operation) === module);
  const isOf = (table: string): boolean => moduleIn(table) === module;
  draft.invariants = draft.invariants?.filter(({ rule }) => !tablesIn(rule).some(isOf));
  for (const deployment of Object.values(draft.deployments)) {
    const { services, stores = {} } = deployment;
    delete deployment.copies?.[module];
    for (const store of Object.values(stores))
      store.modules = store.modules.filter((name) => name !== module);
    for (const [name, service] of Object.entries(services)) {
      service.modules = service.modules.filter((one) => one !== module);
      if (service.modules.length > 0) continue;
      delete services[name];
      delete deployment.layout?.[boxIdOf({ kind: 'service', name })];
      forgetParty(draft, { kind: 'service', name });
    }
    deployment.policies = deployment.policies?.filter(
      ({ call }) => call !== module && !call.startsWith(`${module}.`),
    );
  }
  dropUnknownTopics(draft);
  forgetFaults(draft, module);
}

function forgetCalls(draft: Draft, module: string): void {
  for (const { operations } of Object.values(draft.modules))
    for (const operation of Object.values(operations))
      if (operation.calls !== undefined)
        operation.calls = operation.calls.filter((callee) => moduleIn(callee) !== module);
}

/** What links, policies, registries and instruments say of a party that is nowhere any more. */
function forgetParty(draft: Draft, { kind, name }: NamedPart): void {
  for (const deployment of Object.values(draft.deployments)) {
    const { services, stores = {}, registries = {}, links, instruments } = deployment;
    if (Object.hasOwn(kind === 'service' ? services : stores, name)) continue;
    if (links?.between !== undefined)
      links.between = links.between.filter(({ from, to }) => from !== name && to !== name);
    for (const [module, copy] of Object.entries(deployment.copies ?? {}))
      if (copy.into === name || (copy.by === 'change-capture' && copy.connector === name))
        delete deployment.copies?.[module];
    if (kind !== 'service') continue;
    deployment.policies = deployment.policies?.filter(({ from }) => from !== name);
    for (const registry of Object.values(registries))
      registry.services = registry.services.filter((service) => service !== name);
    delete instruments?.services?.[name];
  }
  forgetFaults(draft, name);
}

/** Faults of experiments that are aimed at what is gone. */
function forgetFaults(draft: Draft, name: string): void {
  for (const experiment of Object.values(draft.experiments))
    if (experiment.faults !== undefined)
      experiment.faults = experiment.faults.filter((words) => !mentions(words, name));
}
