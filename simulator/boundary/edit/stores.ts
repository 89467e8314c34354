/** Where tables live when the modules that own them get another service. */
import type { SystemDocument } from '../../model/document';
import { freeName } from './free-name';
import { joined, replaced, type Deployment, type Stores } from './edited';

/** Stores that dissolve, each with the one that takes its tables. */
export type Joins = Readonly<Record<string, string>>;

/**
 * Gives tables of `modules` that lie in a store with those of others a store of their own, of the same kind and with the
 * same settings. Answers with the stores, and with the new ones by the name of the store that they came out of.
 */
export function ownStores(
  document: SystemDocument,
  deployment: Deployment,
  modules: ReadonlySet<string>,
  service: string,
): { readonly stores: Stores; readonly made: ReadonlyMap<string, string> } {
  const made = new Map<string, string>();
  const taken = [service];
  const stores = replaced(deployment.stores ?? {}, (name, store) => {
    const leaving = store.modules.filter((module) => modules.has(module));
    const staying = store.modules.filter((module) => !modules.has(module));
    if (staying.length === 0 || !leaving.some((module) => keepsTables(document, module)))
      return [[name, store]];
    const own = freeName(`${service}-${store.kind}`, document, deployment, taken);
    taken.push(own);
    made.set(name, own);
    const copy = { ...store, modules: leaving };
    delete copy.title;
    delete copy.explains;
    return [
      [name, { ...store, modules: staying }],
      [own, copy],
    ];
  });
  return { stores, made };
}

/**
 * Which stores would join which when `services` become part of `into`: each that they alone use goes into one of the same
 * kind that `into` uses, rather into one with equal settings, so that a transaction reaches across again.
 */
export function joinsOf(deployment: Deployment, services: readonly string[], into: string): Joins {
  const modulesOf = (names: readonly string[]) =>
    new Set(names.flatMap((name) => deployment.services[name]?.modules ?? []));
  const theirs = modulesOf(services.filter((name) => name !== into));
  const own = modulesOf([into]);
  const stores = Object.entries(deployment.stores ?? {});
  const joins: Record<string, string> = {};
  for (const [name, store] of stores) {
    if (store.modules.length === 0 || !store.modules.every((module) => theirs.has(module))) continue;
    const others = stores.filter(
      ([, other]) => other.kind === store.kind && other.modules.some((module) => own.has(module)),
    );
    const alike = others.find(([, other]) => settingsOf(other) === settingsOf(store));
    const [target] = alike ?? others[0] ?? [];
    if (target !== undefined) joins[name] = target;
  }
  return joins;
}

/** The stores after those joined. */
export function joinStores(document: SystemDocument, stores: Stores, joins: Joins): Stores {
  return replaced(stores, (name, store) => {
    if (Object.hasOwn(joins, name)) return [];
    const more = Object.entries(joins).flatMap(([from, to]) =>
      to === name ? (stores[from]?.modules ?? []) : [],
    );
    return [[name, more.length === 0 ? store : { ...store, modules: joined(store.modules, more, document) }]];
  });
}

export function keepsTables(document: SystemDocument, module: string): boolean {
  return Object.keys(document.modules[module]?.tables ?? {}).length > 0;
}

/** What makes one store unlike another of its kind. */
function settingsOf(store: Stores[string]): string {
  const settings = Object.entries(store).filter(([key]) => !['modules', 'title', 'explains'].includes(key));
  return JSON.stringify(settings.sort(([one], [other]) => (one < other ? -1 : 1)));
}
