/** The things that can be selected, by the names and words that a person knows them by. */
import { CLIENTS, partyName, type Plan, type SystemDocument } from '../../../simulator';
import type { Selection } from '../run';

export interface Thing {
  readonly name: string;
  /** What it is called in general: `service`, `store`, `link`. */
  readonly kind: string;
  /** What the document says it is for; '' when it says nothing. */
  readonly says: string;
  /** The name inside a sentence about what happens to it; of a wire, the party that it leads to. */
  readonly where: string;
  /** What the fault grammar calls it. */
  readonly target: string;
}

/** What is selected, in words; undefined when the plan has no such thing. */
export function thingOf(selected: Selection, plan: Plan, document: SystemDocument): Thing | undefined {
  if (selected === undefined || selected.kind === 'request') return undefined;
  switch (selected.kind) {
    case 'clients':
      return {
        name: 'Customers',
        kind: 'clients',
        says: 'Everybody who asks the system for something. They are outside it and see only answers.',
        where: 'the customers',
        target: CLIENTS,
      };
    case 'service': {
      const name = plan.services[selected.index]?.name;
      if (name === undefined) return undefined;
      const external = plan.services[selected.index]?.kind === 'external';
      return { name, kind: external ? 'external party' : 'service', says: '', where: name, target: name };
    }
    case 'instance':
      return instance(selected.index, plan);
    case 'store': {
      const store = plan.stores[selected.index];
      if (store === undefined) return undefined;
      return { name: store.name, kind: store.kind, says: '', where: store.name, target: store.name };
    }
    case 'broker':
    case 'registry': {
      const { name } = plan[selected.kind === 'broker' ? 'brokers' : 'registries'][selected.index] ?? {};
      if (name === undefined) return undefined;
      return { name, kind: selected.kind, says: '', where: name, target: name };
    }
    case 'module': {
      const name = plan.modules[selected.index]?.name;
      if (name === undefined) return undefined;
      const says = document.modules[name]?.explains ?? '';
      return { name: document.modules[name]?.title ?? name, kind: 'module', says, where: name, target: name };
    }
    case 'operation': {
      const name = plan.operations[selected.index]?.name;
      if (name === undefined) return undefined;
      const [module = '', operation = ''] = name.split('.');
      const says = document.modules[module]?.operations[operation]?.explains ?? '';
      return { name, kind: 'operation', says, where: name, target: name };
    }
    case 'link': {
      const link = plan.links[selected.index];
      if (link === undefined) return undefined;
      return {
        name: `${partyName(plan, link.from)} → ${partyName(plan, link.to)}`,
        kind: 'link',
        says: '',
        where: `${partyName(plan, link.to)} (from ${partyName(plan, link.from)})`,
        target: link.name,
      };
    }
  }
}

function instance(number: number, plan: Plan): Thing | undefined {
  let first = 0;
  for (const { name, instances } of plan.services) {
    if (number < first + instances) {
      const full = `${name}#${number - first + 1}`;
      return { name: full, kind: 'instance', says: '', where: full, target: full };
    }
    first += instances;
  }
  return undefined;
}

/** Whether a default's source is a choice of ours, with its reason, or somebody else's document. */
export function sourceWords(source: string): { readonly isOurs: boolean; readonly text: string } {
  const ours = 'our choice';
  if (!source.startsWith(ours)) return { isOurs: false, text: source };
  return { isOurs: true, text: source.slice(ours.length).replace(/^: ?/, '') };
}
