/** Schemas derived from a definition's parameters: document form (`"5ms"`, `"256MiB"`) in, plan form (ns, bytes) out. */
import * as z from 'zod';
import { distribution, duration, probability, size } from './document/basics';
import { printDistribution } from './distribution-text';
import { printDuration } from './durations';
import { boundsText } from './parameter-values';
import type { ParameterValue } from './parameter-values';
import type { Parameter, Parameters } from './parameters';
import type { ParameterValues } from './plan';
import { printSize } from './sizes';

/** The schema of one parameter; what is left out gets the default. */
export function parameterSchema(parameter: Parameter): z.ZodType<ParameterValue> {
  return withDefault(parameter).meta({ description: describe(parameter) });
}

function withDefault(parameter: Parameter): z.ZodType<ParameterValue> {
  const range = boundsText(parameter);
  switch (parameter.kind) {
    case 'number':
      return z.number().min(parameter.min).max(parameter.max).prefault(parameter.default);
    case 'integer':
      return z.int().min(parameter.min).max(parameter.max).prefault(parameter.default);
    case 'duration':
      return duration(parameter.minNs, parameter.maxNs, range).prefault(printDuration(parameter.defaultNs));
    case 'size':
      return size(parameter.minBytes, parameter.maxBytes, range).prefault(printSize(parameter.defaultBytes));
    case 'probability':
      return probability.prefault(parameter.default);
    case 'distribution':
      return distribution.prefault(printDistribution(parameter.default));
    case 'choice':
      return z.enum(parameter.of).prefault(parameter.default);
    case 'text':
      return z.string().max(parameter.maxLength).prefault(parameter.default);
  }
}

function describe(parameter: Parameter): string {
  const unit = 'unit' in parameter && parameter.unit !== '' ? ` (${parameter.unit})` : '';
  const zero =
    parameter.kind === 'duration' && parameter.zeroMeans !== undefined
      ? ` 0 means ${parameter.zeroMeans}.`
      : '';
  return `${parameter.explains}${unit}${zero} Default: ${parameter.source}.`;
}

/** What a base schema with parameters beside its own keys is parsed into. */
type WithParameters<Base extends z.ZodRawShape> = z.output<z.ZodObject<Base>> & {
  readonly parameters: ParameterValues;
};

/** In a document the parameters stand beside the keys that the base names. */
type BesideParameters<Base extends z.ZodRawShape> = z.input<z.ZodObject<Base>> & {
  readonly [parameter: string]: unknown;
};

/** An object with the keys of `base` and, beside them, the parameters; out come the base's keys and `parameters`. */
export function withParameters<Base extends z.ZodRawShape>(base: Base, parameters: Parameters) {
  const names = Object.keys(parameters);
  const shape = Object.fromEntries(names.map((key) => [key, parameterSchema(parameters[key] as Parameter)])); // its own key
  const taken = names.find((key) => Object.hasOwn(base, key));
  if (taken !== undefined)
    throw new Error(`a parameter cannot be called ${taken}: the document uses the word itself`);
  const schema = z
    .strictObject({ ...base, ...shape })
    .transform((value: Readonly<Record<string, unknown>>) => {
      const own = Object.entries(value).filter(([key]) => !names.includes(key));
      const given = Object.entries(value).filter(([key]) => names.includes(key));
      return { ...Object.fromEntries(own), parameters: Object.fromEntries(given) };
    });
  // The shape is only known at run time; both halves have just been checked by their own schemas.
  return schema as unknown as z.ZodType<WithParameters<Base>, BesideParameters<Base>>;
}
