/** `faultline run SYSTEM`: compiles, lowers, executes, and says what happened. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { runInThisContext } from 'node:vm';
import { checkDocument, handlersOf } from '../engine/check';
import { compile } from '../engine/compile';
import type { GuestFactory } from '../engine/guest';
import type { RunReport } from '../engine/report';
import { lower } from '../lowering';
import type { Plan } from '../model/plan';
import { executeInChild } from './child';
import { execute, type Observer } from './execute';
import { printFaults } from './faults';
import { load } from './load';
import { parseRunOptions, type RunOptions } from './options';
import { describe } from './describe';
import { Progress } from './progress';
import { UsageError } from './usage';

export async function run(args: string[]): Promise<number> {
  const options = parseRunOptions(args);
  const loaded = load(options.system);
  if (!loaded.ok) return refuse(loaded.faults);
  const { deployment, experiment, seed, lengthNs, faults } = options;
  const compiled = compile(loaded.document, { deployment, experiment, seed, lengthNs, faults });
  if (!compiled.ok) return refuse(compiled.faults);
  const sources = handlersOf(compiled.document);
  const lowered = lower(sources);
  if (!lowered.ok) return refuse(checkDocument(loaded.document, lower));
  const inChild = !loaded.shipped && sources.length > 0;
  return finish(
    options,
    await observed(options, (observer) => start(compiled.plan, lowered.text, inChild, observer)),
  );
}

function start(
  plan: Plan,
  text: string,
  inChild: boolean,
  observer: Observer,
): RunReport | Promise<RunReport> {
  if (inChild) return executeInChild(plan, text, observer);
  const guest = runInThisContext(text) as GuestFactory; // our own text, or the empty one of a document without handlers
  return execute(plan, guest, observer, () => performance.now() / 1000);
}

async function observed(
  options: RunOptions,
  work: (observer: Observer) => RunReport | Promise<RunReport>,
): Promise<RunReport> {
  const progress = new Progress();
  const file = options.otlp === undefined ? undefined : openForWriting(options.otlp);
  try {
    return await work({
      progress: (nowNs, lengthNs) => progress.show(nowNs, lengthNs),
      otlp: file === undefined ? undefined : (piece) => void writeSync(file, piece),
    });
  } finally {
    progress.done();
    if (file !== undefined) closeSync(file);
  }
}

function finish(options: RunOptions, report: RunReport): number {
  process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : describe(report));
  if (report.failure === null) return 0;
  process.stderr.write(`the run ended early: ${report.failure.code}: ${report.failure.message}\n`);
  return 1;
}

function refuse(faults: Parameters<typeof printFaults>[0]): number {
  printFaults(faults);
  return 1;
}

function openForWriting(file: string): number {
  try {
    return openSync(file, 'w');
  } catch (error) {
    throw new UsageError(
      `--otlp: cannot write ${file}: ${error instanceof Error ? error.message : 'unknown reason'}`,
    );
  }
}
