/** What a database is, for everything that is derived from it. Modelled on PostgreSQL. */
import type { Parameters } from '../../model/parameters';
import { NS_PER_MS, NS_PER_S, NS_PER_US } from '../../model/units';
import type { ComponentDefinition } from '../definition';

const HOUR_NS = 3600 * NS_PER_S;

export const DATABASE_PARAMETERS = {
  connections: {
    kind: 'integer',
    default: 100,
    min: 1,
    max: 100_000,
    unit: 'connections',
    explains:
      'Transactions and single statements that may be under way at once; each holds a connection to its end.',
    source: 'PostgreSQL 17, max_connections = 100',
  },
  queue: {
    kind: 'integer',
    default: 1000,
    min: 0,
    max: 10_000_000,
    unit: 'statements',
    explains: 'Transactions and single statements that may wait for a connection; one more is turned away.',
    source:
      'our choice: PostgreSQL refuses the 101st connection, but callers mostly reach it through pools that make them wait',
  },
  cpus: {
    kind: 'integer',
    default: 4,
    min: 1,
    max: 1024,
    unit: 'CPUs',
    explains: 'Statements that are worked on at the same moment.',
    source: 'our choice: a small server, and rarely the bottleneck',
  },
  readTime: {
    kind: 'distribution',
    default: { kind: 'lognormal', mean: 100 * NS_PER_US, sigma: 0.5 },
    explains: 'CPU time to find a row by its key, or to begin reading a table.',
    source: 'our choice: the order of a lookup by primary key in memory, parsing and planning included',
  },
  rowTime: {
    kind: 'duration',
    defaultNs: NS_PER_US,
    minNs: 0,
    maxNs: NS_PER_S,
    explains: 'CPU time for each row when a whole table is read.',
    source: 'our choice: a million rows a second, the order of a sequential scan that sends every row',
  },
  writeTime: {
    kind: 'distribution',
    default: { kind: 'lognormal', mean: 150 * NS_PER_US, sigma: 0.5 },
    explains: 'CPU time to write or remove a row, its index and its log record included.',
    source: 'our choice: somewhat more than a read',
  },
  commitTime: {
    kind: 'distribution',
    default: { kind: 'lognormal', mean: NS_PER_MS, sigma: 0.3 },
    explains:
      'How long the log takes to reach the disk when a transaction that wrote something commits. Uses no CPU.',
    source: 'our choice: an fsync of a solid-state disk takes about a millisecond',
  },
  deadlockTimeout: {
    kind: 'duration',
    defaultNs: NS_PER_S,
    minNs: NS_PER_MS,
    maxNs: HOUR_NS,
    explains: 'How long a statement waits for a lock before it looks whether it waits for itself.',
    source: 'PostgreSQL 17, deadlock_timeout = 1s',
  },
  lockTimeout: {
    kind: 'duration',
    defaultNs: 0,
    minNs: 0,
    maxNs: HOUR_NS,
    zeroMeans: 'it waits for ever',
    explains: 'How long a statement waits for a lock before its transaction is given up.',
    source: 'PostgreSQL 17, lock_timeout = 0',
  },
  statementTimeout: {
    kind: 'duration',
    defaultNs: 30 * NS_PER_S,
    minNs: 0,
    maxNs: HOUR_NS,
    zeroMeans: 'it waits for ever',
    explains:
      'How long a client waits for an answer. Then it closes the connection, its transaction is rolled back, and whether the statement was done is unknown.',
    source:
      'Npgsql 9, Command Timeout = 30 s, as ADO.NET has it. PostgreSQL itself (statement_timeout = 0) and JDBC (socketTimeout = 0) wait for ever',
  },
  restartAfter: {
    kind: 'duration',
    defaultNs: 5 * NS_PER_S,
    minNs: 0,
    maxNs: 24 * HOUR_NS,
    zeroMeans: 'it stays down until somebody starts it',
    explains: 'How long it takes to be back after it died.',
    source: 'our choice: a supervisor starts it at once, and it reads a short log again',
  },
} satisfies Parameters;

export const DATABASE: ComponentDefinition = {
  kind: 'database',
  title: 'Database',
  role: 'store',
  explains:
    'Keeps tables of rows, and keeps what it has confirmed even when it dies. Several changes can be made in one transaction: all of them or none, and a row that one transaction writes or locks is kept from the others until it ends.',
  leavesOut:
    'SQL, indexes other than the key, replicas, and what old versions of rows cost. Isolation is read committed and nothing stricter. A key can be locked before it has a row. A failed statement ends its transaction at once, and gives its connection back without waiting for a rollback. The disk never fails and never lies, and coming back after a crash always takes equally long.',
  parameters: DATABASE_PARAMETERS,
  ports: { takes: ['statement'], sends: [] },
  metrics: [
    { name: 'rate', unit: '1/s', explains: 'Statements it answered in a second.' },
    { name: 'errors', unit: '1', explains: 'Statements that it answered with a failure.' },
    { name: 'duration', unit: 's', explains: 'From sending a statement to its answer.' },
    { name: 'commits', unit: '1', explains: 'Transactions that were kept.' },
    { name: 'rollbacks', unit: '1', explains: 'Transactions of which nothing was kept.' },
    { name: 'lockWait', unit: 's', explains: 'Time that statements waited for locks.' },
  ],
};
