/** Makes the running system from a plan: every part by its index, joined up. */
import { Clients, ByHand } from '../components/client';
import type { Finding } from '../components/discovery/lists';
import { Producer, type BrokerServer } from '../components/broker';
import { makerOf } from '../components/makers';
import { Operation } from '../components/operation';
import { SERVICE_PARAMETERS } from '../components/parameters';
import { readParameters } from '../components/read-parameters';
import {
  Service,
  type CopyAccess,
  type FoundTable,
  type GuestModule,
  type ModuleRuntime,
} from '../components/service';
import type { CommitListener, StoreServer, StoreAccess } from '../components/store';
import type { World } from '../components/world';
import { createDistribution } from '../kernel/distributions';
import type { Kernel } from '../kernel/kernel';
import { createStream, type RandomStream } from '../kernel/random';
import { versionName } from '../model/names';
import type { Plan } from '../model/plan';
import { storeOfTable } from '../model/tables';
import { Deadlines, Link, RareDeadlines } from '../network';
import type { Numbering } from '../telemetry/numbering';
import { PARTS } from './parts';
import { buildPaths, type Paths } from './paths';
import { linksByEnds, type FindLink } from './wiring';

/** The parts that the engine starts and reads. */
export interface System extends World {
  readonly services: readonly Service[];
  readonly clients: Clients;
  readonly byHand: ByHand;
  readonly links: readonly Link[];
  readonly discovery: Finding;
  /** What the policies work with, by entry of the plan and place in its chain. */
  readonly policies: Paths['policies'];
}

/** What the system tells while it runs. */
export interface Listeners {
  readonly committed: CommitListener;
  readonly requestEnded: (request: number, row: number) => void;
}

/** Builds everything and starts every process; the workload is started apart. `guest`: loaders by module name. */
export function build(
  plan: Plan,
  kernel: Kernel,
  numbering: Numbering,
  guest: Readonly<Record<string, GuestModule>>,
  listeners: Listeners,
): System {
  const stream = (component: string, purpose: string): RandomStream =>
    createStream(plan.seed, component, purpose);
  const operations = plan.operations.map(
    (operation, index) =>
      new Operation(
        index,
        operation,
        plan.modules[operation.module]?.name ?? '',
        createDistribution(operation.work),
      ),
  );
  const links = plan.links.map((link, index) => {
    const constantNs = link.latency.kind === 'constant' ? Math.round(link.latency.value) : undefined;
    const latency = createDistribution(link.latency);
    return new Link(
      kernel,
      index,
      link.name,
      latency,
      constantNs,
      link.lossProbability,
      stream(link.name, 'network'),
    );
  });
  const stores = plan.stores.map((store, index) =>
    makerOf(PARTS.stores, store.kind)(
      kernel,
      numbering,
      plan,
      index,
      (purpose) => stream(store.name, purpose),
      listeners.committed,
    ),
  );
  const findLink = linksByEnds(plan, links);
  const services = buildServices(plan, kernel, numbering, guest, operations, findLink, stores, stream);
  const brokers = plan.brokers.map((broker, index) =>
    makerOf(
      PARTS.brokers,
      broker.kind,
    )({
      kernel,
      numbering,
      plan,
      index,
      streams: (purpose) => stream(broker.name, purpose),
      linkTo: (service) => findLink({ kind: 'broker', index }, { kind: 'service', index: service }),
      instancesOf: (service) => services[service]?.instances ?? [],
    }),
  );
  joinTopics(plan, kernel, numbering, findLink, services, brokers);
  const discovery = PARTS.find(plan, kernel, services, findLink, stream);
  const paths = buildPaths(plan, kernel, numbering, findLink, services, discovery, stream);
  joinUp(plan, operations, services, stores, paths);
  for (const service of services) for (const instance of service.instances) instance.start();
  PARTS.capture(plan, kernel, numbering, services, stores, findLink);
  const clients = new Clients(
    kernel,
    numbering,
    operations,
    paths.fromClients,
    plan.clientTimeoutNs,
    listeners.requestEnded,
  );
  const byHand = new ByHand(kernel, clients, (user) => stream(`hand-${user}`, 'steps'));
  return {
    plan,
    kernel,
    numbering,
    operations,
    services,
    stores,
    brokers,
    registries: discovery.registries,
    discovery,
    links,
    clients,
    byHand,
    policies: paths.policies,
  };
}

function buildServices(
  plan: Plan,
  kernel: Kernel,
  numbering: Numbering,
  guest: Readonly<Record<string, GuestModule>>,
  operations: readonly Operation[],
  findLink: FindLink,
  stores: readonly StoreServer[],
  stream: (component: string, purpose: string) => RandomStream,
): Service[] {
  let instanceNumber = 0;
  const deadlines = stores.map(({ statementTimeoutNs }) =>
    statementTimeoutNs > 0 ? new RareDeadlines(kernel, statementTimeoutNs) : undefined,
  );
  return plan.services.map((service, index) => {
    const access = stores.map((server, store): StoreAccess | undefined => {
      const link = findLink({ kind: 'service', index }, { kind: 'store', index: store });
      return link === undefined ? undefined : { server, link, deadlines: deadlines[store] };
    });
    const modules = service.modules.map((module) => moduleRuntime(plan, module, operations, guest, access));
    const parameters = readParameters(SERVICE_PARAMETERS, service.parameters);
    const reached = access.filter((entry) => entry !== undefined);
    const first = instanceNumber;
    instanceNumber += service.instances;
    return new Service(
      kernel,
      numbering,
      index,
      service,
      parameters,
      modules,
      operations,
      reached,
      stream,
      first,
    );
  });
}

function moduleRuntime(
  plan: Plan,
  index: number,
  operations: readonly Operation[],
  guest: Readonly<Record<string, GuestModule>>,
  access: readonly (StoreAccess | undefined)[],
): ModuleRuntime {
  const module = plan.modules[index];
  if (module === undefined) throw new Error(`module ${index} is not in the plan`);
  return {
    index,
    name: module.name,
    operations: operations.filter((operation) => operation.plan.module === index),
    store: access[storeOf(plan, index)],
    storeOf: (table) => access[storeOfTable(plan, table)],
    findTable: (name) => findTable(plan, index, name, access),
    memoryBytes: module.memoryBytes ?? 0,
    load: module.hasHandlers ? guest[module.name] : undefined,
    versions: (module.versions ?? []).map((version) => ({
      ...version,
      load: guest[versionName(module.name, version.name)],
    })),
  };
}

/** The store of a module's transactions, -1 = none: its own, or the one that keeps all the tables of others that it uses. */
function storeOf(plan: Plan, index: number): number {
  const module = plan.modules[index];
  if (module === undefined || module.store >= 0) return module?.store ?? -1;
  const used = new Set(module.uses?.map((table) => plan.modules[plan.tables[table]?.module ?? -1]?.store));
  const [only = -1] = used;
  return used.size === 1 ? only : -1;
}

/** The table that a module's handlers mean by a name. */
function findTable(
  plan: Plan,
  module: number,
  name: string,
  access: readonly (StoreAccess | undefined)[],
): FoundTable {
  const fullName = name.includes('.') ? name : `${plan.modules[module]?.name ?? ''}.${name}`;
  const table = plan.tables.findIndex((one) => one.name === fullName && one.store === undefined);
  const owner = plan.modules[plan.tables[table]?.module ?? -1];
  if (owner === undefined) return 'unknown';
  const store = access[owner.store];
  return store === undefined ? 'unreachable' : { table, store, copy: copyFor(plan, module, table, access) };
}

/** The copy of a table, for the module that owns it: nobody else's code knows that there is one. */
function copyFor(
  plan: Plan,
  module: number,
  table: number,
  access: readonly (StoreAccess | undefined)[],
): CopyAccess | undefined {
  const copied = plan.copies?.find((copy) => copy.module === module);
  const copy = copied?.tables.find(({ original }) => original === table)?.copy;
  const store = access[copied?.store ?? -1];
  if (copied === undefined || copy === undefined || store === undefined) return undefined;
  const write = copied.by === 'dual-writes' ? PARTS.writeAgain : undefined;
  return { table: copy, store, isRead: copied.isRead, write };
}

/** Tells every service where each operation is to be found from there. */
function joinUp(
  plan: Plan,
  operations: readonly Operation[],
  services: readonly Service[],
  stores: readonly StoreServer[],
  paths: Paths,
): void {
  for (const service of services) {
    for (const operation of operations) {
      const module = plan.modules[operation.plan.module];
      const local = module?.service === service.index;
      const path = local ? undefined : paths.fromService[service.index]?.[operation.index];
      const store = stores[storeOf(plan, operation.plan.module)];
      service.routes.set(operation.name, { operation, path, store });
    }
  }
}

/** Tells every service how it reaches each topic, and each broker's subscribers that they are. */
function joinTopics(
  plan: Plan,
  kernel: Kernel,
  numbering: Numbering,
  findLink: FindLink,
  services: readonly Service[],
  brokers: readonly BrokerServer[],
): void {
  const deadlines = brokers.map(({ producing }) => new Deadlines(kernel, producing.confirmTimeoutNs));
  for (const service of services) {
    const producers = brokers.map((server, broker) => {
      const link = findLink({ kind: 'service', index: service.index }, { kind: 'broker', index: broker });
      const waits = deadlines[broker];
      if (link === undefined || waits === undefined) return undefined;
      return new Producer(kernel, numbering, broker, server, link, waits);
    });
    plan.topics.forEach(({ name, broker, subscribers }, topic) => {
      const names = subscribers.map((operation) => plan.operations[operation]?.name ?? '');
      service.topics.set(name, { topic, producer: producers[broker], subscribers: names });
    });
    brokers.forEach((server, broker) => {
      const link = findLink({ kind: 'broker', index: broker }, { kind: 'service', index: service.index });
      // Only to those that subscribe a link leads.
      if (link !== undefined) service.subscribed.push({ server, link });
    });
  }
}
