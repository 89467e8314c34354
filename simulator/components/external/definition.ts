/** What an external party is: a card network, a carrier. Runs on the service’s machinery, outside every transaction. */
import type { ComponentDefinition } from '../definition';
import { EXTERNAL_PARAMETERS } from '../parameters';

export const EXTERNAL: ComponentDefinition = {
  kind: 'external',
  title: 'External party',
  role: 'external',
  explains: 'Somebody else’s system. No transaction of yours reaches it, however you deploy.',
  leavesOut: 'Its inside: what it does is a handler, where it runs is nobody’s business.',
  parameters: EXTERNAL_PARAMETERS,
  ports: { takes: ['call'], sends: ['call', 'statement'] },
  metrics: [
    { name: 'rate', unit: '1/s', explains: 'Calls it handled in a second.' },
    { name: 'errors', unit: '1', explains: 'Calls that it answered with a failure.' },
    { name: 'duration', unit: 's', explains: 'From a call’s arrival to its answer.' },
  ],
};
