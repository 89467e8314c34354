/** The tables that an invariant counts. */
import type { Draft } from './part';

type Rule = NonNullable<Draft['invariants']>[number]['rule'];
type Counted = Extract<Rule, { atMostOne: unknown }>['atMostOne'];

export function tablesIn(rule: Rule): string[] {
  const counted = 'iff' in rule ? rule.iff : 'implies' in rule ? rule.implies : [rule.atMostOne];
  return counted.map((one) => (typeof one === 'string' ? one : one.table));
}

/** The rule about tables of other names. */
export function withTables(rule: Rule, renamed: (table: string) => string): Rule {
  const change = (one: Counted): Counted =>
    typeof one === 'string' ? renamed(one) : { ...one, table: renamed(one.table) };
  if ('iff' in rule) return { iff: [change(rule.iff[0]), change(rule.iff[1])] };
  if ('implies' in rule) return { implies: [change(rule.implies[0]), change(rule.implies[1])] };
  return { atMostOne: change(rule.atMostOne) };
}
