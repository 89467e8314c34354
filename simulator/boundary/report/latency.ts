/**
 * How long a request waits for wires and commits: an estimate from the plan, with no queue in it. Along the tree of the
 * calls that the code is known to make, each call is made once and one after the other (at once where the declaration says
 * so); a call over a wire costs a round trip of the link's mean latency, a message to a broker too, and a transaction that is
 * not part of another's costs its commit: a round trip to the store and the time of the store's log. The model charges
 * nothing for serialisation, and what a request does in its own process is the same everywhere.
 */
import { requestedOperations } from '../../engine/code/wiring';
import { createDistribution } from '../../kernel/distributions';
import { inMs, type LatencyStatement } from './statement';
import type { Subject } from './subject';

/** The method in one sentence, to stand beside the figures. */
export const LATENCY_METHOD =
  'Estimate from the plan: each known call once, one after the other; mean round trips of the wires, and a commit for each transaction that stands alone. No queues, no serialisation, no repeated calls.';

interface Waiting {
  readonly ns: number;
  /** Round trips to other services and to brokers. */
  readonly hops: number;
  /** Transactions that stand alone. */
  readonly commits: number;
}

/** Requests of clients that wait for more, or for less. */
export function latencyStatements(before: Subject, after: Subject): LatencyStatement[] {
  const [was, is] = [waitings(before), waitings(after)];
  return [...is].flatMap(([operation, { ns: afterNs, hops, commits }]): LatencyStatement[] => {
    const old = was.get(operation);
    if (old === undefined || Math.abs(old.ns - afterNs) < 1) return [];
    const isMore = afterNs > old.ns;
    const difference = inMs(Math.abs(afterNs - old.ns));
    const trips = `${hops} round ${hops === 1 ? 'trip' : 'trips'} to other services instead of ${old.hops}`;
    const alone =
      commits === old.commits
        ? ''
        : `, and for ${commits} ${commits === 1 ? 'commit' : 'commits'} instead of ${old.commits}`;
    return [
      {
        kind: 'latency',
        effect: isMore ? 'cost' : 'relief',
        operation,
        beforeNs: old.ns,
        afterNs,
        hops: [old.hops, hops],
        says: `${operation} takes about ${difference} ${isMore ? 'longer' : 'less'}: it waits for ${trips}${alone}.`,
      },
    ];
  });
}

function waitings(subject: Subject): Map<string, Waiting> {
  const { plan } = subject;
  const requested = requestedOperations(plan);
  // Where nobody asks for anything by himself, whatever can be asked for by hand.
  const entries = requested.length > 0 ? requested : plan.operations.map((_, index) => index);
  const known = new Map<string, Waiting>();
  return new Map(
    entries.map((operation) => [subject.operation(operation), waiting(subject, operation, false, known)]),
  );
}

const NOTHING: Waiting = { ns: 0, hops: 0, commits: 0 };

/** `joins`: it is called inside a transaction that reaches it. `known` also ends circles: who is under way adds nothing. */
function waiting(subject: Subject, operation: number, joins: boolean, known: Map<string, Waiting>): Waiting {
  const key = `${operation} ${joins}`;
  const found = known.get(key);
  const code = subject.code[operation];
  if (found !== undefined || code === undefined) return found ?? NOTHING;
  known.set(key, NOTHING);
  const [service, store] = [subject.serviceOf(operation), subject.storeOf(subject.moduleOf(operation))];
  const inside = new Set(code.transacted);
  const calls = code.calls.map((callee): Waiting => {
    const isHere = subject.serviceOf(callee) === service;
    const isOnStore = isHere && subject.storeOf(subject.moduleOf(callee)) === store;
    const waits = waiting(subject, callee, isOnStore && (joins || inside.has(callee)), known);
    if (isHere) return waits;
    const link = subject.links.toService(service, subject.serviceOf(callee));
    return { ...waits, ns: waits.ns + subject.roundTripNs(link), hops: waits.hops + 1 };
  });
  const published = code.publishes.map((topic): Waiting => {
    const broker = { kind: 'broker', index: subject.plan.topics[topic]?.broker ?? -1 } as const;
    const link = subject.links.between({ kind: 'service', index: service }, broker);
    return { ns: subject.roundTripNs(link), hops: 1, commits: 0 };
  });
  const isAtOnce = subject.plan.operations[operation]?.callsInParallel === true;
  const waits = [...calls, ...published];
  const sum = (of: (waiting: Waiting) => number): number => waits.reduce((total, one) => total + of(one), 0);
  const isCommitting = code.hasTransaction && !joins;
  // What is written twice is committed twice, whoever's transaction it is in.
  const writes = code.tables.some((use) => use.writes);
  const twice = writes ? twiceWritten(subject, subject.moduleOf(operation)) : undefined;
  const commitNs =
    (isCommitting ? commitOf(subject, service, store) : 0) +
    (twice === undefined ? 0 : commitOf(subject, service, twice));
  const spent = isAtOnce ? Math.max(0, ...waits.map(({ ns }) => ns)) : sum(({ ns }) => ns);
  const all = {
    ns: spent + commitNs,
    hops: sum(({ hops }) => hops),
    commits: sum(({ commits }) => commits) + (isCommitting ? 1 : 0) + (twice === undefined ? 0 : 1),
  };
  known.set(key, all);
  return all;
}

/** The store in which a module itself writes its rows again. */
function twiceWritten({ plan }: Subject, module: number): number | undefined {
  return plan.copies?.find((copy) => copy.module === module && copy.by === 'dual-writes')?.store;
}

/** A round trip to the store, and its log. */
function commitOf(subject: Subject, service: number, store: number): number {
  const spec = subject.plan.stores[store]?.parameters['commitTime'];
  const logNs = typeof spec === 'object' ? createDistribution(spec).mean : 0;
  return subject.roundTripNs(subject.links.toStore(service, store)) + logNs;
}
