/** The child and its parent without a guest: what Node forbids it, and what the parent believes of what it says. */
import { expect, test } from 'vitest';
import { executeInChild } from '../../simulator/cli/child';
import { compile } from '../../simulator/engine/compile';
import type { RunReport } from '../../simulator/engine/report';
import { buying, CommandLine, documentOf } from './command-line';

const cli = new CommandLine();

/** Runs some other program in the child's place. */
function executeWith(
  program: string,
  progress: (nowNs: number) => void = () => undefined,
): Promise<RunReport> {
  const compiled = compile(documentOf(buying('')), { seed: 1 });
  if (!compiled.ok) throw new Error('the document has faults');
  const file = cli.file('program.mjs', program);
  return executeInChild(
    compiled.plan,
    '',
    { progress, otlp: undefined, view: 'truth' },
    { program: file, silenceMs: 10_000 },
  );
}

test('Node itself forbids the child files, processes, workers and add-ons, and gives it no environment', async () => {
  const program = `
    import fs from 'node:fs';
    import { spawnSync } from 'node:child_process';
    import { Worker } from 'node:worker_threads';
    const attempts = {
      read: () => fs.readFileSync('/etc/hostname'),
      list: () => fs.readdirSync('/'),
      write: () => fs.writeFileSync(${JSON.stringify(cli.path('written'))}, 'x'),
      spawn: () => spawnSync(process.execPath, ['-v']).status.toString(),
      worker: () => new Worker('0', { eval: true }),
      addon: () => process.dlopen({ exports: {} }, '/no.node'),
      eval: () => eval('1'),
      environment: () => { if (Object.keys(process.env).length === 0) throw { code: 'EMPTY' }; },
    };
    const said = Object.entries(attempts).map(([name, attempt]) => {
      try { attempt(); return name + ': done'; } catch (error) { return name + ': ' + (error.code ?? error.name); }
    });
    console.log(JSON.stringify({ kind: 'failed', code: 'SAID', message: said.join('\\n'), hint: '' }));`;
  const denied = ['read', 'list', 'write', 'spawn', 'worker'].map((name) => `${name}: ERR_ACCESS_DENIED`);
  const rest = ['addon: ERR_DLOPEN_DISABLED', 'eval: EvalError', 'environment: EMPTY'];
  await expect(executeWith(program)).rejects.toMatchObject({
    faults: [{ code: 'SAID', message: [...denied, ...rest].join('\n') }],
  });
});

const REPORT = `{ engine: '1', system: 'tiny', deployment: 'one', experiment: 'once', seed: 1, hash: '0123456789abcdef',
  simulatedSeconds: 1, wallSeconds: 1, events: 1, calls: 1, remoteCalls: 1, spans: 1,
  requests: { started: 1, succeeded: 1, failed: 0, unknown: 0, inFlight: 0, byOperation: [],
    latencyMs: { mean: 1, p50: 1, p95: 1, p99: 1, p999: 1, max: 1 } },
  operations: [], services: [], links: [], stores: [],
  brokers: [],
  registries: [], invariants: [], faults: [], handlerFaults: [], failure: null }`;

/** A program that says a report, changed by a script. */
function reporting(change: string): string {
  return `const report = ${REPORT}; ${change}; console.log(JSON.stringify({ kind: 'report', report }));`;
}

test('a report of the run that was asked for is taken', async () => {
  await expect(executeWith(reporting(''))).resolves.toMatchObject({ hash: '0123456789abcdef' });
});

test.each([
  ['nonsense', `console.log('hello')`],
  ['an unknown message', `console.log('{"kind":"command","run":"rm"}')`],
  ['null', `console.log('null')`],
  ['progress that is no number', `console.log('{"kind":"progress","nowNs":"9"}')`],
  ['a report of another seed', reporting('report.seed = 2')],
  ['a report of another system', reporting(`report.system = 'other'`)],
  ['a report with more in it', reporting('report.more = 1')],
  ['a report with less in it', reporting('delete report.requests')],
  ['a hash that is none', reporting(`report.hash = 'x'`)],
])('%s is not believed', async (_what, program) => {
  await expect(executeWith(program)).rejects.toMatchObject({ faults: [{ code: 'NOT_TRUSTED' }] });
});

test('a child that just dies is missed', async () => {
  const seen: number[] = [];
  const program = `console.log('{"kind":"progress","nowNs":2500000000}'); setTimeout(() => process.abort(), 200);`;
  await expect(executeWith(program, (nowNs) => seen.push(nowNs))).rejects.toMatchObject({
    faults: [{ code: 'PROCESS_DIED', message: expect.stringMatching(/after 2.5 s.*SIGABRT/) as string }],
  });
  expect(seen).toEqual([2_500_000_000]);
});

test('a child that has told its report is not waited for', async () => {
  await expect(executeWith(`${reporting('')} setInterval(() => 0, 1000);`)).resolves.toMatchObject({
    seed: 1,
  });
});
