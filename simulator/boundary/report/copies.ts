/** Which modules' tables are in a second store too, what keeps the two alike, and which is read. */
import type { CopyWay } from '../../model/plan';
import type { CopyStatement } from './statement';
import { difference, type Subject } from './subject';

type Copied = Omit<CopyStatement, 'kind' | 'effect' | 'says'>;

/** Copies that there are now, those that are no more, and those that are read. */
export function copyStatements(before: Subject, after: Subject): CopyStatement[] {
  const [was, is] = [copies(before), copies(after)];
  const copied = new Set([...is.values()].map(({ module }) => module));
  return difference(was, is).map(({ effect, fact }) => ({
    kind: 'copy',
    effect,
    ...fact,
    says: effect === 'cost' ? costs(fact) : gone(fact, copied.has(fact.module)),
  }));
}

function copies({ plan }: Subject): Map<string, Copied> {
  const found = new Map<string, Copied>();
  for (const { module: index, store, by, isRead, connector } of plan.copies ?? []) {
    const { name: module = '', store: home = -1 } = plan.modules[index] ?? {};
    const [original = '', copy = ''] = [home, store].map((one) => plan.stores[one]?.name);
    const fact = { module, original, copy, by, connector: plan.services[connector]?.name };
    found.set(`${module} ${original} ${copy} ${by}`, { ...fact, isRead: false });
    if (isRead) found.set(`${module} ${copy} read`, { ...fact, isRead: true });
  }
  return found;
}

const WAYS: Readonly<Record<CopyWay, (fact: Copied) => string>> = {
  'dual-writes': ({ module, original, copy }) =>
    `${module} writes each row twice: in ${original}, and when that is committed in ${copy}. No transaction holds both, so a crash, a cut or a refusal in between leaves them different until the row is written again; and each write waits for both stores.`,
  'change-capture': ({ original, copy, connector }) =>
    `${connector ?? 'A connector'} reads what ${original} commits from its log and writes it to ${copy}: in order, at least once, and later. Nothing is lost, whoever crashes; until it has caught up the copy is behind.`,
};

function costs(fact: Copied): string {
  const { module, copy } = fact;
  return fact.isRead
    ? `${module} reads ${copy} where it is in no transaction. Where the copy is behind it reads what was, and may not see what it has just written.`
    : WAYS[fact.by](fact);
}

function gone({ module, original, copy, isRead }: Copied, isCopiedStill: boolean): string {
  if (isRead) return `${module} no longer reads a copy in ${copy}: what it reads is what was committed.`;
  const follows = `${copy} no longer follows ${original}`;
  return isCopiedStill ? `${follows}.` : `${follows}: what ${module} keeps is in one place.`;
}
