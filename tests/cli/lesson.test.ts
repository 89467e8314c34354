/** `faultline lesson`: what authors are told. That the shipped lessons are green is a step of `npm test`. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Proof } from '../../lessons/proof/cell';
import { CommandLine } from './command-line';

const cli = new CommandLine();

/** A new lesson in a folder of its own, after some replacements; each must find something. */
async function lesson(name: string, ...replacements: readonly (readonly [string | RegExp, string])[]) {
  const folder = cli.path(name);
  expect((await cli.here('lesson', 'new', folder)).code).toBe(0);
  const file = `${folder}/lesson.md`;
  let text = readFileSync(file, 'utf8');
  for (const [from, to] of replacements) {
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    text = changed;
  }
  writeFileSync(file, text);
  return folder;
}

/** The cells of a lesson's proof over two seeds, by column. */
async function cellsOf(folder: string) {
  const { code, stdout } = await cli.here('lesson', 'check', folder, '--seeds', '2', '--json');
  const [proof] = JSON.parse(stdout) as Proof[];
  const cells = Object.fromEntries(
    (proof?.cells ?? []).map(({ column, ok, says }) => [column, { ok, says: says.join('\n') }]),
  );
  return { code, cells };
}

describe('lesson check', () => {
  test('tells each way in which a lesson can fail to teach', async () => {
    const folder = await lesson(
      'hollow',
      [/edit: \{ deployments.*cpus: 4.*/, 'deployment: monolith'], // the decoy solves it
      [/deployment: payments-apart\n---/, 'edit: {}\n---'], // the ablation takes nothing out
      ['naive: 0', 'naive: 1'], // the naive answer is right
      ['# An edit of the solution', 'passes: [{ parameter: shop.cpus, because: none }]\n# An edit'], // it does not pass
    );
    const { code, cells } = await cellsOf(folder);
    expect(code).toBe(1);
    expect(cells['start']?.ok).toBe(true);
    expect(cells['solution']?.ok).toBe(true);
    expect(cells['bigger-box']).toMatchObject({
      ok: false,
      says: expect.stringMatching(/^it misses `promise-kept` at no seed: broken promises: 0/),
    });
    expect(cells['ablation']).toMatchObject({ ok: false, says: expect.stringMatching(/at no seed/) });
    expect(cells['predictions']).toMatchObject({
      ok: false,
      says: '“Predict”: the naive answer is right: 1 (seed 1)\n“Predict”: the naive answer is right: 1 (seed 2)',
    });
    expect(cells['single edits']?.says).toBe('shop.cpus is listed in `passes`, and does not pass');
  });

  test('tells a solution that is wrong and a knob that solves it', async () => {
    const cheap = 'measure: cpus\n    atMost: 4';
    const knob = await lesson('knob', [/measure: gaps\n    of: debit-iff-order\n    is: 0/, cheap]);
    const { cells } = await cellsOf(knob);
    expect(cells['solution']?.says).toBe(
      'promise-kept: CPUs to pay for: 5, at most 4 is asked for (in run 1)',
    );
    expect(cells['single edits']?.says).toMatch(/^changing shop\.cpus alone passes/);
  });

  test('says where a lesson’s text is wrong', async () => {
    const folder = await lesson('crooked', ['measure: gaps', 'measure: gap']);
    const { code, stderr } = await cli.here('lesson', 'check', folder);
    expect(code).toBe(1);
    expect(stderr).toContain('objectives[0].measure');
    expect(stderr).toContain('did you mean `gaps`?');
  });

  test('tells a start that is right already, and names the design that cannot run', async () => {
    const folder = await lesson(
      'stuck',
      [/faults: \[cut.*\]/, 'faults: []'],
      ['cpus: 4 } }', 'cpus: many } }'],
    );
    const { cells } = await cellsOf(folder);
    expect(cells['start']).toMatchObject({
      ok: false,
      says: expect.stringMatching(/^no objective is missed at every seed/),
    });
    expect(cells['bigger-box']?.says).toMatch(
      /^it cannot run: deployments\.payments-apart\.services\.payments\.cpus/,
    );
  });

  test('proves several at once, each in a process of its own', async () => {
    const folders = [await lesson('one'), await lesson('two', ['minutes: 5', 'minutes: 500'])];
    const report = cli.path('counts.json');
    const answer = await cli.faultline('lesson', 'check', ...folders, '--seeds', '2', '--report', report);
    expect(answer.code).toBe(1);
    expect(answer.stdout).toMatch(
      /^one +✓ fails +✓ passes +✓ bigger-box fails, ✓ more-instances fails +✓ fails +✓ surprises +✓ none passes$/m,
    );
    expect(answer.stdout).toMatch(/^two +✕ not: can be read$/m);
    expect(answer.stderr).toMatch(/two, form:\n {2}out-of-bounds\n {4}at: .*minutes/);
    expect(JSON.parse(readFileSync(report, 'utf8'))).toEqual({ passed: 7, failed: 1 });
  });
});

test('lesson preview shows the text, the outcome of its runs and what the judge says', async () => {
  const { code, stdout } = await cli.here('lesson', 'preview', await lesson('seen'));
  expect(code).toBe(0);
  expect(stdout).toMatch(/^\? How many customers pay for nothing\?\n= 1$/m);
  expect(stdout).toMatch(/^the start: does not pass\n {2}✕ broken promises: 1, there may be none/m);
});

test('wrong usage is told', async () => {
  mkdirSync(cli.path('taken'));
  const attempts: [expected: RegExp, ...args: string[]][] = [
    [/lesson takes `new`, `check` or `preview`/],
    [/lesson check takes the names of lessons, or --all/, 'check'],
    [/“1” is not a whole number from 2/, 'check', 'one-unit', '--seeds', '1'],
    [/there is a folder of this name/, 'new', cli.path('taken')],
    [/this cannot be a name/, 'new', '..'],
    [/did you mean `one-unit`\?/, 'check', 'one-unti'],
  ];
  for (const [expected, ...args] of attempts) {
    const { code, stderr } = await cli.here('lesson', ...args);
    expect(code).not.toBe(0);
    expect(stderr).toMatch(expected);
  }
});
