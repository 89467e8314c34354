/**
 * The restricted child: takes a plan and lowered text on its standard input, hardens itself, runs, and writes what is to be
 * told as lines of JSON. Bundled into one file, the only one that it may read.
 */
import { Buffer } from 'node:buffer';
import { readFileSync, writeSync } from 'node:fs';
import { compileFunction } from 'node:vm';
import type { GuestFactory } from '../engine/guest';
import { hintOf } from '../engine/hints';
import { RunFailure } from '../kernel/run-failure';
import { harden } from '../worker/hardening';
import type { ChildMessage, ChildTask } from './child';
import { execute } from './execute';

/** Between two signs of life; far below what the parent takes for silence. */
const PROGRESS_MS = 100;

const task = JSON.parse(readFileSync(0, 'utf8')) as ChildTask; // the parent made it
// Taken before the hardening takes them away.
const { stringify } = JSON;
const nowMs = performance.now.bind(performance);
// As a function's body: text that is no expression does not compile, and can declare nothing beside the engine.
const evaluate = compileFunction(`return (${task.text}\n)`, [], { filename: 'handlers' }) as () => unknown; // it takes nothing
harden(globalThis);

let toldMs = nowMs();

try {
  const report = execute(
    task.plan,
    guestOf(),
    {
      progress: tellProgress,
      otlp: otlpSink(),
      view: task.otlp ?? 'instruments',
      traffic: task.traffic ? (traffic) => tell({ kind: 'traffic', traffic }) : undefined,
    },
    nowMs,
  );
  tell({ kind: 'report', report });
} catch (error) {
  if (error instanceof RunFailure) {
    tell({ kind: 'failed', code: error.code, message: error.message, hint: hintOf(error.code) });
  } else {
    const message = error instanceof Error ? error.message : typeof error;
    tell({
      kind: 'failed',
      code: 'ASSERTION',
      message: `a bug in Faultline: ${message}`,
      hint: hintOf('ASSERTION'),
    });
  }
}

function guestOf(): GuestFactory {
  const guest = evaluate();
  if (typeof guest !== 'function') throw new RunFailure('MODULE_FAILED', 'the handlers are not a function');
  return guest as GuestFactory; // what it returns is looked at by the engine, which runs it
}

function tellProgress(nowNs: number): void {
  if (nowMs() - toldMs < PROGRESS_MS) return;
  toldMs = nowMs();
  tell({ kind: 'progress', nowNs });
}

function otlpSink(): ((piece: string) => void) | undefined {
  return task.otlp !== null ? (piece) => tell({ kind: 'otlp', piece }) : undefined;
}

function tell(message: ChildMessage): void {
  const bytes = Buffer.from(`${stringify(message)}\n`);
  for (let at = 0; at < bytes.length;) at += writeSync(1, bytes, at);
}
