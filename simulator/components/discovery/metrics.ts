/** What every kind of registry is measured by. */
import type { ComponentDefinition } from '../definition';

export const REGISTRY_METRICS: ComponentDefinition['metrics'] = [
  { name: 'lookups', unit: '1', explains: 'Times that a caller asked who there is.' },
  { name: 'failedLookups', unit: '1', explains: 'Lookups that nobody answered in time.' },
  {
    name: 'staleSeconds',
    unit: 's',
    explains:
      'Time in which a caller believed in an endpoint that did not serve, summed over callers and endpoints.',
  },
  { name: 'staleRequests', unit: '1', explains: 'Calls that went to such an endpoint.' },
];
