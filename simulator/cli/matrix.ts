/** `faultline matrix SYSTEM`: what ties the modules to each other, and where a seam is. */
import { couplingMatrix, type Couplings } from '../boundary';
import { compile } from '../engine/compile';
import type { ModuleTraffic } from '../telemetry/module-traffic';
import { figure, table } from './describe';
import { load } from './load';
import { readOptions } from './options';
import { printable, Stopped } from './stopped';
import { observed, taskOf } from './task';
import { parseLength, parseSeed, UsageError } from './usage';

const OPTIONS = {
  deployment: { type: 'string' },
  experiment: { type: 'string' },
  seed: { type: 'string' },
  for: { type: 'string' },
  measured: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

/** Throws `Stopped` when there is no such system, or it cannot be run. */
export async function matrix(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(args, OPTIONS);
  const [system, ...more] = positionals;
  if (system === undefined || more.length > 0)
    throw new UsageError('matrix takes one system: a shipped name or a file');
  const { document, isShipped } = load(system);
  const { deployment, experiment } = values;
  const compiled = compile(document, {
    deployment,
    experiment,
    seed: parseSeed(values.seed ?? '1'),
    lengthNs: values.for === undefined ? undefined : parseLength(values.for),
  });
  if (!compiled.ok) throw new Stopped(compiled.faults);
  let traffic: ModuleTraffic | undefined;
  if (values.measured === true)
    await observed(taskOf(compiled.plan, compiled.document, isShipped), {
      otlp: undefined,
      view: 'instruments',
      traffic: (told) => (traffic = told),
    });
  const couplings = couplingMatrix(compiled, traffic);
  process.stdout.write(values.json === true ? `${JSON.stringify(couplings)}\n` : inWords(couplings));
  return 0;
}

function inWords({ matrix: { coupled }, suggestions }: Couplings): string {
  const isMeasured = coupled.some(({ measured }) => measured !== undefined);
  const heading = ['from', 'to', 'calls', 'tables', 'transactions'];
  const rates = ['calls/s', 'messages/s', 'statements/s', 'transactions/s'];
  const rows = coupled.map(({ from, to, calls, tables, transactions, measured }) => [
    from,
    to,
    String(calls.length),
    String(tables.length),
    String(transactions.length),
    ...(measured === undefined
      ? []
      : [
          measured.callsPerSecond,
          measured.messagesPerSecond,
          measured.statementsPerSecond,
          measured.transactionsPerSecond,
        ].map(figure)),
  ]);
  const lines = table(isMeasured ? [...heading, ...rates] : heading, rows);
  const said = suggestions.map(({ isSeam, says }) => `${isSeam ? '✓' : '✕'} ${printable(says)}`);
  return `${[...lines, ...(said.length > 0 ? ['', ...said] : [])].join('\n')}\n`;
}
