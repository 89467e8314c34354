/** The command line as a person meets it: bundled, in a process of its own, with files in a folder of the test's. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, vi } from 'vitest';
import { faultline } from '../../simulator/cli/commands';
import { bundleForNode } from '../../tools/bundle.mjs';

/** What came of a command. */
export interface Answer {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** For a file of tests: the bundles, made before its first test, and a folder that goes after its last. */
export class CommandLine {
  /** The bundle of the restricted child. */
  child = '';
  private main = '';
  private readonly folder = mkdtempSync(join(tmpdir(), 'faultline-cli-'));

  constructor() {
    beforeAll(async () => {
      this.main = await bundleForNode('simulator/cli/main.ts');
      this.child = await bundleForNode('simulator/cli/guest-child.ts', { selfContained: true });
    });
    afterAll(() => rmSync(this.folder, { recursive: true }));
  }

  /** Runs `faultline ARGS`. Whatever it says, it shows no stack of ours. */
  async faultline(...args: string[]): Promise<Answer> {
    return withoutStack(await runNode([this.main, ...args]));
  }

  /** The same in this process, which is faster; for commands that run no handlers of a stranger's. */
  async here(...args: string[]): Promise<Answer> {
    const said = { stdout: '', stderr: '' };
    const spies = (['stdout', 'stderr'] as const).map((name) =>
      vi.spyOn(process[name], 'write').mockImplementation((piece) => {
        said[name] += String(piece);
        return true;
      }),
    );
    try {
      return withoutStack({ code: await faultline(args), ...said });
    } finally {
      for (const spy of spies) spy.mockRestore();
    }
  }

  /** Path of a file in the test's folder. */
  path(name: string): string {
    return join(this.folder, name);
  }

  /** Writes a file, a document as JSON, and returns its path. */
  file(name: string, content: string | object): string {
    const path = this.path(name);
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
    return path;
  }
}

function withoutStack(answer: Answer): Answer {
  expect(answer.stderr + answer.stdout).not.toMatch(/^ +at .*:\d+:\d+|file:\/\/|node:internal/m);
  return answer;
}

/** Runs Node to its end. */
export function runNode(args: readonly string[], input = '', env = process.env): Promise<Answer> {
  const started = spawn(process.execPath, args, { env });
  let stdout = '';
  let stderr = '';
  started.stdout.setEncoding('utf8').on('data', (piece: string) => (stdout += piece));
  started.stderr.setEncoding('utf8').on('data', (piece: string) => (stderr += piece));
  started.stdin.on('error', () => undefined);
  started.stdin.end(input);
  return new Promise((resolve, reject) => {
    started.on('error', reject);
    started.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** A document of one module, `shop`, with one operation, `buy`, that is asked for once. */
export function documentOf(handlers: string, over: object = {}): object {
  return {
    format: 'faultline/1',
    name: 'tiny',
    title: 'Tiny',
    summary: 'One module, asked once.',
    modules: {
      shop: { title: 'Shop', explains: 'Sells.', operations: { buy: { explains: 'Buys.' } }, handlers },
    },
    tasks: { buy: { weight: 1, steps: [{ request: 'shop.buy' }] } },
    deployments: {
      one: { title: 'One', explains: 'One process.', services: { shop: { modules: ['shop'] } }, stores: {} },
    },
    experiments: {
      once: {
        title: 'Once',
        explains: 'One request.',
        workload: { requests: [{ at: '0s', task: 'buy' }] },
        length: '10s',
      },
    },
    ...over,
  };
}

/** Handlers whose `buy` has this body. */
export function buying(body: string, before = ''): string {
  return `${before}\nexport async function buy(ctx: any, args: any) {\n${body}\n}\n`;
}
