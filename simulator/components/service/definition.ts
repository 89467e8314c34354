/** What a service is, for everything that is derived from it. */
import type { ComponentDefinition } from '../definition';
import { SERVICE_PARAMETERS } from '../parameters';

export const SERVICE: ComponentDefinition = {
  kind: 'service',
  title: 'Service',
  role: 'service',
  explains: 'One deployable unit: the modules in it share a process, and live and die together.',
  leavesOut: 'Threads, garbage collection, CPU quotas and their throttling, warm-up after a start.',
  parameters: SERVICE_PARAMETERS,
  ports: { takes: ['call'], sends: ['call', 'statement'] },
  metrics: [
    { name: 'utilization', unit: '1', explains: 'Share of its CPUs’ time that was worked.' },
    {
      name: 'meanQueue',
      unit: '1',
      explains: 'Calls and work that waited for a slot or a CPU, on average over time.',
    },
    { name: 'rate', unit: '1/s', explains: 'Calls it handled in a second.' },
    { name: 'errors', unit: '1', explains: 'Calls that it answered with a failure.' },
    { name: 'duration', unit: 's', explains: 'From a call’s arrival to its answer.' },
  ],
};
