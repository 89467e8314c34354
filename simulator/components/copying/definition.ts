/**
 * The two ways in which a module's tables are kept in a second database while they are moved there, for everything that is
 * derived from them: Newman, "Monolith to Microservices" (O'Reilly 2019), chapter 4, "Synchronize Data in Application" and
 * "Change Data Capture" (chapter 3); Stripe's order of steps, https://stripe.com/blog/online-migrations.
 */
import type { CopyWay } from '../../model/plan';
import type { Definition, Parameters } from '../../model/parameters';
import { NS_PER_MS, NS_PER_S } from '../../model/units';

const HOUR_NS = 3600 * NS_PER_S;

export const CAPTURE_PARAMETERS = {
  poll: {
    kind: 'duration',
    defaultNs: 500 * NS_PER_MS,
    minNs: NS_PER_MS,
    maxNs: HOUR_NS,
    explains: 'How long the connector waits, when the log has nothing new, before it looks again.',
    source: 'Debezium 3, poll.interval.ms = 500',
  },
  batch: {
    kind: 'integer',
    default: 500,
    min: 1,
    max: 10_000,
    unit: 'changes',
    explains: 'Changes that are written to the copy in one transaction, at most.',
    source: 'Debezium 3 JDBC sink, batch.size = 500',
  },
  positions: {
    kind: 'duration',
    defaultNs: 60 * NS_PER_S,
    minNs: NS_PER_MS,
    maxNs: HOUR_NS,
    explains:
      'How often the connector has its place in the log written down. What it did since is done again when it dies.',
    source: 'Kafka Connect 4, offset.flush.interval.ms = 60000',
  },
  retry: {
    kind: 'duration',
    defaultNs: NS_PER_S,
    minNs: NS_PER_MS,
    maxNs: HOUR_NS,
    explains: 'How long it waits after a failure before it tries the same changes again.',
    source: 'Debezium 3 JDBC sink, flush.retry.delay.ms = 1000',
  },
  late: {
    kind: 'duration',
    defaultNs: 5 * NS_PER_S,
    minNs: 0,
    maxNs: HOUR_NS,
    explains: 'How late the copy may be. A row that is not in it by then counts as a broken promise.',
    source: 'our choice: as for a promise of the business that says nothing',
  },
  timeout: {
    kind: 'duration',
    defaultNs: 5 * NS_PER_S,
    minNs: NS_PER_MS,
    maxNs: HOUR_NS,
    explains: 'How long it waits for a database’s answer before it closes the connection.',
    source: 'our choice: nobody waits for it, so it need not wait as long as a service does',
  },
} satisfies Parameters;

export const COPYING: Readonly<Record<CopyWay, Definition>> = {
  'dual-writes': {
    kind: 'dual-writes',
    title: 'Dual writes',
    explains:
      'The module’s service writes each row twice: where it always did, and when that is committed once more in the copy, in a second transaction. No transaction holds both: a crash, a cut or a refusal in between leaves them different until the row is written again. What other modules write into its tables it does not see.',
    leavesOut:
      'The bulk copy of what was there before (both have it when the run begins), and jobs that compare the two and mend what differs.',
    parameters: {},
  },
  'change-capture': {
    kind: 'change-capture',
    title: 'Change data capture',
    explains:
      'A connector reads the database’s log and writes each committed change to the copy, in order, at least once. Nothing is lost, whoever crashes; the copy is late, and after a crash of the connector it is written again from the place that was written down.',
    leavesOut:
      'The first snapshot (both have the rows when the run begins), the topic that usually lies between reader and writer, the connector’s own CPU time and the room that the log takes on the disk. It tries for ever, where Debezium’s task stops after some tries and has to be started again.',
    parameters: CAPTURE_PARAMETERS,
  },
};
