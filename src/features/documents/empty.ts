/** The document with nothing in it: what can be run of it is one quiet experiment in one deployment without services. */
import type { SystemDocument } from '../../../simulator';

export const EMPTY: SystemDocument = {
  format: 'faultline/1',
  name: 'untitled',
  title: 'Untitled',
  summary: '',
  modules: {},
  tasks: {},
  deployments: { first: { title: 'First', explains: '', services: {} } },
  experiments: { 'by-hand': { title: 'By hand', workload: { requests: [] }, length: '10m' } },
};
