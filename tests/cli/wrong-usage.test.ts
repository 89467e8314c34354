/** What is typed wrongly, and files that are not there: exit code 2 for the one, 1 for the other, with a place and a hint. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { buying, CommandLine, documentOf } from './command-line';

const cli = new CommandLine();

test.each<[RegExp, string[]]>([
  [/no command “frobnicate”/, ['frobnicate']],
  [/takes a system/, ['run']],
  [/one system, not also “y”/, ['run', 'corner-shop', 'y']],
  [/no option --sed; did you mean `--seed`/, ['run', 'corner-shop', '--sed', '1']],
  [/no option -s;/, ['run', 'corner-shop', '-s', '1']],
  [/--seed: “seven” is not a whole number.*--seed 7/, ['run', 'corner-shop', '--seed', 'seven']],
  [/--seed: “1.5” is not/, ['run', 'corner-shop', '--seed', '1.5']],
  [/--seed: “99999999999999999” is not/, ['run', 'corner-shop', '--seed', '99999999999999999']],
  [/--seed needs a value/, ['run', 'corner-shop', '--seed', '-1']],
  [/--seed needs a value/, ['run', 'corner-shop', '--seed']],
  [/--json takes no value/, ['run', 'corner-shop', '--json=yes']],
  [/--for: “60” is not a duration above 0.*--for 60s/, ['run', 'corner-shop', '--for', '60']],
  [/--for: “0s” is not/, ['run', 'corner-shop', '--for', '0s']],
  [/check takes one file/, ['check']],
  [/boundary takes --split/, ['boundary', 'corner-shop']],
  [/--data takes/, ['boundary', 'corner-shop', '--split', 'users', '--data', 'mine']],
  [/matrix takes one system/, ['matrix']],
  [/schema takes/, ['schema', 'colour']],
])('%s', async (words, args) => {
  const { code, stdout, stderr } = await cli.here(...args);
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toMatch(words);
  expect(stderr).toMatch('usage:');
});

test('help is no mistake', async () => {
  expect(await cli.here('--help')).toMatchObject({ code: 0, stderr: '', stdout: /--deployment NAME/ });
  expect(await cli.here('run', '--help')).toMatchObject({ code: 0, stdout: /--deployment NAME/ });
  expect(await cli.here()).toMatchObject({ code: 2, stdout: '', stderr: /usage:/ });
});

/** Expects exit code 1 and one block of code, place, words and hint. */
async function expectStopped(
  args: string[],
  code: string,
  at: string,
  what: RegExp,
  hint: RegExp,
): Promise<void> {
  const answer = await cli.here(...args);
  expect(answer).toMatchObject({ code: 1, stdout: '' });
  const [first, where, words, help] = answer.stderr.split('\n');
  expect([first, where]).toEqual([code, `  at:   ${at}`]);
  expect(words).toMatch(what);
  expect(help).toMatch(hint);
}

test('a system that is not there', () =>
  expectStopped(['run', 'corner-shp'], 'unknown-system', 'corner-shp', /neither/, /`corner-shop`/));

test('a file that is not there', () =>
  expectStopped(['check', './no.json'], 'unreadable', './no.json', /no such file/, /JSON/));

test('a folder', async () => {
  mkdirSync(cli.path('folder.json'));
  await expectStopped(
    ['run', cli.path('folder.json')],
    'unreadable',
    cli.path('folder.json'),
    /folder/,
    /JSON/,
  );
});

test('a file that has no end', () =>
  expectStopped(['check', '/dev/zero'], 'too-large', '/dev/zero', /20 MiB/, /./));

test('a deployment, an experiment that is not there', async () => {
  const run = ['run', 'corner-shop'];
  const [deployment, experiment] = [
    [...run, '--deployment', 'monolit'],
    [...run, '--experiment', 'open-lop'],
  ];
  await expectStopped(deployment, 'unknown-deployment', '--deployment', /`monolit`/, /`monolith`/);
  await expectStopped(experiment, 'unknown-experiment', '--experiment', /`open-lop`/, /`open-loop`/);
});

test('a fault that cannot be read, or that names what is not there', async () => {
  const stop = (words: string, at: string, what: RegExp, hint: RegExp): Promise<void> =>
    expectStopped(
      ['run', 'corner-shop', '--fault', words],
      'bad-fault',
      `--fault '${words}'${at}`,
      what,
      hint,
    );
  await stop('cut payments for ever', ', column 18', /`ever` is not a duration/, /`5ms`/);
  await stop('brake payments', ', column 1', /can break/, /crash/);
  await stop('cut paymets reply', '', /`paymets`/, /`payments`/);
});

test('a file that cannot be written', async () => {
  const otlp = ['run', 'corner-shop', '--for', '2s', '--otlp'];
  await expectStopped(
    [...otlp, '/no/such/file'],
    'cannot-write',
    '--otlp',
    /no such file or folder/,
    /another/,
  );
});

test('a document is never overwritten by its traces', async () => {
  const file = cli.file('mine.json', documentOf(buying('')));
  const before = readFileSync(file, 'utf8');
  await expectStopped(
    ['run', file, '--otlp', file],
    'would-overwrite',
    '--otlp',
    /document itself/,
    /another/,
  );
  expect(readFileSync(file, 'utf8')).toBe(before);
});

test.runIf(existsSync('/dev/full'))('a full disk does not cost the report', async () => {
  const { code, stdout, stderr } = await cli.here('run', 'corner-shop', '--json', '--otlp', '/dev/full');
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ system: 'corner-shop', requests: { started: 1 } });
  expect(stderr).toMatch(/cannot-write\n  at:   --otlp\n  what: .*the disk is full/);
});

test('the exit codes reach the shell, and nothing else is said', async () => {
  expect(await cli.faultline('--help')).toMatchObject({ code: 0, stderr: '' });
  expect(await cli.faultline('run', 'corner-shp')).toMatchObject({ code: 1, stdout: '' });
  expect(await cli.faultline('rum', 'corner-shop')).toMatchObject({ code: 2, stdout: '' });
});

test('a boundary round what is not there', () =>
  expectStopped(
    ['boundary', 'corner-shop', '--split', 'payment'],
    'unknown-module',
    'deployments.monolith.services',
    /no service holds a module `payment`/,
    /`payments`/,
  ));
