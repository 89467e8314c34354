/** `faultline boundary SYSTEM`: what a boundary changes, or how two deployments differ. */
import {
  boundaryReport,
  measuredLatency,
  split,
  type BoundaryReport,
  type MeasuredLatency,
} from '../boundary';
import { compile } from '../engine/compile';
import type { RunReport } from '../engine/report';
import type { SystemDocument } from '../model/document';
import type { Plan } from '../model/plan';
import { figure, table } from './describe';
import { load } from './load';
import { readOptions } from './options';
import { printable, Stopped } from './stopped';
import { observed, taskOf } from './task';
import { parseLength, parseSeed, UsageError } from './usage';

const OPTIONS = {
  deployment: { type: 'string' },
  split: { type: 'string' },
  into: { type: 'string' },
  data: { type: 'string' },
  against: { type: 'string' },
  measured: { type: 'boolean' },
  experiment: { type: 'string' },
  seed: { type: 'string' },
  for: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** Throws `Stopped` when there is no such system or boundary. */
export async function boundary(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(args, OPTIONS);
  const [system, ...more] = positionals;
  if (system === undefined || more.length > 0)
    throw new UsageError('boundary takes one system: a shipped name or a file');
  if ((values.split === undefined) === (values.against === undefined))
    throw new UsageError('boundary takes --split a,b or --against DEPLOYMENT');
  const data = values.data ?? 'own';
  if (data !== 'own' && data !== 'shared') throw new UsageError('--data takes `own` or `shared`');
  const { document: loaded, isShipped } = load(system);
  const chosen = {
    experiment: values.experiment,
    seed: parseSeed(values.seed ?? '1'),
    lengthNs: values.for === undefined ? undefined : parseLength(values.for),
  };
  const compiled = (document: unknown, deployment: string | undefined): Deployed => {
    const read = compile(document, { ...chosen, deployment });
    if (!read.ok) throw new Stopped(read.faults);
    return { plan: read.plan, document: read.document };
  };
  const before = compiled(loaded, values.deployment);
  const { deployment } = before.plan;
  const drawn = (modules: string): SystemDocument => {
    const edited = split(before.document, deployment, modules.split(','), { into: values.into, data });
    if (!edited.ok) throw new Stopped(edited.faults);
    return edited.document;
  };
  const after =
    values.split === undefined ? compiled(loaded, values.against) : compiled(drawn(values.split), deployment);
  const report = boundaryReport(before, after);
  const runs: RunReport[] = [];
  if (values.measured === true)
    for (const { plan, document } of [before, after])
      runs.push(await observed(taskOf(plan, document, isShipped), { otlp: undefined, view: 'instruments' }));
  const [was, is] = runs;
  const measured = was === undefined || is === undefined ? undefined : measuredLatency(after.plan, was, is);
  process.stdout.write(
    values.json === true ? `${JSON.stringify({ ...report, measured })}\n` : inWords(report, measured),
  );
  return 0;
}

interface Deployed {
  readonly plan: Plan;
  readonly document: SystemDocument;
}

function inWords(report: BoundaryReport, measured: readonly MeasuredLatency[] | undefined): string {
  const { statements, methods } = report;
  const lines = statements.map(({ effect, says }) => `${effect === 'cost' ? '−' : '+'} ${printable(says)}`);
  if (lines.length === 0) lines.push('Nothing differs.');
  const has = (kind: string, measure?: string): boolean =>
    statements.some(
      (one) => one.kind === kind && (measure === undefined || one.kind !== 'cost' || one.measure === measure),
    );
  if (has('latency') || has('cost', 'deployables')) lines.push('');
  if (has('latency')) lines.push(`latency: ${methods.latency}`);
  if (has('cost', 'deployables')) lines.push(`tax: ${methods.tax}`);
  if (measured !== undefined)
    lines.push(
      '',
      ...table(
        ['measured', 'before ms', 'after ms', 'difference'],
        measured.map(({ operation, beforeMs, afterMs }) => [
          operation,
          figure(beforeMs),
          figure(afterMs),
          figure(afterMs - beforeMs),
        ]),
      ),
    );
  return `${lines.join('\n')}\n`;
}
