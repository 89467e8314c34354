/** `faultline run SYSTEM`: compiles, lowers, executes, and says what happened. */
import { compile } from '../engine/compile';
import type { RunReport } from '../engine/report';
import type { DocumentFault } from '../model/document-fault';
import { describe } from './describe';
import { OutputFile } from './files';
import { load } from './load';
import { parseRunOptions, type RunOptions } from './options';
import { printFaults, Stopped } from './stopped';
import { observed, taskOf, type Task } from './task';

/** Throws `Stopped` when there was nothing to run, or the run could not be brought to its end. */
export async function run(args: string[]): Promise<number> {
  const options = parseRunOptions(args);
  const task = prepare(options);
  const traces =
    options.otlp === undefined ? undefined : new OutputFile(options.otlp, '--otlp', options.system);
  const report = await observed(task, {
    otlp: traces === undefined ? undefined : (piece) => traces.write(piece),
    view: options.view,
  }).finally(() => traces?.close());
  process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : describe(report));
  const faults = faultsOf(report);
  printFaults(faults);
  traces?.assertWhole();
  return faults.length === 0 ? 0 : 1;
}

function prepare(options: RunOptions): Task {
  const { document, isShipped } = load(options.system);
  const { deployment, experiment, seed, lengthNs, faults } = options;
  const compiled = compile(document, { deployment, experiment, seed, lengthNs, faults });
  if (!compiled.ok) throw new Stopped(compiled.faults.map((fault) => atOption(fault, options)));
  return taskOf(compiled.plan, compiled.document, isShipped);
}

/** Faults of what was chosen are told at the option that chose it. */
function atOption(fault: DocumentFault, { faults }: RunOptions): DocumentFault {
  if (fault.path === 'deployment' || fault.path === 'experiment')
    return { ...fault, path: `--${fault.path}` };
  const [, index] = /^faults\[(\d+)\]$/.exec(fault.path) ?? [];
  return index === undefined ? fault : { ...fault, path: `--fault '${faults[Number(index)] ?? ''}'` };
}

/** What the run showed to be wrong with the document. */
function faultsOf({ handlerFaults, failure, simulatedSeconds, events, seed }: RunReport): DocumentFault[] {
  const faults = handlerFaults.map(({ code, path, line, operation, message, hint, count }) => ({
    code,
    path: `${path}, ${operation}`,
    message: count === 1 ? message : `${message} (the first of ${count})`,
    hint,
    ...(line === null ? {} : { line }),
  }));
  if (failure === null) return faults;
  const { code, message, hint, operation } = failure;
  const path = `${operation ?? 'the run'}, after ${simulatedSeconds} s and ${events} events, seed ${seed}`;
  return [...faults, { code, path, message: `the run ended early: ${message}`, hint }];
}
