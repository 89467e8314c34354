/** Which transactions no longer reach all that the code wants them to hold. */
import { reaches } from '../../engine/code/reach';
import { atomicOf } from './atomic';
import type { TransactionStatement } from './statement';
import { difference, type Subject } from './subject';

type Tear = Omit<TransactionStatement, 'kind' | 'effect' | 'says'>;

/** Transactions that tear, and those that are whole again. */
export function transactionStatements(before: Subject, after: Subject): TransactionStatement[] {
  return difference(tears(before), tears(after)).map(({ effect, fact }) => ({
    kind: 'transaction',
    effect,
    ...fact,
    says: effect === 'cost' ? torn(fact) : whole(fact),
  }));
}

function tears(subject: Subject): Map<string, Tear> {
  const { plan } = subject;
  const found = new Map<string, Tear>();
  for (const { operation: index, tears: of } of reaches(plan, subject.code)) {
    const operation = subject.operation(index);
    for (const { module: at, link } of of) {
      const module = plan.modules[at]?.name ?? '';
      const over = link < 0 ? undefined : subject.linkName(link);
      found.set(`${operation} ${module}`, { operation, module, table: undefined, link: over });
    }
    for (const at of atomicOf(subject, index)?.beyond ?? []) {
      const table = subject.table(at);
      const module = plan.modules[subject.ownerOf(at)]?.name ?? '';
      found.set(`${operation} ${table}`, { operation, module, table, link: undefined });
    }
  }
  return found;
}

function torn({ operation, module, table, link }: Tear): string {
  if (table !== undefined)
    return `The transaction of ${operation} no longer holds ${table}: it lies in another store, so each statement there stands alone, and a lock is gone as soon as it is taken.`;
  const where = link === undefined ? 'in another store' : `behind ${link}`;
  return `The transaction of ${operation} no longer reaches ${module}: what ${module} writes ${where} is committed on its own, and stays when ${operation} rolls back.`;
}

function whole({ operation, module, table }: Tear): string {
  return `The transaction of ${operation} holds ${table ?? `what ${module} writes`} again: all of it is kept, or nothing.`;
}
