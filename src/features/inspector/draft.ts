/** A fault that is being put together: what it would be, before anything is done. */
import {
  isRelease,
  type FaultDefinition,
  type FaultPlan,
  type FaultTarget,
  type FaultTrigger,
  type ParameterValues,
} from '../../../simulator';

export interface Draft {
  readonly kind: string;
  readonly dose: ParameterValues;
  readonly trigger: FaultTrigger;
  /** 0 = until it is repaired. */
  readonly durationNs: number;
  readonly once: boolean;
}

/** A fault that is made now strikes now: the beginning is past. */
export const NOW: FaultTrigger = { kind: 'time', atNs: 0 };

/** Doses to begin with where the default would change nothing. */
const FIRST_DOSE: Readonly<Record<string, ParameterValues>> = { slow: { factor: 5 } };

/** A fault of its kind as one would try it first: now, until it is repaired, at its usual dose. */
export function firstDraft({ kind, parameters }: FaultDefinition): Draft {
  const usual = Object.fromEntries(
    Object.entries(parameters).map(([name, parameter]) => [name, usualOf(parameter)]),
  );
  return { kind, dose: { ...usual, ...FIRST_DOSE[kind] }, trigger: NOW, durationNs: 0, once: false };
}

function usualOf(parameter: FaultDefinition['parameters'][string]): ParameterValues[string] {
  if (parameter.kind === 'duration') return parameter.defaultNs;
  return parameter.kind === 'size' ? parameter.defaultBytes : parameter.default;
}

/** The fault that a draft stands for. Its text is not told yet. */
export function planOf({ kind, dose, trigger, durationNs, once }: Draft, target: FaultTarget): FaultPlan {
  return { text: '', kind, target, trigger, durationNs, once, parameters: dose };
}

/**
 * Changes one part of the dose. Where the words can say only one of several (slower by a factor, or by a time), the others
 * go back to what changes nothing.
 */
export function withDose(
  draft: Draft,
  definition: FaultDefinition,
  name: string,
  value: ParameterValues[string],
): Draft {
  const others = Object.entries(definition.parameters).filter(([other]) => other !== name);
  const reset = Object.fromEntries(others.map(([other, parameter]) => [other, usualOf(parameter)]));
  return { ...draft, dose: { ...draft.dose, ...reset, [name]: value } };
}

/** The faults that can be aimed at a kind of thing, in the registry's order. A release is none. */
export function faultsFor(
  target: FaultTarget | undefined,
  faults: Readonly<Record<string, FaultDefinition>>,
): FaultDefinition[] {
  if (target === undefined || target.kind === 'none') return [];
  return Object.values(faults).filter(
    ({ kind, targets }) => targets.includes(target.kind) && !isRelease(kind),
  );
}
