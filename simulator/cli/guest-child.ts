/**
 * The restricted child: takes a plan and lowered text on its standard input, hardens itself, runs, and writes what is to be
 * told as lines of JSON. Bundled into one file, the only one that it may read.
 */
import { readSync, writeSync } from 'node:fs';
import { Script } from 'node:vm';
import type { GuestFactory } from '../engine/guest';
import { harden, refuseDeclarations } from '../worker/hardening';
import type { ChildMessage, ChildTask } from './child';
import { execute } from './execute';

/** Reads standard input to its end. */
function readTask(): ChildTask {
  const pieces: Buffer[] = [];
  const buffer = Buffer.alloc(1 << 16);
  for (;;) {
    const size = readSync(0, buffer, 0, buffer.length, null);
    if (size === 0) return JSON.parse(Buffer.concat(pieces).toString()) as ChildTask; // the parent made it
    pieces.push(Buffer.from(buffer.subarray(0, size)));
  }
}

const task = readTask();
const stringify = JSON.stringify.bind(JSON);
const say = (message: ChildMessage): void => {
  const bytes = Buffer.from(`${stringify(message)}\n`);
  for (let at = 0; at < bytes.length;) at += writeSync(1, bytes, at);
};
const now = performance.now.bind(performance);
const script = new Script(task.text, { filename: 'handlers' });
void refuseDeclarations;
harden(globalThis);

try {
  const guest = script.runInThisContext() as GuestFactory; // the text is a function of the guest runtime
  const report = execute(
    task.plan,
    guest,
    {
      progress: (nowNs) => say({ kind: 'progress', nowNs }),
      otlp: task.otlp ? (piece) => say({ kind: 'otlp', piece }) : undefined,
    },
    () => now() / 1000,
  );
  say({ kind: 'report', report });
} catch (error) {
  const message = error instanceof Error ? error.message : 'unknown';
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'FAILED';
  say({ kind: 'failed', code, message });
}
