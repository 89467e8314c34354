/** Copies: parts as a text that can be pasted here, in another document, or in another window. */
import type { SystemDocument } from '../../../simulator';
import { freshName, renameInCode } from './names';
import {
  boxIdOf,
  deploymentOf,
  edited,
  modulesOf,
  refused,
  serviceOf,
  storeOf,
  type Draft,
  type DraftDeployment,
  type DraftModule,
  type Edited,
  type Part,
} from './part';

/** Tells our copies from whatever else is on a clipboard. */
const FORMAT = 'faultline-parts/1';

/** From a copy to what it was made of. */
const ASIDE = 40;

interface Copied {
  readonly format: typeof FORMAT;
  readonly modules: Record<string, DraftModule>;
  readonly services: DraftDeployment['services'];
  readonly stores: NonNullable<DraftDeployment['stores']>;
  readonly brokers: NonNullable<DraftDeployment['brokers']>;
  readonly registries: NonNullable<DraftDeployment['registries']>;
  readonly layout: NonNullable<DraftDeployment['layout']>;
}

/** The parts as a text; '' when there is nothing among them that can be copied. */
export function copyParts(document: SystemDocument, deployment: string, parts: readonly Part[]): string {
  const here = deploymentOf(document, deployment);
  const modules = [...new Set(parts.flatMap((part) => modulesOf(document, deployment, part)))];
  const services = new Set(modules.flatMap((module) => serviceOf(here, module) ?? []));
  const named = (kind: Part['kind']): string[] =>
    parts.flatMap((part) => (part.kind === kind && part.kind !== 'clients' ? [part.name] : []));
  const copied: Copied = {
    format: FORMAT,
    modules: picked(document.modules, modules),
    services: mapped(picked(here.services, [...services]), (service) => ({
      ...service,
      modules: service.modules.filter((module) => modules.includes(module)),
    })),
    stores: mapped(picked(here.stores ?? {}, named('store')), (store) => ({
      ...store,
      modules: store.modules.filter((module) => modules.includes(module)),
    })),
    brokers: picked(here.brokers ?? {}, named('broker')),
    registries: mapped(picked(here.registries ?? {}, named('registry')), (registry) => ({
      ...registry,
      services: registry.services.filter((service) => services.has(service)),
    })),
    layout: picked(here.layout ?? {}, parts.map(boxIdOf)),
  };
  const { format: _, layout: __, ...contents } = copied;
  return Object.values(contents).every((one) => Object.keys(one).length === 0) ? '' : JSON.stringify(copied);
}

/** The document with the copies in it, under names of their own. */
export function pasteParts(document: SystemDocument, deployment: string, text: string): Edited {
  const copied = readCopied(text);
  if (copied === undefined) return refused('What was copied is no part of a picture.');
  return edited(document, (draft) => {
    const names = new Map<string, string>();
    for (const name of Object.values(copied).flatMap((one) =>
      typeof one === 'object' ? Object.keys(one) : [],
    ))
      if (!name.includes(':') && !names.has(name)) names.set(name, freshName(draft, name, names.values()));
    const renamed = (name: string): string => names.get(name) ?? name;
    pasteModules(draft, deployment, copied, renamed);
    return pasteParties(draft, deployment, copied, renamed);
  });
}

/** Copies beside what they were made of. */
export function duplicateParts(document: SystemDocument, deployment: string, parts: readonly Part[]): Edited {
  const text = copyParts(document, deployment, parts);
  return text === ''
    ? refused('There is nothing in it that can be copied.')
    : pasteParts(document, deployment, text);
}

/** What calls a copied module calls the copy; who calls something else goes on calling that, if it is there. */
function pasteModules(
  draft: Draft,
  deployment: string,
  copied: Copied,
  renamed: (name: string) => string,
): void {
  const { modules } = copied;
  const target = (full: string): string => {
    const [module = '', ...rest] = full.split('.');
    return [renamed(module), ...rest].join('.');
  };
  const isThere = (full: string): boolean => {
    const [module = '', operation = ''] = full.split('.');
    return draft.modules[module]?.operations[operation] !== undefined || Object.hasOwn(modules, module);
  };
  for (const [name, module] of Object.entries(modules)) {
    const operations = mapped(module.operations, (operation) => ({
      ...operation,
      ...(operation.calls === undefined ? {} : { calls: operation.calls.filter(isThere).map(target) }),
    }));
    const handlers =
      module.handlers === undefined
        ? undefined
        : Object.keys(modules).reduce((text, one) => renameInCode(text, one, renamed(one)), module.handlers);
    draft.modules[renamed(name)] = { ...module, operations, ...(handlers === undefined ? {} : { handlers }) };
  }
  for (const [other, { services }] of Object.entries(draft.deployments)) {
    if (other === deployment) continue;
    const [only, ...more] = Object.values(services);
    for (const [name, { external, tables = {} }] of Object.entries(modules)) {
      if (external === true) continue;
      if (only !== undefined && more.length === 0) only.modules.push(renamed(name));
      else services[renamed(name)] = { modules: [renamed(name)] };
      if (Object.keys(tables).length > 0) keepSomewhere(draft, other, renamed(name));
    }
  }
}

function pasteParties(
  draft: Draft,
  deployment: string,
  copied: Copied,
  renamed: (name: string) => string,
): Part[] {
  const here = deploymentOf(draft, deployment);
  const parts: Part[] = [];
  const paste = <Party extends object>(
    kind: 'service' | 'store' | 'broker' | 'registry',
    from: Readonly<Record<string, Party>>,
    into: Record<string, Party>,
    change: (party: Party) => Party,
  ): Record<string, Party> => {
    for (const [name, party] of Object.entries(from)) {
      into[renamed(name)] = change(party);
      const part: Part = { kind, name: renamed(name) };
      const [x, y] = copied.layout[`${kind}:${name}`] ?? [];
      if (x !== undefined && y !== undefined)
        here.layout = { ...here.layout, [boxIdOf(part)]: [x + ASIDE, y + ASIDE] };
      parts.push(part);
    }
    return into;
  };
  paste('service', copied.services, here.services, (party) => ({
    ...party,
    modules: party.modules.map(renamed),
  }));
  here.stores = paste('store', copied.stores, here.stores ?? {}, (party) => ({
    ...party,
    modules: party.modules.map(renamed),
  }));
  // A topic is carried once: the copy of a broker begins empty.
  here.brokers = paste('broker', copied.brokers, here.brokers ?? {}, (party) => ({ ...party, topics: [] }));
  here.registries = paste('registry', copied.registries, here.registries ?? {}, (party) => ({
    ...party,
    services: party.services.map(renamed),
  }));
  for (const [name, { tables = {}, external }] of Object.entries(copied.modules)) {
    if (external === true) parts.push({ kind: 'service', name: renamed(name) });
    else if (Object.keys(tables).length > 0 && storeOf(here, renamed(name)) === undefined)
      keepSomewhere(draft, deployment, renamed(name));
  }
  return parts;
}

/** In the first store of a deployment, or in a new one. */
function keepSomewhere(draft: Draft, deployment: string, module: string): void {
  const here = deploymentOf(draft, deployment);
  const stores = here.stores ?? {};
  const [first] = Object.values(stores);
  if (first === undefined) stores[freshName(draft, 'database')] = { kind: 'database', modules: [module] };
  else first.modules.push(module);
  here.stores = stores;
}

/** Whatever was on the clipboard; its parts are checked like any document when they have been pasted. */
function readCopied(text: string): Copied | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Reflect.get(value, 'format') !== FORMAT)
      return undefined;
    const keys = ['modules', 'services', 'stores', 'brokers', 'registries', 'layout'];
    const isWhole = keys.every((key) => {
      const part: unknown = Reflect.get(value, key);
      return (
        typeof part === 'object' &&
        part !== null &&
        Object.values(part).every((one) => typeof one === 'object')
      );
    });
    // What has this form but is wrong further inside makes an edit that the document's own check refuses.
    return isWhole ? (value as Copied) : undefined;
  } catch {
    return undefined;
  }
}

function picked<Value>(
  entries: Readonly<Record<string, Value>>,
  names: readonly string[],
): Record<string, Value> {
  return Object.fromEntries(Object.entries(entries).filter(([name]) => names.includes(name)));
}

function mapped<Value>(
  entries: Readonly<Record<string, Value>>,
  change: (value: Value) => Value,
): Record<string, Value> {
  return Object.fromEntries(Object.entries(entries).map(([name, value]) => [name, change(value)]));
}
