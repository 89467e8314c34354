/** Invariants: promises about rows, with their tables looked up. */
import type { CheckedDocument } from '../../model/document';
import type { FaultList, PathParts } from '../../model/document-fault';
import { didYouMean } from '../../model/names';
import type { CountedTable, InvariantPlan } from '../../model/plan';
import type { Business } from './modules';

type Counted = string | { readonly table: string; readonly by?: string | undefined; readonly sum?: string };

/** The plans; unknown tables and names that come twice become faults. */
export function compileInvariants(
  document: CheckedDocument,
  business: Business,
  faults: FaultList,
): InvariantPlan[] {
  const names = new Set<string>();
  return document.invariants.map(({ name, says, key, rule, within }, i) => {
    const path = ['invariants', i];
    if (names.has(name))
      faults.add(
        'name-twice',
        [...path, 'name'],
        `another invariant is called \`${name}\``,
        'rename one of them',
      );
    names.add(name);
    const count = (counted: Counted, where: PathParts): CountedTable =>
      lookUp(counted, [...path, 'rule', ...where], business, faults);
    const common = { name, says, keyName: key, withinNs: within };
    if ('iff' in rule) {
      const [left, right] = rule.iff;
      return { ...common, rule: 'iff', left: count(left, ['iff', 0]), right: count(right, ['iff', 1]) };
    }
    if ('implies' in rule) {
      const [left, right] = rule.implies;
      return {
        ...common,
        rule: 'implies',
        left: count(left, ['implies', 0]),
        right: count(right, ['implies', 1]),
      };
    }
    if ('conserved' in rule) {
      const [left, right] = rule.conserved;
      return {
        ...common,
        rule: 'conserved',
        left: count(left, ['conserved', 0]),
        right: count(right, ['conserved', 1]),
      };
    }
    return { ...common, rule: 'atMostOne', left: count(rule.atMostOne, ['atMostOne']), right: null };
  });
}

function lookUp(counted: Counted, path: PathParts, business: Business, faults: FaultList): CountedTable {
  const name = typeof counted === 'string' ? counted : counted.table;
  const table = business.tableIndex.get(name);
  if (table === undefined)
    faults.add('unknown-table', path, `there is no table \`${name}\``, () =>
      didYouMean(name, business.tableIndex.keys()),
    );
  if (typeof counted === 'string') return { table: table ?? -1, field: '' };
  const { by = '', sum } = counted;
  return { table: table ?? -1, field: by, ...(sum === undefined ? {} : { sum }) };
}
