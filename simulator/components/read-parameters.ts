/** A component's parameters as its code uses them: each of the type that its description says. */
import type { DistributionSpec } from '../kernel/distributions';
import { fillParameters } from '../model/parameter-values';
import type { Parameter, Parameters } from '../model/parameters';
import type { ParameterValues } from '../model/plan';

type ValueOf<Described extends Parameter> = Described extends { readonly kind: 'distribution' }
  ? DistributionSpec
  : Described extends { readonly kind: 'choice' | 'text' }
    ? string
    : number;

/** Every parameter's value, the default where none is given. Durations in ns, sizes in bytes. */
export function readParameters<Described extends Parameters>(
  described: Described,
  given: ParameterValues,
): { readonly [Name in keyof Described]: ValueOf<Described[Name]> } {
  const { values } = fillParameters(described, given);
  return values as { readonly [Name in keyof Described]: ValueOf<Described[Name]> }; // it gives each value its kind's type
}
