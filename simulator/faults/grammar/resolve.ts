/** From words to a plan's fault: its names are looked up, its dose is checked and completed. */
import type { FaultDescription, FaultDescriptions } from '../../model/catalogue';
import { didYouMean } from '../../model/names';
import { fillParameters } from '../../model/parameter-values';
import type { FaultPlan, FaultTarget, ParameterValues } from '../../model/plan';
import { Lookup, Unresolved } from './lookup';
import type { FaultWorld, KnownElsewhere } from './lookup';
import { printFault } from './parse';
import type { FaultKind, FaultPhrase } from './phrase';
import { verbOf } from './verbs';

export type ResolvedFault =
  | { readonly ok: true; readonly fault: FaultPlan }
  | { readonly ok: false; readonly message: string; readonly hint: string };

/** The plan of a phrase; `text` is kept as it was written. Never throws. */
export function resolveFault(
  phrase: FaultPhrase,
  world: FaultWorld,
  definitions: FaultDescriptions,
  text: string = printFault(phrase),
  elsewhere: KnownElsewhere = new Set(),
): ResolvedFault {
  try {
    const definition = definitionOf(phrase.kind, definitions);
    const lookup = new Lookup(world, elsewhere);
    const target = lookup.target(phrase.target);
    checkTarget(phrase.kind, target, definition);
    const trigger = lookup.trigger(phrase.trigger);
    const parameters = fill(definition, phrase);
    const problem = definition.problem?.({ target, parameters }, world);
    if (problem !== undefined) throw new Unresolved(problem.message, problem.hint);
    const { kind, durationNs, once } = phrase;
    return { ok: true, fault: { text, kind, target, trigger, durationNs, once, parameters } };
  } catch (error) {
    if (!(error instanceof Unresolved)) throw error;
    return { ok: false, message: error.message, hint: error.hint };
  }
}

function definitionOf(kind: FaultKind, definitions: FaultDescriptions): FaultDescription {
  const definition = Object.hasOwn(definitions, kind) ? definitions[kind] : undefined;
  const [word] = verbOf(kind);
  if (definition === undefined)
    throw new Unresolved(`\`${word}\` cannot be done here`, didYouMean(kind, Object.keys(definitions)));
  return definition;
}

function checkTarget(kind: FaultKind, target: FaultTarget, { targets }: FaultDescription): void {
  const kindOfTarget = target.kind === 'anyService' ? 'service' : target.kind;
  if (kindOfTarget === 'none' || targets.includes(kindOfTarget)) return;
  const article = kindOfTarget === 'instance' || kindOfTarget === 'operation' ? 'an' : 'a';
  const [word] = verbOf(kind);
  throw new Unresolved(
    `\`${word}\` does not act on ${article} ${kindOfTarget}`,
    `it acts on: ${targets.join(', ')}`,
  );
}

function fill(definition: FaultDescription, phrase: FaultPhrase): ParameterValues {
  const { values, problems } = fillParameters(definition.parameters, phrase.dose);
  const [problem] = problems;
  const [word] = verbOf(phrase.kind);
  if (problem !== undefined)
    throw new Unresolved(`\`${word}\`, its ${problem.name}: ${problem.message}`, problem.hint);
  return values;
}
