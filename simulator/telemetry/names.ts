/** Names for the numbers in the journal, from the plan: folds keep numbers, and ask here when a person wants to read them. */
import { CLIENTS } from '../model/names';
import { MAX_BROKERS, partyName } from '../model/parties';
import { isRelease } from '../model/release';
import type { Plan } from '../model/plan';
import { brokerAt, NO_INSTANCE } from './facts';

/** What a fault is called; the engine's list may grow while it runs, by interventions. */
export interface NamedFault {
  readonly text: string;
  readonly kind: string;
}

export class PlanNames {
  /** Service by instance number: instances are numbered over all services, in the plan's order. */
  private readonly serviceByInstance: number[] = [];
  private readonly firstInstance: number[] = [];

  constructor(
    readonly plan: Plan,
    private readonly faults: readonly NamedFault[] = plan.faults,
  ) {
    plan.services.forEach((service, index) => {
      this.firstInstance.push(this.serviceByInstance.length);
      for (let i = 0; i < service.instances; i++) this.serviceByInstance.push(index);
    });
  }

  /** Index of the service that an instance belongs to, or -1 for the outside. */
  serviceOf(instance: number): number {
    return this.serviceByInstance[instance] ?? -1;
  }

  /** `shop#1` is the first instance of `shop`; `clients` stands for the outside. */
  instance(instance: number): string {
    if (instance === NO_INSTANCE) return CLIENTS;
    if (instance >= NO_INSTANCE - MAX_BROKERS) return this.broker(brokerAt(instance));
    const service = this.serviceOf(instance);
    const first = this.firstInstance[service];
    return first === undefined ? `instance ${instance}` : `${this.service(service)}#${instance - first + 1}`;
  }

  service(index: number): string {
    return this.plan.services[index]?.name ?? `service ${index}`;
  }

  operation(index: number): string {
    return this.plan.operations[index]?.name ?? `operation ${index}`;
  }

  table(index: number): string {
    return this.plan.tables[index]?.name ?? `table ${index}`;
  }

  store(index: number): string {
    return this.plan.stores[index]?.name ?? `store ${index}`;
  }

  topic(index: number): string {
    return this.plan.topics[index]?.name ?? `topic ${index}`;
  }

  broker(index: number): string {
    return this.plan.brokers[index]?.name ?? `broker ${index}`;
  }

  registry(index: number): string {
    return this.plan.registries[index]?.name ?? `registry ${index}`;
  }

  link(index: number): string {
    return this.plan.links[index]?.name ?? `link ${index}`;
  }

  /** The party that a link leads to, or undefined for an unknown link. */
  callee(link: number): string | undefined {
    const to = this.plan.links[link]?.to;
    return to === undefined ? undefined : partyName(this.plan, to);
  }

  invariant(index: number): string {
    return this.plan.invariants[index]?.name ?? `invariant ${index}`;
  }

  /** Whether it is no fault but a release. */
  isRelease(index: number): boolean {
    return isRelease(this.faults[index]?.kind ?? '');
  }

  /** The fault as a person wrote it. */
  fault(index: number): string {
    return this.faults[index]?.text ?? `fault ${index}`;
  }
}
