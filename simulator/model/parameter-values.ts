/** Parameter values in plan form, checked against a definition's parameters without a schema library. */
import type { DistributionSpec } from '../kernel/distributions';
import { printDuration } from './durations';
import { didYouMean } from './names';
import type { Parameter, Parameters } from './parameters';
import type { ParameterValues } from './plan';
import { printSize } from './sizes';

export type ParameterValue = number | string | boolean | DistributionSpec;

/** What is wrong with one parameter. */
export interface ParameterProblem {
  readonly name: string;
  readonly message: string;
  readonly hint: string;
}

/** The value that a parameter has when nobody says otherwise. */
export function defaultOf(parameter: Parameter): ParameterValue {
  if (parameter.kind === 'duration') return parameter.defaultNs;
  return parameter.kind === 'size' ? parameter.defaultBytes : parameter.default;
}

/** Smallest and largest value of a parameter that is a number, in plan form; undefined for the others. */
function boundsOf(parameter: Parameter): { readonly min: number; readonly max: number } | undefined {
  switch (parameter.kind) {
    case 'number':
    case 'integer':
      return { min: parameter.min, max: parameter.max };
    case 'duration':
      return { min: parameter.minNs, max: parameter.maxNs };
    case 'size':
      return { min: parameter.minBytes, max: parameter.maxBytes };
    case 'probability':
      return { min: 0, max: 1 };
    default:
      return undefined;
  }
}

/** The bounds in the words of a document: `from 1ms to 1h`. */
export function boundsText(parameter: Parameter): string {
  const bounds = boundsOf(parameter);
  if (bounds === undefined) return '';
  const print =
    parameter.kind === 'duration' ? printDuration : parameter.kind === 'size' ? printSize : String;
  return `from ${print(bounds.min)} to ${print(bounds.max)}`;
}

/** Every parameter's value: the given one when it fits, else the default. Problems name what does not fit. */
export function fillParameters(
  parameters: Parameters,
  given: ParameterValues,
): { readonly values: ParameterValues; readonly problems: readonly ParameterProblem[] } {
  const problems: ParameterProblem[] = [];
  for (const name of Object.keys(given))
    if (!Object.hasOwn(parameters, name))
      problems.push({
        name,
        message: `there is no \`${name}\``,
        hint: didYouMean(name, Object.keys(parameters)),
      });
  const values: Record<string, ParameterValue> = {};
  for (const [name, parameter] of Object.entries(parameters)) {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    const problem = value === undefined ? undefined : problemWith(parameter, value);
    if (problem !== undefined) problems.push({ name, ...problem });
    values[name] = value === undefined || problem !== undefined ? defaultOf(parameter) : value;
  }
  return { values, problems };
}

/** What is wrong with a value, in words; undefined when it fits. */
export function problemWith(
  parameter: Parameter,
  value: ParameterValue,
): { message: string; hint: string } | undefined {
  const bounds = boundsOf(parameter);
  if (bounds !== undefined) {
    const whole = parameter.kind !== 'number' && parameter.kind !== 'probability';
    const fits = typeof value === 'number' && value >= bounds.min && value <= bounds.max;
    if (fits && (!whole || Number.isInteger(value))) return undefined;
    return {
      message: 'the value is out of bounds',
      hint: `choose ${parameter.kind === 'integer' ? 'a whole number ' : ''}${boundsText(parameter)}`,
    };
  }
  if (parameter.kind === 'choice' && !parameter.of.some((choice) => choice === value))
    return { message: 'this is not one of the choices', hint: didYouMean(String(value), parameter.of) };
  if (parameter.kind === 'text' && (typeof value !== 'string' || value.length > parameter.maxLength))
    return { message: 'the text is too long', hint: `write at most ${parameter.maxLength} characters` };
  if (parameter.kind === 'distribution' && typeof value !== 'object')
    return { message: 'this is no distribution', hint: '' };
  return undefined;
}
