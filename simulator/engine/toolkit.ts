/**
 * What a page needs of the engine besides running it: the definitions with their explanations, and faults in words, both
 * ways. It carries every definition and no schema; a page loads it when something is first broken or explained.
 */
import { FAULTS } from '../faults/registry';
import { parseFault, printFault } from '../faults/grammar/parse';
import { resolveFault } from '../faults/grammar/resolve';
import { phraseOf } from '../faults/grammar/wording';
import { VERBS } from '../faults/grammar/verbs';
import type { FaultPlan, Plan } from '../model/plan';
import { CATALOGUE } from './catalogue';

export { CATALOGUE, FAULTS };
export { couplingsOf, type Coupling } from './coupling';
export { printParameter, readParameter, type ReadParameter } from '../model/parameter-text';

/** What is wrong with a fault's words. `column` counts from 1; undefined when it is their meaning. */
export interface FaultProblem {
  readonly message: string;
  readonly hint: string;
  readonly column: number | undefined;
}

export type ReadFault =
  { readonly ok: true; readonly fault: FaultPlan } | { readonly ok: false; readonly problem: FaultProblem };

/** A fault from its words (the grammar is in `faults/grammar/phrase`), resolved against a plan. Never throws. */
export function readFault(text: string, plan: Plan): ReadFault {
  const parsed = parseFault(text);
  if (!parsed.ok) return { ok: false, problem: parsed.fault };
  const resolved = resolveFault(parsed.phrase, plan, FAULTS, text);
  if (resolved.ok) return resolved;
  return { ok: false, problem: { message: resolved.message, hint: resolved.hint, column: undefined } };
}

/**
 * The words of a fault, as the grammar prints them; undefined when its target or operation is not in the plan. One that
 * strikes from the very beginning strikes now when it is made later, so its words say nothing of when.
 */
export function faultWords(fault: FaultPlan, plan: Plan): string | undefined {
  const phrase = phraseOf(fault, plan, FAULTS);
  return phrase === undefined ? undefined : printFault(phrase).replace(/ at 0s(?= |$)/, '');
}

/** Whether a kind of fault can be for only the first call or message that it meets. */
export function canBeOnce(kind: string): boolean {
  return Object.values(VERBS).some((verb) => verb.kind === kind && verb.acceptsOnce === true);
}
