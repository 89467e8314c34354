/** Loss: a share of the messages never arrives, and nobody is told. */
import type { FaultDefinition } from './definition';
import { onWires } from './on-wires';

export const LOSS: FaultDefinition = {
  kind: 'loss',
  title: 'Lost messages',
  explains: 'Some messages never arrive. The sender is not told; it waits.',
  leavesOut: 'Retransmission by the transport below: what is lost here stays lost.',
  targets: ['module', 'operation', 'service', 'store', 'broker', 'registry', 'link', 'network'],
  parameters: {
    probability: {
      kind: 'probability',
      default: 0.05,
      explains: 'The share of messages that is lost, each way.',
      source: 'our choice: enough to be met within a minute',
    },
  },
  wouldDo: (_fault, where) => `Some messages to ${where}, or its answers, are lost.`,
  strike: (striking) => {
    const probability = Number(striking.fault.parameters['probability']);
    return onWires(striking, 'both', () => (striking.stream.nextFloat() < probability ? 'drop' : 'pass'));
  },
};
