/** `faultline run SYSTEM`: compiles, lowers, executes, and says what happened. */
import { runInThisContext } from 'node:vm';
import { checkDocument } from '../engine/check';
import { compile } from '../engine/compile';
import type { GuestFactory } from '../engine/guest';
import type { RunReport } from '../engine/report';
import { hintOf } from '../engine/hints';
import { RunFailure } from '../kernel/run-failure';
import { lower } from '../lowering';
import type { DocumentFault } from '../model/document-fault';
import { handlersOf } from '../model/handlers';
import type { Plan } from '../model/plan';
import type { View } from '../telemetry/instruments/view';
import { executeInChild } from './child';
import { describe } from './describe';
import { execute, type Observer } from './execute';
import { OutputFile } from './files';
import { load } from './load';
import { parseRunOptions, type RunOptions } from './options';
import { Progress } from './progress';
import { printFaults, stop, Stopped } from './stopped';

/** Throws `Stopped` when there was nothing to run, or the run could not be brought to its end. */
export async function run(args: string[]): Promise<number> {
  const options = parseRunOptions(args);
  const task = prepare(options);
  const traces =
    options.otlp === undefined ? undefined : new OutputFile(options.otlp, '--otlp', options.system);
  const report = await observed(task, traces, options.view);
  process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : describe(report));
  const faults = faultsOf(report);
  printFaults(faults);
  traces?.assertWhole();
  return faults.length === 0 ? 0 : 1;
}

/** What is to be executed. */
interface Task {
  readonly plan: Plan;
  /** The lowered handlers. */
  readonly text: string;
  /** They are a stranger's. */
  readonly inChild: boolean;
}

function prepare(options: RunOptions): Task {
  const { document, isShipped } = load(options.system);
  const { deployment, experiment, seed, lengthNs, faults } = options;
  const compiled = compile(document, { deployment, experiment, seed, lengthNs, faults });
  if (!compiled.ok) throw new Stopped(compiled.faults.map((fault) => atOption(fault, options)));
  const sources = handlersOf(compiled.document);
  const lowered = lower(sources);
  if (!lowered.ok) throw new Stopped(checkDocument(document, lower));
  return { plan: compiled.plan, text: lowered.text, inChild: !isShipped && sources.length > 0 };
}

/** Faults of what was chosen are told at the option that chose it. */
function atOption(fault: DocumentFault, { faults }: RunOptions): DocumentFault {
  if (fault.path === 'deployment' || fault.path === 'experiment')
    return { ...fault, path: `--${fault.path}` };
  const [, index] = /^faults\[(\d+)\]$/.exec(fault.path) ?? [];
  return index === undefined ? fault : { ...fault, path: `--fault '${faults[Number(index)] ?? ''}'` };
}

function start({ plan, text, inChild }: Task, observer: Observer): RunReport | Promise<RunReport> {
  if (inChild) return executeInChild(plan, text, observer);
  const guest = runInThisContext(text) as GuestFactory; // our own text, or the empty one of a document without handlers
  try {
    return execute(plan, guest, observer, () => performance.now());
  } catch (error) {
    if (!(error instanceof RunFailure)) throw error;
    return stop(error.code, plan.system, error.message, hintOf(error.code));
  }
}

async function observed(task: Task, traces: OutputFile | undefined, view: View): Promise<RunReport> {
  const progress = new Progress();
  try {
    return await start(task, {
      progress: (nowNs, lengthNs) => progress.show(nowNs, lengthNs),
      otlp: traces === undefined ? undefined : (piece) => traces.write(piece),
      view,
    });
  } finally {
    progress.done();
    traces?.close();
  }
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
