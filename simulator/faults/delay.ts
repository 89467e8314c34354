/** Delay: messages take longer, each way. */
import { NS_PER_MS, NS_PER_S } from '../model/units';
import type { FaultDefinition } from './definition';
import { onWires } from './on-wires';

export const DELAY: FaultDefinition = {
  kind: 'delay',
  title: 'Slow wire',
  explains: 'Every message takes longer to arrive, in both directions.',
  leavesOut: 'Bandwidth and congestion: the delay does not grow with the traffic.',
  targets: ['module', 'operation', 'service', 'store', 'broker', 'registry', 'link', 'network'],
  parameters: {
    added: {
      kind: 'duration',
      defaultNs: 100 * NS_PER_MS,
      minNs: 0,
      maxNs: 3600 * NS_PER_S,
      explains: 'What each message takes longer, one way.',
      source: 'our choice: about a continent away',
    },
  },
  wouldDo: (_fault, where) => `Messages to ${where} and its answers arrive later.`,
  strike: (striking) => onWires(striking, 'both', () => Number(striking.fault.parameters['added'])),
};
