/** What stays selected when the same system is deployed otherwise: the same thing, as far as it is still there. */
import type { Plan } from '../../simulator';
import type { Selection } from '../shared/run';

/** The selection in the new plan. Modules, operations and requests are the same in every deployment; others keep their name. */
export function keptSelection(selected: Selection, from: Plan, to: Plan): Selection {
  if (selected === undefined || from.system !== to.system) return undefined;
  switch (selected.kind) {
    case 'request':
      return isSameWorkload(from, to) ? selected : undefined;
    case 'module':
    case 'operation':
    case 'clients':
      return selected;
    case 'service':
      return named('service', from.services, to.services, selected.index);
    case 'store':
      return named('store', from.stores, to.stores, selected.index);
    case 'broker':
      return named('broker', from.brokers, to.brokers, selected.index);
    case 'registry':
      return named('registry', from.registries, to.registries, selected.index);
    case 'link':
      return named('link', from.links, to.links, selected.index);
    case 'instance':
      return undefined;
  }
}

/** Requests are numbered in the order of their start, which the experiment and the seed decide. */
function isSameWorkload(from: Plan, to: Plan): boolean {
  return from.experiment === to.experiment && from.seed === to.seed;
}

interface Named {
  readonly name: string;
}

function named(
  kind: 'service' | 'store' | 'broker' | 'registry' | 'link',
  from: readonly Named[],
  to: readonly Named[],
  index: number,
): Selection {
  const found = to.findIndex(({ name }) => name === from[index]?.name);
  return found < 0 ? undefined : { kind, index: found };
}

/** A selection that came from outside, as far as there is such a thing. */
export function heldIn(plan: Plan, selected: Selection): Selection {
  if (selected === undefined || selected.kind === 'request' || selected.kind === 'clients') return selected;
  const { kind, index } = selected;
  const count =
    kind === 'instance'
      ? plan.services.reduce((sum, { instances }) => sum + instances, 0)
      : plan[kind === 'registry' ? 'registries' : (`${kind}s` as const)].length;
  return index < count ? selected : undefined;
}
