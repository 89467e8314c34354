/** What a cache is, for everything that is derived from it. Modelled on Redis without persistence. */
import type { Parameters } from '../../model/parameters';
import { BYTES_PER_MIB, NS_PER_S, NS_PER_US } from '../../model/units';
import type { ComponentDefinition } from '../definition';

const DAY_NS = 86_400 * NS_PER_S;

export const CACHE_PARAMETERS = {
  commandTime: {
    kind: 'distribution',
    default: { kind: 'constant', value: 10 * NS_PER_US },
    explains: 'How long its one thread takes for a command; the others wait meanwhile.',
    source:
      'our choice: the order of 100,000 simple commands a second, which Redis’s own benchmark shows without pipelining',
  },
  rowTime: {
    kind: 'duration',
    defaultNs: NS_PER_US,
    minNs: 0,
    maxNs: NS_PER_S,
    explains: 'How much longer it takes for each row when a whole table is read.',
    source: 'our choice: a fraction of a command, for there is no round trip',
  },
  clients: {
    kind: 'integer',
    default: 10_000,
    min: 1,
    max: 10_000_000,
    unit: 'commands',
    explains: 'Commands that may wait at once, each on a connection of its own; one more is turned away.',
    source: 'Redis 7.2, maxclients = 10000',
  },
  maxMemory: {
    kind: 'size',
    defaultBytes: 0,
    minBytes: 0,
    maxBytes: 1024 * 1024 * BYTES_PER_MIB,
    explains: 'How much it may keep before it evicts rows or refuses to write; 0 means no limit.',
    source: 'Redis 7.2 on 64 bits, maxmemory = 0',
  },
  eviction: {
    kind: 'choice',
    default: 'noeviction',
    of: ['noeviction', 'allkeys-lru'],
    explains:
      'What happens when it is full: it refuses to write, or drops the rows that nobody has used for longest.',
    source: 'Redis 7.2, maxmemory-policy = noeviction',
  },
  ttl: {
    kind: 'duration',
    defaultNs: 0,
    minNs: 0,
    maxNs: DAY_NS,
    zeroMeans: 'rows stay',
    explains: 'How long after it was last written a row is dropped.',
    source: 'Redis 7.2: a key without EXPIRE stays',
  },
  statementTimeout: {
    kind: 'duration',
    defaultNs: 5 * NS_PER_S,
    minNs: 0,
    maxNs: DAY_NS,
    zeroMeans: 'it waits for ever',
    explains: 'How long a client waits for an answer. Then whether the command was done is unknown.',
    source: 'Redis clients differ: StackExchange.Redis 2 has asyncTimeout = 5000 ms, Jedis 2 s, Lettuce 60 s',
  },
  restartAfter: {
    kind: 'duration',
    defaultNs: NS_PER_S,
    minNs: 0,
    maxNs: DAY_NS,
    zeroMeans: 'it stays down until somebody starts it',
    explains: 'How long it takes to be back, empty, after it died.',
    source: 'our choice: a supervisor starts it at once, and it has nothing to read',
  },
} satisfies Parameters;

export const CACHE: ComponentDefinition = {
  kind: 'cache',
  title: 'Cache',
  role: 'store',
  explains:
    'Keeps rows in memory: very fast, one command after the other, and empty after it died. It has no transactions, so two changes are two changes.',
  leavesOut:
    'Persistence, replicas, MULTI and scripts, data types beyond whole rows. What a row takes is estimated: 56 bytes, its key and its values. The row evicted is exactly the one unused for longest, where Redis picks among a few at random, and rows expire to the instant.',
  parameters: CACHE_PARAMETERS,
  ports: { takes: ['statement'], sends: [] },
  metrics: [
    { name: 'rate', unit: '1/s', explains: 'Commands it answered in a second.' },
    { name: 'errors', unit: '1', explains: 'Commands that it answered with a failure.' },
    { name: 'duration', unit: 's', explains: 'From sending a command to its answer.' },
  ],
};
