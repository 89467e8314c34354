/** The document with nothing in it: one deployment without services, and two experiments, in which nobody asks yet. */
import type { SystemDocument } from '../../../simulator';

export const EMPTY: SystemDocument = {
  format: 'faultline/1',
  name: 'untitled',
  title: 'Untitled',
  summary: '',
  modules: {},
  tasks: {},
  deployments: { first: { title: 'First', explains: '', services: {} } },
  experiments: {
    'by-hand': { title: 'You alone ask', workload: { requests: [] }, length: '10m' },
    load: {
      title: 'Ten requests a second',
      explains:
        'Customers come as they please, ten a second on average, and ask for whatever they are wired to.',
      workload: { open: { arrivals: 'poisson', rate: 10, sessions: 20 } },
      length: '2m',
    },
  },
};
