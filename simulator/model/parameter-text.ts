/** A parameter's value as a person reads and writes it: `5ms`, `256MiB`, `20%`, `4`. */
import type { DistributionSpec } from '../kernel/distributions';
import { DURATION_HINT, parseDuration, printDuration } from './durations';
import { problemWith, type ParameterValue } from './parameter-values';
import type { Parameter } from './parameters';
import { parseSize, printSize, SIZE_HINT } from './sizes';

export type ReadParameter =
  | { readonly ok: true; readonly value: number | string }
  | { readonly ok: false; readonly message: string; readonly hint: string };

/** The text of a value in plan form. All but distributions are read back by `readParameter`. */
export function printParameter(parameter: Parameter, value: ParameterValue): string {
  if (typeof value === 'object') return printSpec(value);
  if (typeof value !== 'number') return String(value);
  switch (parameter.kind) {
    case 'duration':
      return printDuration(value);
    case 'size':
      return printSize(value);
    case 'probability':
      return `${Math.round(value * 1e6) / 1e4}%`;
    default:
      return `${value}`;
  }
}

/** Reads a value and checks it against the parameter's bounds. A distribution cannot be written in one line. Never throws. */
export function readParameter(parameter: Parameter, text: string): ReadParameter {
  const word = text.trim();
  const read = parse(parameter, word);
  if (!read.ok) return read;
  const problem = problemWith(parameter, read.value);
  return problem === undefined ? read : { ok: false, ...problem };
}

function parse(parameter: Parameter, word: string): ReadParameter {
  switch (parameter.kind) {
    case 'duration':
      return found(parseDuration(word.replaceAll(' ', '')), 'this is no duration', DURATION_HINT);
    case 'size':
      return found(parseSize(word.replaceAll(' ', '')), 'this is no size', SIZE_HINT);
    case 'probability':
      return found(percentage(word), 'this is no percentage', 'write `20%`, from 0% to 100%');
    case 'number':
    case 'integer':
      return found(word === '' ? undefined : Number(word), 'this is no number', 'write digits: `4`');
    case 'choice':
    case 'text':
      return { ok: true, value: word };
    case 'distribution':
      return { ok: false, message: 'a distribution is changed in the document', hint: '' };
  }
}

function found(value: number | undefined, message: string, hint: string): ReadParameter {
  return value === undefined || Number.isNaN(value) ? { ok: false, message, hint } : { ok: true, value };
}

/** Read as a decimal fraction, not divided, so that it prints back as it was. The sign may be left out. */
function percentage(word: string): number | undefined {
  const digits = /^(\d{1,3}(?:\.\d{1,4})?) ?%?$/.exec(word)?.[1];
  return digits === undefined ? undefined : Number(`${digits}e-2`);
}

function printSpec(spec: DistributionSpec): string {
  const time = (ns: number): string => printDuration(Math.round(ns));
  switch (spec.kind) {
    case 'constant':
      return `always ${time(spec.value)}`;
    case 'uniform':
      return `evenly from ${time(spec.from)} to ${time(spec.to)}`;
    case 'exponential':
      return `exponential, ${time(spec.mean)} on average`;
    case 'lognormal':
      return `lognormal, ${time(spec.mean)} on average, sigma ${spec.sigma}`;
  }
}
