/** The links of a deployment: one for each ordered pair that may talk, with its latency and loss. */
import type { DistributionSpec } from '../../kernel/distributions';
import type { CheckedDeployment } from '../../model/document';
import type { FaultList, PathParts } from '../../model/document-fault';
import { didYouMean } from '../../model/names';
import { partyName, subscribingServices } from '../../model/parties';
import type { CopyPlan, LinkPlan, OperationPlan, PartyPlan, TablePlan } from '../../model/plan';
import { NS_PER_MS, NS_PER_US } from '../../model/units';
import type { Placement } from './deployment';

type LinkClass = 'service' | 'clients' | 'stores' | 'external';
type Wire = { readonly latency?: DistributionSpec | undefined; readonly loss?: number | undefined };

const constant = (ns: number): DistributionSpec => ({ kind: 'constant', value: ns });

/** One-way latencies of links that a document says nothing about. */
const DEFAULT_LATENCY: Readonly<Record<LinkClass, DistributionSpec>> = {
  // Half of the 500 us round trip within a data centre of "Latency numbers every programmer should know" (Dean, Norvig).
  service: constant(250 * NS_PER_US),
  // Our choice: a customer in the same city, 10 ms round trip.
  clients: constant(5 * NS_PER_MS),
  // Our choice: a store stands nearer than another service, and its connection is open.
  stores: constant(100 * NS_PER_US),
  // Our choice: another company's data centre in the same part of the world, 40 ms round trip.
  external: constant(20 * NS_PER_MS),
};

const service = (index: number): PartyPlan => ({ kind: 'service', index });

interface Ends {
  readonly from: PartyPlan;
  readonly to: PartyPlan;
  readonly class: LinkClass;
}

/** The links; `between` entries that name no link become faults below `path`. */
export function compileLinks(
  deployment: CheckedDeployment,
  placement: Placement,
  copies: readonly CopyPlan[],
  tables: readonly TablePlan[],
  operations: readonly OperationPlan[],
  /** Services that the system's tasks send requests to. */
  requested: ReadonlySet<number>,
  path: PathParts,
  faults: FaultList,
): LinkPlan[] {
  const { links: written } = deployment;
  const pairs = allPairs(placement, copies, tables, operations, requested).map((ends) => ({
    ...ends,
    name: `${partyName(placement, ends.from)}->${partyName(placement, ends.to)}`,
  }));
  const single = new Map<string, Wire>();
  const known = new Set(pairs.map((pair) => pair.name));
  written.between.forEach(({ from, to, latency, loss }, i) => {
    const name = `${from}->${to}`;
    const where = [...path, 'links', 'between', i];
    if (!known.has(name))
      faults.add('unknown-link', where, `no link leads from \`${from}\` to \`${to}\``, () =>
        didYouMean(name, known),
      );
    else if (single.has(name))
      faults.add('link-twice', where, `the link ${name} is described twice`, 'keep one of the two');
    single.set(name, { latency, loss });
  });
  return pairs.map(({ from, to, name, class: kind }) => {
    const ofClass: Wire = kind === 'service' ? {} : written[kind];
    const own: Wire = single.get(name) ?? {};
    const latency = own.latency ?? ofClass.latency ?? written.default.latency ?? DEFAULT_LATENCY[kind];
    return {
      name,
      from,
      to,
      latency,
      lossProbability: own.loss ?? ofClass.loss ?? written.default.loss ?? 0,
    };
  });
}

/**
 * Clients to what tasks ask for, every service to every other (a handler may call anything), services to their stores and
 * to those that keep copies, and to those that keep the tables of others which their modules use.
 */
function allPairs(
  placement: Placement,
  copies: readonly CopyPlan[],
  tables: readonly TablePlan[],
  operations: readonly OperationPlan[],
  requested: ReadonlySet<number>,
): Ends[] {
  const isExternal = placement.services.map((plan) =>
    plan.modules.some((m) => placement.modules[m]?.external === true),
  );
  const pairs: Ends[] = [...requested]
    .sort((a, b) => a - b)
    .map((index) => ({ from: { kind: 'clients' }, to: service(index), class: 'clients' }));
  placement.services.forEach((_, from) =>
    placement.services.forEach((__, to) => {
      if (from === to) return;
      const kind = isExternal[from] === true || isExternal[to] === true ? 'external' : 'service';
      pairs.push({ from: service(from), to: service(to), class: kind });
    }),
  );
  placement.services.forEach(({ modules }, from) => {
    const copied = copies.flatMap((copy) => copiedStores(copy, from, modules, placement));
    const used = new Set([...modules.flatMap((module) => storesOf(module, placement, tables)), ...copied]);
    for (const store of [...used].filter((index) => index >= 0).sort((a, b) => a - b))
      pairs.push({ from: service(from), to: { kind: 'store', index: store }, class: 'stores' });
  });
  return [
    ...pairs,
    ...brokerPairs(placement, operations, isExternal),
    ...registryPairs(placement, requested, isExternal),
  ];
}

/** To a broker whoever may publish; and from it to those that subscribe to what it carries. */
function brokerPairs(
  placement: Placement,
  operations: readonly OperationPlan[],
  isExternal: readonly boolean[],
): Ends[] {
  const pairs: Ends[] = [];
  placement.brokers.forEach((_, index) => {
    placement.services.forEach((__, from) => {
      const kind = isExternal[from] === true ? 'external' : 'service';
      pairs.push({ from: service(from), to: { kind: 'broker', index }, class: kind });
    });
    for (const to of subscribingServices({ ...placement, operations }, index)) {
      const kind = isExternal[to] === true ? 'external' : 'service';
      pairs.push({ from: { kind: 'broker', index }, to: service(to), class: kind });
    }
  });
  return pairs;
}

/** To a registry whoever asks it or is found through it, the clients by way of a balancer near by; and from it its probes. */
function registryPairs(
  placement: Placement,
  requested: ReadonlySet<number>,
  isExternal: readonly boolean[],
): Ends[] {
  const pairs: Ends[] = [];
  placement.registries.forEach(({ services: registered }, index) => {
    const registry: PartyPlan = { kind: 'registry', index };
    if (registered.some((callee) => requested.has(callee)))
      pairs.push({ from: { kind: 'clients' }, to: registry, class: 'service' });
    placement.services.forEach((_, from) => {
      if (isExternal[from] !== true || registered.includes(from))
        pairs.push({ from: service(from), to: registry, class: 'service' });
    });
    for (const to of registered) pairs.push({ from: registry, to: service(to), class: 'service' });
  });
  return pairs;
}

/** The stores that a service has to do with because of a copy: its owner's with the copy's, its connector's with both. */
function copiedStores(
  { module, connector, store }: CopyPlan,
  service: number,
  modules: readonly number[],
  placement: Placement,
): number[] {
  if (service === connector) return [placement.modules[module]?.store ?? -1, store];
  return modules.includes(module) ? [store] : [];
}

/** The stores that a module's statements go to; -1 = none. */
function storesOf(module: number, { modules }: Placement, tables: readonly TablePlan[]): number[] {
  const owners = (modules[module]?.uses ?? []).map((table) => tables[table]?.module ?? -1);
  return [module, ...owners].map((owner) => modules[owner]?.store ?? -1);
}
