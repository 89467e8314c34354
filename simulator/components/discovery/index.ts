/**
 * Discovery: how callers find the instances of a service. Without a registry they have a list that somebody wrote down; with
 * one, instances are registered and probed, and callers ask. Belief and truth are kept apart: what a caller does follows from
 * what it believes.
 */
import type { Kernel } from '../../kernel/kernel';
import type { RandomStream } from '../../kernel/random';
import { assert } from '../../kernel/run-failure';
import type { PartyPlan, Plan } from '../../model/plan';
import { StaticList, type EndpointSource, type Link } from '../../network';
import type { ServiceRuntime } from '../world';
import { consulSettings } from './consul';
import { Late, NO_INSTANCE } from '../../telemetry/facts';
import { Announcer } from './announcer';
import { Entry } from './entry';
import { kubernetesSettings } from './kubernetes';
import { Resolver } from './resolver';
import { RegistryProcess } from './registry-process';

/** What a registry of each kind works by. */
const SETTINGS = { kubernetes: kubernetesSettings, consul: consulSettings };

type FindLink = (from: PartyPlan, to: PartyPlan) => Link | undefined;

/** A caller (an instance, or `NO_INSTANCE` for the clients) that believes in an endpoint, and who is late to correct it. */
export interface Believing {
  readonly believer: number;
  readonly endpoint: number;
  readonly late: Late;
}

export class Discovery {
  readonly registries: readonly RegistryProcess[];
  /** The registry of each service that has one. */
  private readonly registryOf = new Map<number, RegistryProcess>();
  private readonly resolvers: Resolver[] = [];
  /** Lists of several, each with the instances that go by it. */
  private readonly lists: { readonly callers: readonly number[]; readonly list: StaticList }[] = [];

  constructor(
    plan: Plan,
    kernel: Kernel,
    private readonly services: readonly ServiceRuntime[],
    private readonly findLink: FindLink,
    stream: (component: string, purpose: string) => RandomStream,
  ) {
    this.registries = plan.registries.map(({ name, kind, parameters, services: registered }, index) => {
      assert(kind === 'kubernetes' || kind === 'consul', `no registry is of the kind ${kind}`);
      const settings = SETTINGS[kind](parameters);
      const registry = new RegistryProcess(kernel, index, name, settings, stream(name, 'phases'));
      for (const service of registered) this.register(registry, service);
      return registry;
    });
  }

  /** What a calling service (-1: the clients) goes by when it calls another one. */
  sourceFor(caller: number, callee: number): EndpointSource {
    const service = this.services[callee];
    assert(service !== undefined, `service ${callee} is not in the plan`);
    const registry = this.registryOf.get(callee);
    const from: PartyPlan = caller < 0 ? { kind: 'clients' } : { kind: 'service', index: caller };
    const link =
      registry === undefined ? undefined : this.findLink(from, { kind: 'registry', index: registry.index });
    const callers = this.services[caller]?.instances ?? [];
    if (registry === undefined || link === undefined) {
      const list = new StaticList(service.instances);
      const numbers = caller < 0 ? [NO_INSTANCE] : callers.map(({ instanceNumber }) => instanceNumber);
      if (service.instances.length > 1) this.lists.push({ callers: numbers, list });
      return list;
    }
    const resolver = new Resolver(registry, callee, link, callers);
    this.resolvers.push(resolver);
    return resolver;
  }

  /** What every caller believes now, of services that have several instances or a registry. */
  beliefs(): Believing[] {
    const asked = this.resolvers
      .flatMap(({ beliefs }) => beliefs)
      .flatMap(({ instanceNumber: believer, endpoints }) =>
        endpoints.map((endpoint) => ({ believer, ...endpoint })),
      );
    const listed = this.lists.flatMap(({ callers, list }) =>
      callers.flatMap((believer) =>
        list.endpoints.map(({ instanceNumber: endpoint, listening }) => {
          const late = listening ? Late.nobody : Late.staticList;
          return { believer, endpoint, late };
        }),
      ),
    );
    return [...asked, ...listed];
  }

  private register(registry: RegistryProcess, index: number): void {
    this.registryOf.set(index, registry);
    const service: PartyPlan = { kind: 'service', index };
    const party: PartyPlan = { kind: 'registry', index: registry.index };
    const there = this.findLink(party, service);
    const back = this.findLink(service, party);
    assert(there !== undefined && back !== undefined, 'no link joins a service and its registry');
    for (const instance of this.services[index]?.instances ?? []) {
      const entry = new Entry(instance, index, there, back);
      registry.keep(entry);
      instance.lifeListeners.push(new Announcer(registry, entry));
    }
  }
}
