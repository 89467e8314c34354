/** Looks a fault's names up among what one deployment has. */
import { CLIENTS, didYouMean } from '../../model/names';
import { isSameParty, type Parties } from '../../model/parties';
import type { FaultTarget, FaultTrigger, PartyPlan, Plan } from '../../model/plan';
import type { TargetPhrase, TriggerPhrase } from './phrase';

/** What a fault's names can mean: one deployment's modules, operations, parties and links. */
export type FaultWorld = Parties & Pick<Plan, 'modules' | 'operations' | 'links'>;

/** Services, stores, brokers and registries that the document has in other deployments: known, but not here. */
export type KnownElsewhere = ReadonlySet<string>;

/** Why a phrase has no plan. Thrown inside this folder, never out of it. */
export class Unresolved extends Error {
  constructor(
    message: string,
    readonly hint: string,
  ) {
    super(message);
  }
}

/** What all wires together are called. */
export const NETWORK = 'network';

/** A process that services talk to. */
type Server = Extract<PartyPlan, { kind: 'store' | 'broker' | 'registry' }>;

/** Turns names into indices; throws Unresolved for what the document does not have. */
export class Lookup {
  constructor(
    private readonly world: FaultWorld,
    private readonly elsewhere: KnownElsewhere,
  ) {}

  target(phrase: TargetPhrase): FaultTarget {
    switch (phrase.kind) {
      case 'name':
        return this.named(phrase.name);
      case 'operation':
        return { kind: 'operation', index: this.operation(`${phrase.module}.${phrase.operation}`) };
      case 'instance':
        return this.instance(phrase.name, phrase.number);
      case 'link':
        return this.link(phrase.from, phrase.to);
      case 'anyService':
        return phrase;
    }
  }

  trigger(phrase: TriggerPhrase): FaultTrigger {
    return phrase.kind === 'time' ? phrase : { ...phrase, operation: this.operation(phrase.operation) };
  }

  /** Modules first: their names mean something in every deployment. */
  private named(name: string): FaultTarget {
    const { modules, services } = this.world;
    const module = indexOf(modules, name);
    if (module >= 0) return { kind: 'module', index: module };
    const service = indexOf(services, name);
    if (service >= 0) return { kind: 'service', index: service };
    const server = this.server(name);
    if (server !== undefined) return server;
    if (name === CLIENTS)
      throw new Unresolved(
        'the clients are no part of the system',
        `name the link from them: \`${CLIENTS}->shop\``,
      );
    if (name === NETWORK) return { kind: 'network' };
    if (this.operationsCalled(name).length > 0) return { kind: 'operation', index: this.operation(name) };
    return this.notHere(name);
  }

  /** The operation of this name, with its module or, when only one module has it, without. */
  private operation(name: string): number {
    const { operations } = this.world;
    const exact = indexOf(operations, name);
    if (exact >= 0) return exact;
    const [only, ...others] = this.operationsCalled(name);
    const names = operations.map((operation) => operation.name);
    if (only === undefined)
      throw new Unresolved(
        `there is no operation \`${name}\``,
        didYouMean(name, [...names, ...names.map(bare)]),
      );
    if (others.length > 0) {
      const meant = [only, ...others].map((index) => `\`${names[index] ?? ''}\``).join(', ');
      throw new Unresolved(`several modules have an operation \`${name}\``, `say which: ${meant}`);
    }
    return only;
  }

  private operationsCalled(name: string): number[] {
    return this.world.operations.flatMap((operation, index) =>
      bare(operation.name) === name ? [index] : [],
    );
  }

  private instance(name: string, number: number): FaultTarget {
    const service = this.serviceOf(name);
    if (service < 0) {
      const server = this.server(name);
      if (server !== undefined)
        throw new Unresolved(`\`${name}\` is a ${server.kind} and has no instances`, `write \`${name}\``);
      return this.notHere(name);
    }
    return { kind: 'instance', service, instance: number - 1 };
  }

  private link(from: string, to: string): FaultTarget {
    if (to === CLIENTS)
      throw new Unresolved('nobody calls the clients', `replies travel on the link \`${CLIENTS}->${from}\``);
    const [caller, callee] = [this.party(from), this.party(to)];
    if (caller === undefined) return this.notHere(from);
    if (callee === undefined) return this.notHere(to);
    const index = this.world.links.findIndex(
      (link) => isSameParty(link.from, caller) && isSameParty(link.to, callee),
    );
    if (index >= 0) return { kind: 'link', index };
    const isOne = isSameParty(caller, callee);
    const says = isOne
      ? `${from} and ${to} share a process: no wire joins them`
      : `${from} never calls ${to}: no wire joins them`;
    return { kind: 'none', says };
  }

  /** Who stands at an end of a link: a service, the service of a module, a server, or the clients. */
  private party(name: string): PartyPlan | undefined {
    if (name === CLIENTS) return { kind: 'clients' };
    const service = this.serviceOf(name);
    return service >= 0 ? { kind: 'service', index: service } : this.server(name);
  }

  private server(name: string): Server | undefined {
    const { stores, brokers, registries } = this.world;
    const store = indexOf(stores, name);
    if (store >= 0) return { kind: 'store', index: store };
    const broker = indexOf(brokers, name);
    if (broker >= 0) return { kind: 'broker', index: broker };
    const registry = indexOf(registries, name);
    return registry >= 0 ? { kind: 'registry', index: registry } : undefined;
  }

  private serviceOf(name: string): number {
    const service = indexOf(this.world.services, name);
    return service >= 0
      ? service
      : (this.world.modules.find((module) => module.name === name)?.service ?? -1);
  }

  private notHere(name: string): FaultTarget {
    if (this.elsewhere.has(name)) return { kind: 'none', says: `this deployment has no ${name}` };
    const { modules, services, stores, brokers, registries, operations } = this.world;
    const things = [...modules, ...services, ...stores, ...brokers, ...registries, ...operations];
    const known = things.map((thing) => thing.name);
    throw new Unresolved(
      `there is no \`${name}\``,
      didYouMean(name, new Set([...known, NETWORK, ...operations.map((o) => bare(o.name))])),
    );
  }
}

function indexOf(things: readonly { readonly name: string }[], name: string): number {
  return things.findIndex((thing) => thing.name === name);
}

/** `charge` of `payments.charge`. */
function bare(name: string): string {
  return name.slice(name.indexOf('.') + 1);
}
