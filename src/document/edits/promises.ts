/** The tables that an invariant counts. */
import type { Draft } from './part';

type Rule = NonNullable<Draft['invariants']>[number]['rule'];
type Counted = Extract<Rule, { atMostOne: unknown }>['atMostOne'];
type Summed = Extract<Rule, { conserved: unknown }>['conserved'][number];

export function tablesIn(rule: Rule): string[] {
  if ('conserved' in rule) return rule.conserved.map(({ table }) => table);
  const counted = 'iff' in rule ? rule.iff : 'implies' in rule ? rule.implies : [rule.atMostOne];
  return counted.map((one) => (typeof one === 'string' ? one : one.table));
}

/** The rule about tables of other names. */
export function withTables(rule: Rule, renamed: (table: string) => string): Rule {
  const move = (one: Summed): Summed => ({ ...one, table: renamed(one.table) });
  if ('conserved' in rule) return { conserved: [move(rule.conserved[0]), move(rule.conserved[1])] };
  const change = (one: Counted): Counted =>
    typeof one === 'string' ? renamed(one) : { ...one, table: renamed(one.table) };
  if ('iff' in rule) return { iff: [change(rule.iff[0]), change(rule.iff[1])] };
  if ('implies' in rule) return { implies: [change(rule.implies[0]), change(rule.implies[1])] };
  return { atMostOne: change(rule.atMostOne) };
}
