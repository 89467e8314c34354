/**
 * Discovery: how callers find the instances of a service. Without a registry they have a list that somebody wrote down; with
 * one, instances are registered and probed, and callers ask. Belief and truth are kept apart: what a caller does follows from
 * what it believes.
 */
import type { Kernel } from '../../kernel/kernel';
import type { RandomStream } from '../../kernel/random';
import { assert } from '../../kernel/run-failure';
import type { PartyPlan, Plan } from '../../model/plan';
import type { EndpointSource, Link } from '../../network';
import type { ServiceRuntime } from '../world';
import { consulSettings } from './consul';
import { Announcer } from './announcer';
import { Entry } from './entry';
import { kubernetesSettings } from './kubernetes';
import { Lists, type Believing, type Finding } from './lists';
import { Resolver } from './resolver';
import { RegistryProcess } from './registry-process';

/** What a registry of each kind works by. */
const SETTINGS = { kubernetes: kubernetesSettings, consul: consulSettings };

type FindLink = (from: PartyPlan, to: PartyPlan) => Link | undefined;

export class Discovery implements Finding {
  readonly registries: readonly RegistryProcess[];
  /** The registry of each service that has one. */
  private readonly registryOf = new Map<number, RegistryProcess>();
  private readonly resolvers: Resolver[] = [];
  private readonly lists: Lists;

  constructor(
    plan: Plan,
    kernel: Kernel,
    private readonly services: readonly ServiceRuntime[],
    private readonly findLink: FindLink,
    stream: (component: string, purpose: string) => RandomStream,
  ) {
    this.lists = new Lists(services);
    this.registries = plan.registries.map(({ name, kind, parameters, services: registered }, index) => {
      assert(kind === 'kubernetes' || kind === 'consul', `no registry is of the kind ${kind}`);
      const settings = SETTINGS[kind](parameters);
      const registry = new RegistryProcess(kernel, index, name, settings, stream(name, 'phases'));
      for (const service of registered) this.register(registry, service);
      return registry;
    });
  }

  sourceFor(caller: number, callee: number): EndpointSource {
    const registry = this.registryOf.get(callee);
    const from: PartyPlan = caller < 0 ? { kind: 'clients' } : { kind: 'service', index: caller };
    const link =
      registry === undefined ? undefined : this.findLink(from, { kind: 'registry', index: registry.index });
    if (registry === undefined || link === undefined) return this.lists.sourceFor(caller, callee);
    const resolver = new Resolver(registry, callee, link, this.services[caller]?.instances ?? []);
    this.resolvers.push(resolver);
    return resolver;
  }

  beliefs(): Believing[] {
    const asked = this.resolvers
      .flatMap(({ beliefs }) => beliefs)
      .flatMap(({ instanceNumber: believer, endpoints }) =>
        endpoints.map((endpoint) => ({ believer, ...endpoint })),
      );
    return [...asked, ...this.lists.beliefs()];
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
