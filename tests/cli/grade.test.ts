/**
 * `faultline grade` under attack. What learners hand in is text from strangers: whatever it tries, it gets nothing, and its
 * row says so. Where the lowering would refuse an attack at once, it is made in raw text, as if that wall had fallen.
 */
import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeOf } from '../../lessons/workshop/code';
import type { Exercise, Pack } from '../../lessons/workshop/pack';
import type { Result } from '../../lessons/workshop/results';
import { printSubmission, type Submission } from '../../lessons/workshop/submission';
import { childHost } from '../../simulator/cli/grade/child-host';
import { judgeText } from '../../simulator/cli/grade/judge-text';
import { lower } from '../../simulator/lowering';
import { TAMPERING } from '../security/attacks';
import { openTrap, type Trap } from '../security/trap';
import { CommandLine } from './command-line';

const cli = new CommandLine();
let trap: Trap;

beforeAll(async () => {
  trap = await openTrap();
});
afterAll(() => trap.close());

/** Passes: payments runs apart. */
const SOLUTION: Submission = {
  lesson: 'one-unit',
  who: 'Ada',
  seed: 1,
  engine: 'any',
  edit: {},
  deployment: 'payments-apart',
  experiment: 'crash-in-payments',
  claims: { passed: true, missed: [] },
  seconds: 312,
};

/** Does not pass: everything dies together. */
const START: Submission = { ...SOLUTION, who: 'Grace', deployment: 'monolith' };

/** A lesson in which code may be written. */
const CODE: Submission = {
  ...SOLUTION,
  lesson: 'did-it-happen',
  deployment: 'payments-apart-retrying',
  experiment: 'slow-and-lost',
};

function writing(module: string, handlers: string): Submission {
  return { ...CODE, edit: { modules: { [module]: { handlers } } } };
}

function deflated(text: string): string {
  return deflateRawSync(text).toString('base64url');
}

function codeFor(submission: Submission): string {
  return codeOf('submission', deflated(printSubmission(submission)));
}

describe('the command', () => {
  test('judges what is handed in, wherever it stands, and refuses what is damaged, a bomb, or not what it says', async () => {
    const formula = { ...START, who: '=HYPERLINK("http://x","y")' };
    const chat = `Ada: http://host/#result=${codeFor(SOLUTION)}\nGrace: ${codeFor(formula)} done!\n`;
    const deep = `{"format":"faultline-submission/1","edit":${'{"a":'.repeat(30_000)}1${'}'.repeat(30_000)}}`;
    const files = [
      cli.file('chat.txt', chat),
      cli.file('bomb.txt', codeOf('submission', deflated('x'.repeat(50_000_000)))),
      cli.file('cut.txt', codeFor(SOLUTION).slice(0, 60)),
      cli.file('deep.json', deep),
      cli.file('path.json', printSubmission({ ...SOLUTION, lesson: '../package.json' })),
    ];
    const { code, stdout, stderr } = await cli.faultline('grade', '--csv', ...files);
    expect([code, stderr]).toEqual([1, '']);
    const [head, ada, grace, ...refused] = stdout.trimEnd().split('\r\n');
    expect(head).toBe('name,lesson,verdict,missed,seconds,what was wrong');
    expect(ada).toBe('Ada,one-unit,passed,,312,');
    expect(grace).toMatch(
      /^"'=HYPERLINK\(""http:\/\/x"",""y""\)",one-unit,missed,browsing-goes-on,312,"it claims to pass; browsing-goes-on: share of/,
    );
    const said = [
      /bomb\.txt,,refused,,,there is no whole submission in it$/,
      /cut\.txt,,refused,,,there is no whole submission in it$/,
      /deep\.json,,refused,,,.*nested more than 64 levels deep$/,
      /^Ada,\.\.\/package\.json,refused,,312,there is no lesson “\.\.\/package\.json”$/,
    ];
    expect(refused).toEqual(said.map((pattern) => expect.stringMatching(pattern) as string));
  });

  test('ends one that takes too long, and goes on', async () => {
    const slow = { ...SOLUTION, edit: { deployments: { big: BIG } }, deployment: 'big' };
    const file = cli.file('slow.json', printSubmission(slow));
    const { code, stdout } = await cli.faultline('grade', file, '--seconds', '1');
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /slow\.json: it was not judged within 1 s, and was ended\n\n0 passed, 0 missed, 1 refused/,
    );
  });

  test('wrong usage is told', async () => {
    expect((await cli.here('grade')).stderr).toMatch(/grade takes the files/);
    expect((await cli.here('grade', 'x', '--seconds', '0')).stderr).toMatch(/from 1 to 3600/);
    expect((await cli.here('grade', 'nothing.json')).stderr).toMatch(/there is no such file/);
    expect((await cli.here('grade', 'x', '--pack', 'FLP1.damaged-and-long-enough')).stderr).toMatch(
      /no whole pack/,
    );
  });
});

/** More than can be run within a second. */
const ALL = ['users', 'catalogue', 'orders', 'payments', 'notifications'];
const BIG = {
  title: 'Big',
  explains: '',
  services: { shop: { modules: ALL, instances: 1000 } },
  stores: { database: { kind: 'database', modules: ALL } },
};

/** The row of a submission whose handlers are lowered, and `attack` then runs before them, though no lowering printed it. */
async function judged(submission: Submission, attack = '', limits = {}, pack?: Pack): Promise<Result> {
  const host = childHost({ program: cli.child, ...limits }, (sources) => {
    const real = lower(sources);
    return real.ok ? { ...real, text: `(function ($) { ${attack}; return (${real.text})($); })` } : real;
  });
  return judgeText(printSubmission(submission), 'file', pack, host);
}

test('a pack brings faults that nobody was told of, and exercises of its own', async () => {
  const pack: Pack = {
    title: 'Tuesday',
    items: [
      { lesson: 'one-unit', minutes: 10, hidden: ['crash shop at 2s'] },
      { lesson: 'ours', minutes: 10, hidden: [], exercise: EXERCISE },
    ],
  };
  expect(await judged(SOLUTION, '', {}, pack)).toMatchObject({ verdict: 'missed' });
  const ours = { ...START, lesson: 'ours', experiment: 'one-order' };
  expect(await judged(ours, '', {}, pack)).toMatchObject({ verdict: 'passed' });
});

const EXERCISE: Exercise = {
  title: 'Ours',
  task: 'Keep it small.',
  system: 'corner-shop',
  start: {},
  deployment: 'monolith',
  experiment: 'one-order',
  seed: 1,
  objectives: [
    {
      id: 'small',
      says: 'It is small.',
      measure: 'deployables',
      atMost: 1,
    },
  ],
};

describe('a hostile submission', () => {
  test.each([
    ['takes a promise away', { invariants: [] }, 'invariants'],
    [
      'takes the fault away',
      { experiments: { 'crash-in-payments': { faults: [] } } },
      'experiments.crash-in-payments',
    ],
    ['asks for less', { tasks: { browse: null } }, 'tasks.browse'],
    [
      'writes code where none is asked for',
      { modules: { payments: { handlers: 'export async function charge() {}' } } },
      'modules.payments',
    ],
  ])('that %s is refused', async (_what, edit, place) => {
    const { verdict, says } = await judged({ ...START, edit });
    expect(verdict).toBe('refused');
    expect(says).toBe(`it changes what the lesson asks: ${place}`);
  });

  test('that is run with an easier experiment is refused', async () => {
    const { verdict, says } = await judged({ ...START, experiment: 'one-order' });
    expect(verdict).toBe('refused');
    expect(says).toMatch(/asked for crash-in-payments/);
  });

  test('that reaches for a file or a socket in its code is refused, with the line', async () => {
    const code = "import fs from 'node:fs';\nexport async function send(ctx: any) { fetch('http://x'); }";
    const { verdict, says } = await judged(writing('notifications', code));
    expect(verdict).toBe('refused');
    expect(says).toMatch(/modules\.notifications\.handlers, line 1: /);
  });

  test('that does so in raw text gets nothing', async () => {
    const reach = [
      `fetch('${trap.url}fetch')`,
      `import('node:net').then((net) => net.connect(${trap.port}, '127.0.0.1'))`,
      `process.getBuiltinModule('http').get('${trap.url}builtin')`,
      `import('node:fs').then((fs) => fs.writeFileSync(${JSON.stringify(cli.path('taken'))}, 'x'))`,
      `require('node:fs').writeFileSync(${JSON.stringify(cli.path('taken'))}, 'x')`,
    ];
    const attack = reach.map((one) => `try { (${one})?.catch?.(() => 0); } catch {}`).join('\n');
    const before = trap.visits().length;
    const { verdict } = await judged(START, attack);
    expect(verdict).toBe('missed');
    expect(trap.visits().slice(before)).toEqual([]);
  });

  test('that tampers with the language, the report or the judge changes no verdict', async () => {
    const attempts = [
      ...TAMPERING,
      "Object.defineProperty(Object.prototype, 'passed', { value: true })",
      "Object.defineProperty(Object.prototype, 'toJSON', { value: () => ({ kind: 'report' }) })",
      'JSON.stringify = () => \'{"kind":"report","report":{}}\'',
    ];
    const attack = attempts.map((one) => `try { ${one}; } catch {}`).join('\n');
    expect(await judged(START, attack)).toMatchObject({ verdict: 'missed', missed: ['browsing-goes-on'] });
  });

  test('that spins where nothing is counted, or fills the memory, is ended and refused', async () => {
    const spin = await judged(START, 'for (;;);', { silenceMs: 1_500 });
    expect(spin).toMatchObject({
      verdict: 'refused',
      says: expect.stringMatching(/no sign of life/) as string,
    });
    const bomb = await judged(START, 'const all = []; for (;;) all.push({ a: [1, 2, 3] });', { heapMib: 48 });
    expect(bomb).toMatchObject({ verdict: 'refused', says: expect.stringMatching(/48 MiB/) as string });
  });

  test('whose handlers take steps without end misses everything, and is told so', async () => {
    const { verdict, says } = await judged(
      writing('notifications', 'export async function send(ctx: any) { for (;;); }'),
    );
    expect(verdict).toBe('missed');
    expect(says).toMatch(/^it claims to pass; .*at fault/);
  });
});
