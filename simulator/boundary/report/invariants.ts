/**
 * Which promises lost what kept them. Two sides are kept together by a transaction that writes both; that nothing is done
 * twice is kept by nobody's asking again: neither a policy that retries, nor a broker that delivers at least once.
 */
import type { InvariantPlan } from '../../model/plan';
import { atomicOf } from './atomic';
import { listed, type InvariantStatement } from './statement';
import { difference, type Subject } from './subject';

type Danger = Omit<InvariantStatement, 'kind' | 'effect' | 'says'> & {
  readonly promise: string;
  /** Who asks again. */
  readonly by: string;
};

/** Promises that lost their guarantee, and those that have it again. */
export function invariantStatements(before: Subject, after: Subject): InvariantStatement[] {
  return difference(dangers(before), dangers(after)).map(({ effect, fact: { promise, by, ...fact } }) => ({
    kind: 'invariant',
    effect,
    ...fact,
    says: `${effect === 'cost' ? 'Nothing guarantees any more' : 'It is guaranteed again'}: “${promise}” ${
      fact.because === 'torn' ? tornWords(fact, effect) : repeatedWords(fact, by, effect)
    }`,
  }));
}

function dangers(subject: Subject): Map<string, Danger> {
  const found = new Map<string, Danger>();
  for (const invariant of subject.plan.invariants) {
    const { name, says: promise } = invariant;
    const sides = [invariant.left.table, ...(invariant.right === null ? [] : [invariant.right.table])];
    const tables = sides.map((table) => subject.table(table));
    for (const index of invariant.right === null ? [] : tornFor(subject, invariant)) {
      const operation = subject.operation(index);
      const danger = { invariant: name, because: 'torn' as const, operation, tables, promise, by: '' };
      found.set(`${name} torn ${operation}`, danger);
    }
    if (invariant.rule !== 'atMostOne') continue;
    for (const [operation, by] of repeatersOf(subject, invariant.left.table)) {
      const danger = { invariant: name, because: 'repeated' as const, operation, tables, promise, by };
      found.set(`${name} repeated ${operation}`, danger);
    }
  }
  return found;
}

/** Operations whose code wants both sides in one transaction, and does not get it. */
function tornFor(subject: Subject, { left, right }: InvariantPlan): number[] {
  return subject.plan.operations.flatMap((_, operation) => {
    const atomic = atomicOf(subject, operation);
    const both = [left.table, right?.table ?? -1];
    const isWanted = both.every((table) => atomic?.wanted.has(table) === true);
    return isWanted && !both.every((table) => atomic?.kept.has(table) === true) ? [operation] : [];
  });
}

/** Operations that write the table, or call what does, and may be asked again by something that knows of no doubles. */
function repeatersOf(subject: Subject, table: number): Map<string, string> {
  const { plan } = subject;
  const writers = writersOf(subject, table);
  const found = new Map<string, string>();
  subject.code.forEach(({ calls }, caller) => {
    const service = subject.serviceOf(caller);
    for (const callee of calls) {
      if (!writers.has(callee) || subject.serviceOf(callee) === service) continue;
      const retries = subject
        .guardsOf(service, callee)
        .some(({ kind, parameters }) => kind === 'retry' && Number(parameters['attempts']) > 1);
      if (retries) found.set(subject.operation(callee), `${subject.operation(caller)} tries it again`);
    }
  });
  for (const { broker, subscribers, name } of plan.topics) {
    if (broker < 0) continue;
    for (const taker of subscribers.filter((operation) => writers.has(operation)))
      found.set(
        subject.operation(taker),
        `${plan.brokers[broker]?.name ?? ''} may deliver a message of ${name} again`,
      );
  }
  return found;
}

/** Operations that write a table, themselves or through what they call. */
function writersOf({ code }: Subject, table: number): ReadonlySet<number> {
  const writers = new Set(
    code.flatMap(({ tables }, operation) =>
      tables.some((use) => use.table === table && use.writes) ? [operation] : [],
    ),
  );
  for (let size = -1; size !== writers.size;) {
    size = writers.size;
    code.forEach(({ calls }, operation) => {
      if (calls.some((callee) => writers.has(callee))) writers.add(operation);
    });
  }
  return writers;
}

function tornWords({ operation, tables }: Omit<Danger, 'promise' | 'by'>, effect: string): string {
  const sides = listed([...new Set(tables)]);
  return effect === 'cost'
    ? `${operation} wrote ${sides} in one transaction; now they are committed one after the other, and what fails in between leaves one side alone.`
    : `${operation} writes ${sides} in one transaction.`;
}

function repeatedWords({ operation }: Omit<Danger, 'promise' | 'by'>, by: string, effect: string): string {
  return effect === 'cost'
    ? `${by}, and ${operation} does its work each time.`
    : `Nobody asks ${operation} twice for the same.`;
}
