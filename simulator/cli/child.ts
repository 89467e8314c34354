/**
 * Runs a plan with a stranger's handlers in a child process that may do nothing: no permission for files, processes,
 * workers or add-ons, no environment, no code from strings, a bounded heap and, from outside, a bounded time without a sign
 * of life. Node's permissions do not cover sockets before version 25; there the child deletes whatever reaches one before
 * the guest's text runs. What it says is not trusted either: it is checked against the report's schema.
 */
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RunReport } from '../engine/report';
import type { DocumentFault } from '../model/document-fault';
import type { Plan } from '../model/plan';
import { asChildMessage, isReportOf } from './child-message';
import type { ModuleTraffic } from '../telemetry/module-traffic';
import type { View } from '../telemetry/instruments/view';
import type { Observer } from './execute';
import { Stopped } from './stopped';

/** What the child says, one JSON value a line. */
export type ChildMessage =
  | { readonly kind: 'progress'; readonly nowNs: number }
  | { readonly kind: 'otlp'; readonly piece: string }
  | { readonly kind: 'traffic'; readonly traffic: ModuleTraffic }
  | { readonly kind: 'report'; readonly report: RunReport }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string; readonly hint: string };

/** What the child is given, as one JSON value on its standard input. */
export interface ChildTask {
  readonly plan: Plan;
  readonly text: string;
  /** Whose spans are to be written; null = none. */
  readonly otlp: View | null;
  /** Whether what modules did with each other is to be told. */
  readonly traffic: boolean;
}

export interface ChildLimits {
  /** The heap that a run may take. */
  readonly heapMib: number;
  /** Without a sign of life for so long the child is taken to hang. It gives one every 100 ms, and after every event. */
  readonly silenceMs: number;
  /** The bundle of `guest-child.ts`. */
  readonly program: string;
}

const LIMITS: ChildLimits = {
  heapMib: 1024,
  silenceMs: 20_000,
  program: join(dirname(fileURLToPath(import.meta.url)), 'guest-child.mjs'),
};

/** A line that is longer is not ours. */
const MAX_LINE = 1 << 27;
/** How much of what the host writes about its own death is kept. */
const MAX_LAST_WORDS = 1 << 16;

/** Executes in the child. Rejects with `Stopped` when it died, hung or said that it cannot be done. */
export function executeInChild(
  plan: Plan,
  text: string,
  observer: Observer,
  limits: Partial<ChildLimits> = {},
): Promise<RunReport> {
  const task: ChildTask = {
    plan,
    text,
    otlp: observer.otlp === undefined ? null : observer.view,
    traffic: observer.traffic !== undefined,
  };
  return new Promise((resolve, reject) => {
    new Child(task, observer, { ...LIMITS, ...limits }, resolve, reject);
  });
}

class Child {
  private readonly process;
  private pending = '';
  private lastWords = '';
  private lastNowNs = 0;
  private silence: NodeJS.Timeout;

  constructor(
    private readonly task: ChildTask,
    private readonly observer: Observer,
    private readonly limits: ChildLimits,
    private readonly resolve: (report: RunReport) => void,
    private readonly reject: (reason: Stopped) => void,
  ) {
    this.process = spawn(process.execPath, childArguments(limits), {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: {},
    });
    this.silence = setTimeout(this.hang, limits.silenceMs);
    const { stdin, stdout, stderr } = this.process;
    stderr.setEncoding('utf8').on('data', (piece: string) => {
      this.lastWords = (this.lastWords + piece).slice(-MAX_LAST_WORDS);
    });
    stdout.setEncoding('utf8').on('data', (piece: string) => this.hear(piece));
    this.process.on('error', () =>
      this.fail('NOT_STARTED', 'the process for the handlers cannot be started', ''),
    );
    this.process.on('close', (_code, signal) => this.died(signal));
    for (const name of SIGNALS) process.on(name, this.interrupted);
    stdin.on('error', () => undefined); // it died before it had read everything: `close` says so
    stdin.end(JSON.stringify(task));
  }

  private hear(piece: string): void {
    clearTimeout(this.silence);
    this.silence = setTimeout(this.hang, this.limits.silenceMs);
    const lines = (this.pending + piece).split('\n');
    this.pending = lines.pop() ?? '';
    if (this.pending.length > MAX_LINE) return this.distrust();
    for (const line of lines) this.understand(line);
  }

  private understand(line: string): void {
    const message = asChildMessage(line);
    const { plan } = this.task;
    if (message === undefined) return this.distrust();
    if (message.kind === 'progress') {
      this.lastNowNs = message.nowNs;
      this.observer.progress(message.nowNs, plan.lengthNs);
    } else if (message.kind === 'otlp') {
      this.observer.otlp?.(message.piece);
    } else if (message.kind === 'traffic') {
      this.observer.traffic?.(message.traffic);
    } else if (message.kind === 'failed') {
      this.fail(message.code, message.message, message.hint);
    } else if (isReportOf(plan, message.report)) {
      this.settle(() => this.resolve(message.report));
    } else {
      this.distrust();
    }
  }

  /** Ends it: it has said all that it was asked for, or is not to say any more. */
  private settle(act: () => void): void {
    clearTimeout(this.silence);
    for (const name of SIGNALS) process.off(name, this.interrupted);
    this.process.kill('SIGKILL');
    act();
  }

  private fail(code: string, message: string, hint: string): void {
    const fault: DocumentFault = { code, path: `the handlers of ${this.task.plan.system}`, message, hint };
    this.settle(() => this.reject(new Stopped([fault])));
  }

  private readonly hang = (): void => {
    const silence = this.limits.silenceMs / 1000;
    const hint =
      'look for a built-in that is given far too much to do: it takes no steps that could be counted';
    this.fail('UNRESPONSIVE', `no sign of life for ${silence} s ${this.when()}; ended from outside`, hint);
  };

  private died(signal: NodeJS.Signals | null): void {
    const outOfMemory = /heap out of memory|Allocation failed|invalid (array|size)/.test(this.lastWords);
    if (outOfMemory) {
      const words = `they took more than ${this.limits.heapMib} MiB of memory ${this.when()}`;
      return this.fail('OUT_OF_MEMORY', words, 'look for a list, a Map or a text that grows without end');
    }
    const words = `their process died ${this.when()}${signal === null ? '' : ` (${signal})`}`;
    this.fail('PROCESS_DIED', words, 'the machine may have too little memory left');
  }

  private distrust(): void {
    this.fail('NOT_TRUSTED', 'their process said what a run does not say; nothing of it was kept', '');
  }

  private when(): string {
    return `after ${this.lastNowNs / 1e9} s of simulated time`;
  }

  /** We are told to go: it must not go on without us. */
  private readonly interrupted = (): void => this.settle(() => process.exit(1));
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** What Node is given to start the child: above all what it is to forbid. */
export function childArguments({ heapMib, program }: Pick<ChildLimits, 'heapMib' | 'program'>): string[] {
  // The option's name lost its first word when the trial was over.
  const isTrial = !process.allowedNodeEnvironmentFlags.has('--permission');
  return [
    isTrial ? '--experimental-permission' : '--permission',
    `--allow-fs-read=${program}`,
    '--disallow-code-generation-from-strings',
    `--max-old-space-size=${heapMib}`,
    '--no-warnings',
    program,
  ];
}
