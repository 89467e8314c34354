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

/** A thousand bursts of ten messages a second, to a consumer of ten instances without work of its own. */
export function publishing(shape: 'queue' | 'log'): object {
  const broker = shape === 'log' ? { kind: 'log', partitions: 10 } : { kind: 'queue', prefetch: 1000 };
  const burst = `export async function burst(ctx: any) {
  await Promise.all(Array.from({ length: 10 }, (_, i) => ctx.publish('news', { i }, { key: 'key ' + i })));
}`;
  const take = 'export async function take() { return null; }';
  return {
    format: 'faultline/1',
    name: 'publishing',
    title: 'Publishing',
    summary: 'Messages through a broker.',
    modules: {
      source: { explains: 'Publishes.', operations: { burst: { work: '1us' } }, handlers: burst },
      sink: {
        explains: 'Takes messages.',
        operations: { take: { work: '1us' } },
        subscribes: [{ topic: 'news', operation: 'take' }],
        handlers: take,
      },
    },
    tasks: { burst: { weight: 1, steps: [{ request: 'source.burst' }] } },
    deployments: {
      one: {
        explains: 'A producer, a broker and ten consumers.',
        services: {
          source: { modules: ['source'], concurrency: 1000, queue: 1000 },
          sink: { modules: ['sink'], instances: 10, concurrency: 1000, queue: 1000 },
        },
        brokers: { broker: { ...broker, topics: ['news'], writeTime: '100us' } },
        links: { default: { latency: '50us' }, clients: { latency: '0ms' } },
        clientTimeout: '0s',
      },
    },
    experiments: {
      busy: { workload: { open: { arrivals: 'poisson', rate: 1000, sessions: 1 } }, length: '1h' },
    },
  };
}

/** Two thousand calls a second, of callers that ask a registry at each. */
export const lookingUp = {
  format: 'faultline/1',
  name: 'looking-up',
  title: 'Looking up',
  summary: 'Calls whose callee is looked up each time.',
  modules: {
    caller: { explains: 'Calls.', operations: { call: { work: '1us', calls: ['callee.answer'] } } },
    callee: { explains: 'Answers.', operations: { answer: { work: '1us' } } },
  },
  tasks: { call: { weight: 1, steps: [{ request: 'caller.call' }] } },
  deployments: {
    one: {
      explains: 'A caller, three callees and a registry.',
      services: {
        caller: { modules: ['caller'], concurrency: 1000 },
        callee: { modules: ['callee'], instances: 3, concurrency: 1000 },
      },
      registries: { registry: { kind: 'consul', services: ['callee'] } },
      links: { default: { latency: '50us' }, clients: { latency: '0ms' } },
      clientTimeout: '0s',
    },
  },
  experiments: {
    busy: { workload: { open: { arrivals: 'poisson', rate: 2000, sessions: 1 } }, length: '1h' },
  },
};
