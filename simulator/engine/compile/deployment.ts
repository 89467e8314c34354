/** One deployment of a system: which service runs each module, which store keeps its data. */
import type { Catalogue } from '../../model/catalogue';
import type { CheckedDeployment } from '../../model/document';
import type { FaultList, PathParts } from '../../model/document-fault';
import { defaultOf } from '../../model/parameter-values';
import { MAX_BROKERS } from '../../model/parties';
import { printSize } from '../../model/sizes';
import type { Definition } from '../../model/parameters';
import type {
  BrokerPlan,
  ModulePlan,
  ParameterValues,
  RegistryPlan,
  ServicePlan,
  StorePlan,
  TopicPlan,
} from '../../model/plan';
import { MAX_INSTANCES } from '../../telemetry/facts';
import { Assignment } from './assignment';
import { placeTopics } from './brokers';
import type { Business, BusinessModule } from './modules';
import { compileRegistries } from './registries';
import { checkParties, storeOfExternal } from './party-names';

/** Where everything runs and is kept. */
export interface Placement {
  readonly modules: readonly ModulePlan[];
  readonly services: readonly ServicePlan[];
  readonly stores: readonly StorePlan[];
  readonly topics: readonly TopicPlan[];
  readonly brokers: readonly BrokerPlan[];
  readonly registries: readonly RegistryPlan[];
}

/** The kind of store that keeps columns, and in which an external party keeps its rows. */
export const DATABASE_KIND = 'database';

/** Places the modules; those that are nowhere, twice somewhere or unknown become faults below `path`. */
export function placeModules(
  deployment: CheckedDeployment,
  business: Business,
  catalogue: Catalogue,
  path: PathParts,
  faults: FaultList,
): Placement {
  const assign = (
    what: 'service' | 'store',
    parties: CheckedDeployment['services' | 'stores'],
  ): Assignment => {
    const assignment = new Assignment(what, Object.keys(parties), business, [...path, `${what}s`], faults);
    for (const [name, { modules }] of Object.entries(parties)) assignment.assign(name, modules);
    return assignment;
  };
  const serviceOf = assign('service', deployment.services);
  const storeOf = assign('store', deployment.stores);
  checkParties(deployment, business, path, faults);
  reportHomeless(business, serviceOf, storeOf, path, faults);
  reportNoColumns(deployment, business, storeOf, path, faults);

  const { kind } = catalogue.service;
  const services: ServicePlan[] = Object.entries(deployment.services).map(
    ([name, { instances, parameters }], index) => ({
      name,
      kind,
      modules: serviceOf.membersOf(index),
      instances,
      parameters,
    }),
  );
  reportTooLittleMemory(services, business, path, faults);
  const stores: StorePlan[] = Object.entries(deployment.stores).map(([name, store]) => ({
    name,
    kind: store.kind,
    parameters: store.parameters,
  }));
  for (const [index, module] of business.modules.entries()) {
    if (!module.external) continue;
    const own = ownParties(module, index, catalogue);
    serviceOf.home.set(index, services.push(own.service) - 1);
    if (own.store !== undefined) storeOf.home.set(index, stores.push(own.store) - 1);
  }
  reportTooManyInstances(services, path, faults);
  const registries = compileRegistries(deployment, services, business, path, faults);
  const modules = business.modules.map(
    ({ name, external, hasHandlers, uses, columnsRead, memoryBytes, versions }, index) => ({
      name,
      external,
      service: serviceOf.home.get(index) ?? -1,
      store: storeOf.home.get(index) ?? -1,
      hasHandlers,
      ...(uses.length > 0 ? { uses } : {}),
      ...(columnsRead.length > 0 ? { columnsRead } : {}),
      ...(memoryBytes > 0 ? { memoryBytes } : {}),
      ...(versions.length > 0 ? { versions } : {}),
    }),
  );
  const carried = placeTopics(deployment, business.topics, path, faults);
  return { modules, services, stores, ...carried, registries };
}

/** What a module outside the system runs in, in every deployment, and the store of its own when it keeps tables. */
function ownParties(
  { name, keepsTables }: BusinessModule,
  index: number,
  { external, stores }: Catalogue,
): { readonly service: ServicePlan; readonly store: StorePlan | undefined } {
  const service = {
    name,
    kind: external.kind,
    modules: [index],
    instances: 1,
    parameters: defaultsOf(external),
  };
  const definition = keepsTables ? stores[DATABASE_KIND] : undefined;
  if (definition === undefined) return { service, store: undefined };
  const { kind } = definition;
  return { service, store: { name: storeOfExternal(name), kind, parameters: defaultsOf(definition) } };
}

/** A module needs a service, and a store if it keeps tables. */
function reportHomeless(
  business: Business,
  serviceOf: Assignment,
  storeOf: Assignment,
  path: PathParts,
  faults: FaultList,
): void {
  business.modules.forEach(({ name, external, keepsTables }, index) => {
    if (external) return;
    if (!serviceOf.home.has(index)) {
      const hint = `add \`${name}\` to the modules of a service`;
      faults.add('module-nowhere', [...path, 'services'], `the module \`${name}\` is in no service`, hint);
    }
    if (keepsTables && !storeOf.home.has(index)) {
      const message = `the module \`${name}\` keeps tables, and no store has them`;
      faults.add('tables-nowhere', [...path, 'stores'], message, `add \`${name}\` to the modules of a store`);
    }
  });
}

/** Only a database keeps columns. */
function reportNoColumns(
  deployment: CheckedDeployment,
  business: Business,
  storeOf: Assignment,
  path: PathParts,
  faults: FaultList,
): void {
  const stores = Object.entries(deployment.stores);
  for (const { name: table, module, columns } of business.tables) {
    const [name = '', store] = stores[storeOf.home.get(module) ?? -1] ?? [];
    if (columns === undefined || store === undefined || store.kind === DATABASE_KIND) continue;
    const message = `\`${table}\` declares columns, and a ${store.kind} keeps none`;
    faults.add('columns-nowhere', [...path, 'stores', name], message, 'keep its module in a database');
  }
}

/** A process that cannot hold what its modules keep would be killed as soon as it starts, again and again. */
function reportTooLittleMemory(
  services: readonly ServicePlan[],
  { modules }: Business,
  path: PathParts,
  faults: FaultList,
): void {
  for (const { name, modules: members, parameters } of services) {
    const needed = members.reduce((sum, index) => sum + (modules[index]?.memoryBytes ?? 0), 0);
    const given = Number(parameters['memory']);
    if (needed <= given) continue;
    const message = `the modules of \`${name}\` keep ${printSize(needed)} in memory, and it has ${printSize(given)}`;
    const hint = `give it ${printSize(needed)} or more, or move a module out of it`;
    faults.add('too-little-memory', [...path, 'services', name, 'memory'], message, hint);
  }
}

/** The journal keeps an instance's number in a few bits, and some of the numbers mean the clients and the brokers. */
function reportTooManyInstances(services: readonly ServicePlan[], path: PathParts, faults: FaultList): void {
  const limit = MAX_INSTANCES - 1 - MAX_BROKERS;
  const total = services.reduce((sum, { instances }) => sum + instances, 0);
  if (total <= limit) return;
  const message = `the services have ${total} instances in all, and a run may have ${limit}`;
  faults.add('too-many', [...path, 'services'], message, 'give some of them fewer instances');
}

/** Every parameter's default. */
function defaultsOf(definition: Definition): ParameterValues {
  return Object.fromEntries(
    Object.entries(definition.parameters).map(([name, parameter]) => [name, defaultOf(parameter)]),
  );
}
