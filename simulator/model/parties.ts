/** The parties of a plan: what can stand at an end of a link. */
import { CLIENTS } from './names';
import type { PartyPlan, Plan } from './plan';

/** As much of a plan as has parties in it. */
export type Parties = Pick<Plan, 'services' | 'stores' | 'brokers' | 'registries'>;

/** The name of the party at an end of a link; '' for one that the plan does not have. */
export function partyName(parties: Parties, end: PartyPlan): string {
  if (end.kind === 'clients') return CLIENTS;
  const among = {
    service: parties.services,
    store: parties.stores,
    broker: parties.brokers,
    registry: parties.registries,
  }[end.kind];
  return among[end.index]?.name ?? '';
}

export function isSameParty(a: PartyPlan, b: PartyPlan): boolean {
  return a.kind === b.kind && (a.kind === 'clients' || b.kind === 'clients' || a.index === b.index);
}

/** Brokers that a deployment may have; each has a number in the journal. */
export const MAX_BROKERS = 50;

/** Services whose modules subscribe to what a broker carries, ascending. */
export function subscribingServices(
  { brokers, topics, operations, modules }: Pick<Plan, 'brokers' | 'topics' | 'operations' | 'modules'>,
  broker: number,
): number[] {
  const subscribers = (brokers[broker]?.topics ?? []).flatMap((topic) => topics[topic]?.subscribers ?? []);
  const services = subscribers.map(
    (operation) => modules[operations[operation]?.module ?? -1]?.service ?? -1,
  );
  return [...new Set(services)].sort((a, b) => a - b);
}
