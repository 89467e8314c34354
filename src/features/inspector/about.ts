/** What is selected, as its definition explains it. */
import type { Catalogue, Definition, Plan } from '../../../simulator';
import type { Selection } from '../../shared/run';
import { instancePlace } from './places';

export type About = Pick<Definition, 'title' | 'explains' | 'leavesOut'>;

/** Kinds that have no definition of their own: they are part of the language, not components. */
const WORDS: Readonly<Record<'module' | 'operation' | 'link' | 'clients', About>> = {
  module: {
    title: 'Module',
    explains:
      'Code and data that belong together. It is the same in every deployment; in which process it runs and in which store its data lives, the deployment decides.',
    leavesOut: '',
  },
  operation: {
    title: 'Operation',
    explains:
      'One thing that a module does when it is asked. Whoever asks writes the same line of code, whether it is called in the same process or over the network.',
    leavesOut: '',
  },
  link: {
    title: 'Link',
    explains:
      'What lies between two parties that talk: requests go along it and answers come back. Each message takes its time, may be late, and may be lost.',
    leavesOut:
      'Bandwidth, congestion, the setting up of connections, and messages that overtake or repeat themselves.',
  },
  clients: {
    title: 'Customers',
    explains: 'Those who ask. They see answers, errors and silence, and nothing of what happens inside.',
    leavesOut: 'Browsers, sessions and impatience: nobody presses the button twice.',
  },
};

/** Undefined for a request, and for what the plan does not have. */
export function aboutOf(selected: Selection, plan: Plan, catalogue: Catalogue): About | undefined {
  switch (selected?.kind) {
    case 'service':
      if (plan.copies?.some(({ connector }) => connector === selected.index) === true)
        return catalogue.copying['change-capture'];
      return serviceAbout(plan.services[selected.index]?.kind, catalogue);
    case 'instance':
      return serviceAbout(plan.services[instancePlace(plan, selected.index)?.service ?? -1]?.kind, catalogue);
    case 'store':
      return catalogue.stores[plan.stores[selected.index]?.kind ?? ''];
    case 'broker':
      return catalogue.brokers[plan.brokers[selected.index]?.kind ?? ''];
    case 'registry':
      return catalogue.registries[plan.registries[selected.index]?.kind ?? ''];
    case 'module':
    case 'operation':
    case 'link':
    case 'clients':
      return WORDS[selected.kind];
    default:
      return undefined;
  }
}

function serviceAbout(kind: string | undefined, { service, external }: Catalogue): About | undefined {
  return kind === undefined ? undefined : kind === 'external' ? external : service;
}
