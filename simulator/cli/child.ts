/**
 * Runs a plan with a stranger's handlers in a child process that may do nothing: no permission for files, processes,
 * workers or add-ons, no code from strings, a bounded heap and, from outside, a bounded time without a sign of life. Node 20
 * has no permission for sockets; there the child deletes whatever reaches one before the guest's text runs.
 */
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RunReport } from '../engine/report';
import type { Plan } from '../model/plan';
import type { Observer } from './execute';

/** What the child says, one JSON value a line. */
export type ChildMessage =
  | { readonly kind: 'progress'; readonly nowNs: number }
  | { readonly kind: 'otlp'; readonly piece: string }
  | { readonly kind: 'report'; readonly report: RunReport }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string };

/** What the child is given, as one JSON value on its standard input. */
export interface ChildTask {
  readonly plan: Plan;
  readonly text: string;
  readonly otlp: boolean;
}

/** The heap that a run may take. */
const HEAP_MIB = 1024;
/** Without a sign of life for so long the child is taken to hang. It reports every few hundred thousand events. */
const SILENCE_MS = 20_000;

/** A run that could not be brought to its end for a reason that is the document's. */
export class ChildFailed extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** Executes in the child. Rejects with `ChildFailed` when it died, hung or said so itself. */
export function executeInChild(plan: Plan, text: string, observer: Observer): Promise<RunReport> {
  const file = join(dirname(fileURLToPath(import.meta.url)), 'guest-child.mjs');
  const options = [
    '--experimental-permission',
    `--allow-fs-read=${file}`,
    '--disallow-code-generation-from-strings',
  ];
  const args = [...options, '--no-warnings', `--max-old-space-size=${HEAP_MIB}`, file];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'pipe'], env: {} });
  return new Promise((resolve, reject) => {
    let pending = '';
    let said = '';
    let silence = setTimeout(hang, SILENCE_MS);
    function hang(): void {
      child.kill('SIGKILL');
      const words = `the handlers gave no sign of life for ${SILENCE_MS / 1000} s and the run was stopped from outside`;
      reject(new ChildFailed('UNRESPONSIVE', words));
    }
    child.stderr.on('data', (piece: Buffer) => (said = (said + piece.toString()).slice(-4000)));
    child.stdout.on('data', (piece: Buffer) => {
      clearTimeout(silence);
      silence = setTimeout(hang, SILENCE_MS);
      const lines = (pending + piece.toString()).split('\n');
      pending = lines.pop() ?? '';
      for (const line of lines) hear(JSON.parse(line) as ChildMessage);
    });
    function hear(message: ChildMessage): void {
      if (message.kind === 'progress') observer.progress(message.nowNs, plan.lengthNs);
      else if (message.kind === 'otlp') observer.otlp?.(message.piece);
      else if (message.kind === 'report') resolve(message.report);
      else reject(new ChildFailed(message.code, message.message));
    }
    child.on('close', () => {
      clearTimeout(silence);
      const outOfMemory = said.includes('heap out of memory') || said.includes('Allocation failed');
      reject(
        outOfMemory
          ? new ChildFailed(
              'OUT_OF_MEMORY',
              `the handlers took more than ${HEAP_MIB} MiB and the run was stopped`,
            )
          : new ChildFailed(
              'CHILD_DIED',
              `the process that ran the handlers died: ${said.trim().split('\n').at(-1) ?? ''}`,
            ),
      );
    });
    child.stdin.on('error', () => undefined); // it died before it had read everything: `close` says so
    const task: ChildTask = { plan, text, otlp: observer.otlp !== undefined };
    child.stdin.end(JSON.stringify(task));
  });
}
