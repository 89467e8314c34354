/** What a run prints: one object of the published form, words, traces; and the same whether its handlers are ours or a stranger's. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { cornerShop } from '../../lessons/systems/corner-shop';
import { onlineBoutique } from '../../lessons/systems/online-boutique';
import { Progress } from '../../simulator/cli/progress';
import type { RunReport } from '../../simulator/engine/report';
import { faultsOf, type Json } from '../../simulator/telemetry/otlp-schema.testing';
import { buying, CommandLine, documentOf } from './command-line';

const cli = new CommandLine();

/** What was said beside the object: nothing, but for how far a run is that takes its time on a busy machine. */
function said(stderr: string): string {
  return stderr.replaceAll(/^.* simulated, \d+ %\n/gm, '');
}

/** The one object that a run prints. */
async function reportOf(...args: string[]): Promise<RunReport> {
  const { code, stdout, stderr } = await cli.here('run', ...args, '--json');
  expect({ code, stderr: said(stderr) }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^\{.*\}\n$/);
  return JSON.parse(stdout) as RunReport; // checked below against the schema
}

/** A published JSON Schema, as a check. */
async function published(name: 'document' | 'report'): Promise<z.ZodType> {
  const { code, stdout } = await cli.here('schema', name);
  expect(code).toBe(0);
  return z.fromJSONSchema(JSON.parse(stdout) as Parameters<typeof z.fromJSONSchema>[0]); // it is one
}

test('the printed object is of the published form, also when handlers misbehave', async () => {
  const schema = await published('report');
  const report = await reportOf(
    'corner-shop',
    '--experiment',
    'open-loop',
    '--for',
    '2s',
    '--fault',
    'crash payments at 1s',
  );
  expect(schema.safeParse(report).error).toBeUndefined();
  expect(schema.safeParse({ ...report, hash: 7 }).success).toBe(false);
  expect(schema.safeParse({ ...report, requests: {} }).success).toBe(false);

  const file = cli.file('boom.json', documentOf(buying(`throw new Error('boom');`)));
  const { code, stdout } = await cli.faultline('run', file, '--json');
  expect(code).toBe(1);
  expect(schema.safeParse(JSON.parse(stdout)).error).toBeUndefined();
});

test('the shipped systems are of the published form of documents', async () => {
  const schema = await published('document');
  for (const document of [cornerShop, onlineBoutique])
    expect(schema.safeParse(document).error).toBeUndefined();
  expect(schema.safeParse({ ...cornerShop, modules: 5 }).success).toBe(false);
});

test('the same requests reach a monolith and microservices, and what was promised holds in both', async () => {
  const run = (deployment: string): Promise<RunReport> =>
    reportOf('online-boutique', '--deployment', deployment, '--experiment', 'open-loop', '--for', '10s');
  const [together, apart] = [await run('monolith'), await run('microservices')];
  const asked = ({ requests }: RunReport) => requests.byOperation.map(({ name, started }) => [name, started]);
  expect(asked(apart)).toEqual(asked(together));
  for (const { requests, invariants } of [together, apart]) {
    const { started, succeeded, failed, inFlight } = requests;
    expect(started).toBeGreaterThan(1000);
    expect(started).toBe(succeeded + failed + inFlight);
    expect(invariants.map(({ violations }) => violations)).toEqual(invariants.map(() => 0));
  }
  expect(together.requests.latencyMs.p50).toBeLessThan(apart.requests.latencyMs.p50 ?? 0);
  expect(apart.remoteCalls).toBeGreaterThan(together.remoteCalls);
});

test('a seed gives one history, wherever the handlers run', async () => {
  const file = cli.file('shop.json', cornerShop);
  const [ours, theirs] = [cli.path('ours.otlp'), cli.path('theirs.otlp')];
  const options = [
    '--deployment',
    'microservices',
    '--experiment',
    'open-loop',
    '--for',
    '3s',
    '--seed',
    '7',
  ];
  const here = await reportOf('corner-shop', ...options, '--otlp', ours);
  const { code, stdout, stderr } = await cli.faultline('run', file, ...options, '--otlp', theirs, '--json');
  expect({ code, stderr: said(stderr) }).toEqual({ code: 0, stderr: '' });
  const there = JSON.parse(stdout) as RunReport; // compared as a whole
  expect({ ...there, wallSeconds: 0 }).toEqual({ ...here, wallSeconds: 0 });
  expect(readFileSync(theirs, 'utf8')).toBe(readFileSync(ours, 'utf8'));
  const other = await reportOf('corner-shop', ...options.slice(0, -1), '8');
  expect(other.hash).not.toBe(here.hash);
});

test('traces are OTLP: what the instruments sent, or every span there was', async () => {
  const options = ['corner-shop', '--experiment', 'open-loop', '--for', '2s'];
  const told = async (...more: string[]): Promise<{ spans: number; written: number; clients: number }> => {
    const file = cli.path('traces.json');
    const { spans } = await reportOf(...options, '--otlp', file, ...more);
    const text = readFileSync(file, 'utf8');
    expect(faultsOf(JSON.parse(text) as Json)).toEqual([]);
    const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
    return { spans, written: count(/"spanId"/g), clients: count(/"clients"/g) };
  };
  const truth = await told('--truth');
  expect(truth.written).toBe(truth.spans);
  expect(truth.clients).toBeGreaterThan(0);
  const seen = await told();
  expect(seen.written).toBeGreaterThan(0.5 * seen.spans);
  expect(seen.written).toBeLessThan(seen.spans);
  expect(seen.clients).toBe(0);
});

test('in words: what was promised, what broke it, and which request', async () => {
  const cut = ['--fault', 'cut payments reply after charge returns'];
  const { code, stdout } = await cli.here('run', 'corner-shop', '--deployment', 'payments-apart', ...cut);
  expect(code).toBe(0);
  expect(stdout).toMatch(/1 started, 0 succeeded, 0 failed, 1 unknown/);
  expect(stdout).toMatch(/✕ debit-iff-order: 1 gap, 1 still open/);
  expect(stdout).toMatch(/order-\S+: since 1\.0\d* s, still open, request 1/);
  expect(stdout).toMatch(/fault “cut payments reply after charge returns”: acting, touched 1/);

  const together = await cli.here('run', 'corner-shop', '--deployment', 'monolith', ...cut);
  expect(together.stdout).toMatch(/✓ debit-iff-order: held/);
  expect(together.stdout).toMatch(/fault “cut payments reply after charge returns”: .*nothing|no /);
});

test.each([
  [
    false,
    ['5 s of 120 s simulated, 4 %\n', '30 s of 120 s simulated, 25 %\n', '55 s of 120 s simulated, 45 %\n'],
  ],
  [true, ['\r5 s of 120 s simulated, 4 %\x1b[K']],
])('a run that takes long says how far it has come, now and then (terminal: %s)', (isTTY, words) => {
  let nowMs = 0;
  const said: string[] = [];
  const out = { isTTY, write: (piece: string | Uint8Array) => said.push(String(piece)) > 0 };
  const progress = new Progress(out, () => nowMs);
  for (; nowMs < 12_000; nowMs += 100) progress.show(nowMs * 5e6, 120e9);
  expect(said.slice(0, words.length)).toEqual(words);
  expect(said).toHaveLength(isTTY ? 110 : 3);
  progress.done();
  expect(said.at(-1)).toBe(isTTY ? '\r\x1b[K' : words.at(-1));
});
