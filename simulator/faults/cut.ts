/** Cut: nothing gets through, one way or both. */
import type { FaultDefinition } from './definition';
import { onWires } from './on-wires';

export const CUT: FaultDefinition = {
  kind: 'cut',
  title: 'Cut wire',
  explains: 'No message gets through. If only answers are cut, the work is done and nobody learns of it.',
  leavesOut: 'Resets: a cut wire is silent, and only a time-out notices.',
  targets: ['module', 'operation', 'service', 'store', 'broker', 'registry', 'link', 'network'],
  parameters: {
    leg: {
      kind: 'choice',
      default: 'both',
      of: ['both', 'request', 'reply'],
      explains:
        'Which messages are stopped: requests on their way there, replies on their way back, or both.',
      source: 'our choice: a cut cable carries nothing',
    },
  },
  wouldDo: (fault, where) =>
    fault.parameters['leg'] === 'reply'
      ? `${where} goes on working, and its answers never arrive: callers cannot know what was done.`
      : `No message reaches ${where}. Callers wait until they give up.`,
  strike: (striking) => onWires(striking, striking.fault.parameters['leg'], () => 'drop'),
};
