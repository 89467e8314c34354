/** Reads a command's options; what is wrong with them is told in our words. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { didYouMean } from '../model/names';
import type { View } from '../telemetry/instruments/view';
import { parseLength, parseSeed, UsageError } from './usage';

export interface RunOptions {
  readonly system: string;
  readonly deployment: string | undefined;
  readonly experiment: string | undefined;
  readonly faults: readonly string[];
  /** A whole number from 0. */
  readonly seed: number;
  /** Above 0; undefined: the experiment's own. */
  readonly lengthNs: number | undefined;
  readonly json: boolean;
  readonly otlp: string | undefined;
  /** Whose spans `otlp` gets. */
  readonly view: View;
}

const RUN = {
  deployment: { type: 'string' },
  experiment: { type: 'string' },
  fault: { type: 'string', multiple: true },
  seed: { type: 'string' },
  for: { type: 'string' },
  json: { type: 'boolean' },
  otlp: { type: 'string' },
  truth: { type: 'boolean' },
} as const;

/** The options of `faultline run`. Throws a `UsageError`. */
export function parseRunOptions(args: string[]): RunOptions {
  const { values, positionals } = readOptions(args, RUN);
  const [system, ...more] = positionals;
  if (system === undefined) throw new UsageError('run takes a system: a shipped name or a file');
  if (values.truth === true && values.otlp === undefined)
    throw new UsageError('--truth says what --otlp writes; write for instance --otlp traces.json --truth');
  if (more.length > 0) throw new UsageError(`run takes one system, not also “${more.join('”, “')}”`);
  return {
    system,
    deployment: values.deployment,
    experiment: values.experiment,
    faults: values.fault ?? [],
    seed: parseSeed(values.seed ?? '1'),
    lengthNs: values.for === undefined ? undefined : parseLength(values.for),
    json: values.json ?? false,
    otlp: values.otlp,
    view: values.truth === true ? 'truth' : 'instruments',
  };
}

/** Parses arguments. Throws a `UsageError` for options that are not there or have no value. */
export function readOptions<const Options extends NonNullable<ParseArgsConfig['options']>>(
  args: string[],
  options: Options,
) {
  const names = Object.keys(options);
  for (const argument of args) {
    if (argument === '--') break;
    const [, name] = /^--?([^=]*)/.exec(argument) ?? [];
    if (name === undefined || names.includes(name) || /^-\d/.test(argument)) continue;
    const known = names.map((one) => `--${one}`);
    throw new UsageError(`there is no option ${argument}; ${didYouMean(`--${name}`, known)}`);
  }
  try {
    return parseArgs({ args, allowPositionals: true, options });
  } catch (error) {
    throw new UsageError(inOurWords(error instanceof Error ? error.message : ''));
  }
}

/** What the host says about options that are there: one has no value where it needs one, or one that it does not take. */
function inOurWords(message: string): string {
  const [, option = 'an option'] = /'(?:-\w, )?(--[\w-]+)/.exec(message) ?? [];
  if (message.includes('does not take')) return `${option} takes no value`;
  return `${option} needs a value, one that does not begin with a dash`;
}
