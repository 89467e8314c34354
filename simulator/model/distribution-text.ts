/**
 * Distributions as people write them, in documents and in handlers: `"5ms"`, `{"exponential": {"mean": "5ms"}}`,
 * `{"uniform": {"from": "1s", "to": "10s"}}`, `{"lognormal": {"mean": "5ms", "sigma": 0.5}}` or, instead of sigma,
 * `"p99": "20ms"`. Needs no schema library, so that the worker can use it.
 */
import type { DistributionSpec } from '../kernel/distributions';
import { log } from '../kernel/math/log';
import type { PathParts } from './document-fault';
import { DURATION_HINT, parseDuration, printDuration } from './durations';
import { didYouMean } from './names';

export type DistributionText =
  | string
  | { readonly exponential: { readonly mean: string } }
  | { readonly uniform: { readonly from: string; readonly to: string } }
  | {
      readonly lognormal:
        { readonly mean: string; readonly sigma: number } | { readonly mean: string; readonly p99: string };
    };

/** What is wrong with a value, and where inside it. */
export interface ValueProblem {
  readonly path: PathParts;
  readonly message: string;
  readonly hint: string;
}

export type ParsedDistribution =
  | { readonly ok: true; readonly spec: DistributionSpec }
  | { readonly ok: false; readonly problem: ValueProblem };

export const DISTRIBUTION_HINT =
  'write `"5ms"`, `{"exponential": {"mean": "5ms"}}`, `{"uniform": {"from": "1s", "to": "10s"}}` or `{"lognormal": {"mean": "5ms", "sigma": 0.5}}`';

/** Widest lognormal; at 3 the mean lies at the 93rd percentile and says little about any single draw. */
export const MAX_SIGMA = 3;

/** The standard normal's 99th percentile. */
const Z_99 = 2.3263478740408408;

const FORMS: Readonly<Record<string, readonly string[]>> = {
  exponential: ['mean'],
  uniform: ['from', 'to'],
  lognormal: ['mean', 'sigma', 'p99'],
};

/** Thrown by the readers below; never leaves this file. */
class Refused extends Error {
  constructor(readonly problem: ValueProblem) {
    super(problem.message);
  }
}

/** Reads a distribution; the spec counts in ns. Never throws. */
export function parseDistribution(value: unknown): ParsedDistribution {
  try {
    return { ok: true, spec: read(value) };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, problem: error.problem };
    throw error;
  }
}

/** The text of a spec, such that it parses back to it; fractions of a ns are rounded. */
export function printDistribution(spec: DistributionSpec): DistributionText {
  const text = (ns: number): string => printDuration(Math.round(ns));
  switch (spec.kind) {
    case 'constant':
      return text(spec.value);
    case 'exponential':
      return { exponential: { mean: text(spec.mean) } };
    case 'uniform':
      return { uniform: { from: text(spec.from), to: text(spec.to) } };
    case 'lognormal':
      return { lognormal: { mean: text(spec.mean), sigma: spec.sigma } };
  }
}

function read(value: unknown): DistributionSpec {
  if (typeof value === 'string') return { kind: 'constant', value: duration(value, []) };
  if (!isRecord(value)) refuse([], 'this is no distribution', DISTRIBUTION_HINT);
  const [kind, ...others] = Object.keys(value);
  if (kind === undefined || others.length > 0)
    refuse([], 'a distribution has exactly one kind', DISTRIBUTION_HINT);
  const known = Object.hasOwn(FORMS, kind) ? FORMS[kind] : undefined;
  if (known === undefined)
    refuse([kind], `there is no distribution \`${kind.slice(0, 40)}\``, didYouMean(kind, Object.keys(FORMS)));
  const fields = value[kind];
  if (!isRecord(fields)) refuse([kind], 'its numbers are missing', DISTRIBUTION_HINT);
  for (const field of Object.keys(fields))
    if (!known.includes(field))
      refuse([kind, field], `\`${kind}\` has no \`${field.slice(0, 40)}\``, didYouMean(field, known));
  if (kind === 'exponential') return { kind, mean: mean(fields['mean'], kind) };
  return kind === 'uniform' ? uniform(fields) : lognormal(fields);
}

function uniform(fields: Readonly<Record<string, unknown>>): DistributionSpec {
  const from = duration(fields['from'], ['uniform', 'from']);
  const to = duration(fields['to'], ['uniform', 'to']);
  if (to < from) refuse(['uniform', 'to'], '`to` is less than `from`', 'swap them');
  return { kind: 'uniform', from, to };
}

function lognormal(fields: Readonly<Record<string, unknown>>): DistributionSpec {
  const path = ['lognormal'];
  const meanNs = mean(fields['mean'], 'lognormal');
  const { sigma, p99 } = fields;
  if ((sigma === undefined) === (p99 === undefined))
    refuse(path, 'a lognormal has either `sigma` or `p99`', 'give exactly one of them');
  if (p99 !== undefined) {
    const p99Ns = duration(p99, [...path, 'p99']);
    return { kind: 'lognormal', mean: meanNs, sigma: sigmaOf(meanNs, p99Ns) };
  }
  if (typeof sigma !== 'number' || !(sigma >= 0 && sigma <= MAX_SIGMA))
    refuse(
      [...path, 'sigma'],
      `\`sigma\` is a number from 0 to ${MAX_SIGMA}`,
      '0.5 is a usual spread of service times',
    );
  return { kind: 'lognormal', mean: meanNs, sigma };
}

/**
 * The sigma with which a lognormal of this mean has this 99th percentile. With m = exp(mu + s²/2) and q = exp(mu + z·s),
 * ln(q/m) = z·s - s²/2; of the two solutions the smaller one, s = z - sqrt(z² - 2·ln(q/m)), is the one people mean.
 */
function sigmaOf(meanNs: number, p99Ns: number): number {
  const path = ['lognormal', 'p99'];
  if (p99Ns < meanNs)
    refuse(path, 'the 99th percentile lies below the mean', 'make `p99` larger than `mean`');
  const underRoot = Z_99 * Z_99 - 2 * log(p99Ns / meanNs);
  if (underRoot < 0)
    refuse(
      path,
      'no lognormal has its 99th percentile that far above its mean',
      'keep `p99` below 14.9 times `mean`',
    );
  return Z_99 - Math.sqrt(underRoot);
}

function mean(value: unknown, kind: string): number {
  const ns = duration(value, [kind, 'mean']);
  if (ns === 0)
    refuse([kind, 'mean'], 'a mean of 0 leaves nothing to draw', 'write `"0s"` for what takes no time');
  return ns;
}

function duration(value: unknown, path: PathParts): number {
  const ns = typeof value === 'string' ? parseDuration(value) : undefined;
  if (ns === undefined)
    refuse(
      path,
      value === undefined ? 'a duration is missing' : 'this is no duration',
      path.length === 0 ? DISTRIBUTION_HINT : DURATION_HINT,
    );
  return ns;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refuse(path: PathParts, message: string, hint: string): never {
  throw new Refused({ path, message, hint });
}
