/** The documents that the bench runs, beside the shipped ones. */

/**
 * One server, Poisson arrivals, exponential service: M/M/1 at utilisation 0.9 through the real service component. The
 * clients sit beside it (no latency), one call is served at a time and any number may wait.
 */
export const MM1 = {
  format: 'faultline/1',
  name: 'mm1',
  title: 'M/M/1',
  summary: 'One server with Poisson arrivals and exponential service times.',
  modules: {
    counter: {
      explains: 'Serves customers one at a time.',
      operations: { serve: { work: { exponential: { mean: '1ms' } } } },
    },
  },
  tasks: { customer: { weight: 1, steps: [{ request: 'counter.serve' }] } },
  deployments: {
    one: {
      explains: 'One server.',
      services: { counter: { modules: ['counter'], cpus: 1, concurrency: 1, queue: 1000000 } },
      links: { clients: { latency: '0ms' } },
      clientTimeout: '0s',
    },
  },
  experiments: {
    busy: { workload: { open: { arrivals: 'poisson', rate: 900, sessions: 1 } }, length: '1h' },
  },
};
