/** The options of `faultline run`. */
import { parseArgs } from 'node:util';
import { parseLength, parseSeed, UsageError } from './usage';

export interface RunOptions {
  readonly system: string;
  readonly deployment: string | undefined;
  readonly experiment: string | undefined;
  readonly faults: readonly string[];
  readonly seed: number;
  readonly lengthNs: number | undefined;
  readonly json: boolean;
  readonly otlp: string | undefined;
}

export function parseRunOptions(args: string[]): RunOptions {
  const { values, positionals } = read(args);
  const [system, ...more] = positionals;
  if (system === undefined) throw new UsageError('run takes a system: a shipped name or a file');
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
  };
}

function read(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        deployment: { type: 'string' },
        experiment: { type: 'string' },
        fault: { type: 'string', multiple: true },
        seed: { type: 'string' },
        for: { type: 'string' },
        json: { type: 'boolean' },
        otlp: { type: 'string' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'the options cannot be read');
  }
}
