import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';

/**
 * Proof that the checks can fail. A checker that finds no files, or no rules, prints "no violations" just as one that finds
 * no fault. So each rule meets code that breaks it, in a small tree of its own with the project's real configuration.
 */

const PROJECT = resolve(import.meta.dirname, '../..');
const CONFIGURATION = ['.dependency-cruiser.cjs', '.oxlintrc.json', 'tools/lint', 'package.json'];
const FOLDERS = ['simulator', 'src', 'lessons'];

/** The text of each file, by its path. */
type Files = Readonly<Record<string, string>>;

/** Runs one of the project's checkers over a tree that holds only these files and the project's configuration. */
function check(files: Files, program: string, args: readonly string[]) {
  const tree = mkdtempSync(join(tmpdir(), 'faultline-canary-'));
  try {
    for (const path of CONFIGURATION) cpSync(join(PROJECT, path), join(tree, path), { recursive: true });
    for (const folder of FOLDERS) mkdirSync(join(tree, folder));
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(tree, path)), { recursive: true });
      writeFileSync(join(tree, path), text);
    }
    const script = join(PROJECT, 'node_modules', program);
    const run = spawnSync(process.execPath, [script, ...args, ...FOLDERS], { cwd: tree, encoding: 'utf8' });
    return { exitCode: run.status, output: run.stdout + run.stderr };
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
}

const cruise = (files: Files) => check(files, 'dependency-cruiser/bin/dependency-cruise.mjs', []);
const lint = (files: Files) => check(files, 'oxlint/bin/oxlint', ['--deny-warnings', '--format=unix']);

const VALUE = 'export const value = 1;\n';
const importing = (path: string) => `import { value } from '${path}';\nexport const mine = value;\n`;

describe('the import rules', () => {
  const allowed: Files = {
    'simulator/kernel/queue.ts': VALUE,
    'simulator/model/plan.ts': importing('../kernel/queue'),
    'simulator/policies/retry.ts': importing('../model/plan'),
    'simulator/policies/registry.ts': importing('./retry'),
    'simulator/index.ts': importing('./model/plan'),
    'src/features/canvas/canvas.ts': importing('../../../simulator/index'),
  };

  test('accept a tree that keeps them', () => {
    const { exitCode, output } = cruise(allowed);
    expect(output).toMatch(/no dependency violations found \(6 modules, 5 dependencies cruised\)/);
    expect(exitCode).toBe(0);
  });

  const forbidden: [rule: string, from: string, to: string][] = [
    ['kernel-imports-only-earlier-layers', 'simulator/kernel/a.ts', '../model/plan'],
    ['lowering-imports-only-earlier-layers', 'simulator/lowering/a.ts', '../model/plan'],
    ['model-imports-only-earlier-layers', 'simulator/model/a.ts', '../telemetry/spans'],
    ['telemetry-imports-only-earlier-layers', 'simulator/telemetry/a.ts', '../network/links'],
    ['network-imports-only-earlier-layers', 'simulator/network/a.ts', '../policies/retry'],
    ['policies-imports-only-earlier-layers', 'simulator/policies/a.ts', '../components/store/store'],
    ['components-imports-only-earlier-layers', 'simulator/components/store/a.ts', '../../faults/crash'],
    ['faults-imports-only-earlier-layers', 'simulator/faults/a.ts', '../consistency/gaps'],
    ['consistency-imports-only-earlier-layers', 'simulator/consistency/a.ts', '../delivery/teams'],
    ['delivery-imports-only-earlier-layers', 'simulator/delivery/a.ts', '../engine/run'],
    ['engine-imports-only-earlier-layers', 'simulator/engine/a.ts', '../worker/protocol'],
    ['boundary-imports-only-earlier-layers', 'simulator/boundary/a.ts', '../worker/protocol'],
    ['worker-imports-only-earlier-layers', 'simulator/worker/a.ts', '../cli/main'],
    ['cli-imports-only-earlier-layers', 'simulator/cli/a.ts', '../index'],
    ['zod-only-in-model', 'simulator/worker/b.ts', 'zod'],
    ['typescript-only-in-lowering', 'simulator/engine/b.ts', 'typescript'],
    ['acorn-only-in-lowering', 'simulator/engine/h.ts', 'acorn'],
    ['comlink-only-in-worker', 'simulator/engine/c.ts', 'comlink'],
    ['no-page-packages-in-the-simulator', 'simulator/engine/d.ts', 'react'],
    ['no-sibling-component', 'simulator/components/gateway/b.ts', '../store/store'],
    ['no-sibling-policy-or-fault', 'simulator/faults/b.ts', './crash'],
    ['no-sibling-policy-or-fault', 'simulator/policies/b.ts', './retry'],
    ['no-sibling-feature', 'src/features/traces/a.ts', '../canvas/canvas'],
    ['simulator-stands-alone', 'simulator/engine/e.ts', '../../src/shared/text'],
    ['only-the-command-line-sees-lessons', 'simulator/engine/f.ts', '../../lessons/loader'],
    ['lessons-are-data', 'lessons/a.ts', '../simulator/engine/run'],
    ['handlers-import-nothing', 'lessons/systems/shop/a.ts', './users'],
    ['page-sees-the-public-simulator', 'src/app/a.ts', '../../simulator/engine/run'],
    ['page-imports-no-tests-or-tools', 'src/app/b.ts', '../../tools/lint/portable-arithmetic.mjs'],
    ['shared-knows-no-feature', 'src/shared/a.ts', '../features/canvas/canvas'],
    ['shared-knows-no-document', 'src/shared/b.ts', '../document/edit'],
    ['no-node-in-the-simulator-or-page', 'simulator/engine/g.ts', 'node:fs'],
    ['no-test-imports', 'src/app/c.ts', './start.test'],
    ['test-helpers-only-in-tests', 'src/app/g.ts', './testing'],
    ['resolvable', 'src/app/d.ts', './nowhere'],
    ['no-cycle', 'src/app/e.ts', './f'],
  ];

  describe('report what breaks them', () => {
    const targets = [
      'node_modules/zod/index.js',
      'node_modules/typescript/index.js',
      'node_modules/acorn/index.js',
      'node_modules/comlink/index.js',
      'node_modules/react/index.js',
      'simulator/telemetry/spans.ts',
      'simulator/network/links.ts',
      'simulator/components/store/store.ts',
      'simulator/faults/crash.ts',
      'simulator/consistency/gaps.ts',
      'simulator/delivery/teams.ts',
      'simulator/engine/run.ts',
      'simulator/worker/protocol.ts',
      'simulator/cli/main.ts',
      'lessons/loader.ts',
      'lessons/systems/shop/users.ts',
      'src/app/start.test.ts',
      'src/app/testing.ts',
      'src/document/edit.ts',
      'src/shared/text.ts',
    ];
    let result: ReturnType<typeof cruise>;

    beforeAll(() => {
      result = cruise({
        ...allowed,
        ...Object.fromEntries(targets.map((path) => [path, VALUE])),
        'src/app/f.ts': importing('./e'),
        ...Object.fromEntries(forbidden.map(([, from, to]) => [from, importing(to)])),
      });
    });

    test.each(forbidden)('%s: %s may not import %s', (rule, from) => {
      expect(result.output).toContain(`error ${rule}: ${from} → `);
    });

    test('with an exit code that is not 0', () => expect(result.exitCode).not.toBe(0));
  });

  test('let types refer to each other', () => {
    const { output } = cruise({
      'src/app/a.ts': "import type { B } from './b';\nexport type A = B[];\n",
      'src/app/b.ts': "import type { A } from './a';\nexport type B = { a: A };\n",
    });
    expect(output).toContain('no dependency violations found (2 modules, 2 dependencies cruised)');
  });

  test('count an import of types as an import', () => {
    const { output } = cruise({
      'simulator/kernel/a.ts': "import type { Plan } from '../model/plan';\nexport type A = Plan;\n",
      'simulator/model/plan.ts': 'export type Plan = 1;\n',
    });
    expect(output).toContain('error kernel-imports-only-earlier-layers');
  });
});

describe('the lint', () => {
  const PROPERTY = 'eslint(no-restricted-properties)';
  const GLOBAL = 'eslint(no-restricted-globals)';
  const OPERATOR = 'portable-arithmetic(no-exponent-operator)';
  const engineDependent =
    'random log log2 log10 log1p exp expm1 pow cbrt hypot sin cos tan asin acos atan atan2 tanh';
  const ofHost = 'Date performance setTimeout setInterval queueMicrotask crypto Intl WeakRef fetch';

  const wrongInSimulator: [rule: string, code: string][] = [
    ...engineDependent
      .split(' ')
      .map((name): [string, string] => [PROPERTY, `export const a = Math.${name};`]),
    ...ofHost.split(' ').map((name): [string, string] => [GLOBAL, `export const a = ${name};`]),
    [PROPERTY, 'export const a = globalThis.performance;'],
    [PROPERTY, 'const { log } = Math;\nexport const a = log(2);'],
    [PROPERTY, "export const a = 'a'.localeCompare('b');"],
    [OPERATOR, 'export const a = (b: number) => 2 ** b;'],
    [OPERATOR, 'export function a(b: number) {\n  b **= 2;\n  return b;\n}'],
  ];
  const wrongEverywhere: [rule: string, code: string][] = [
    ['typescript(no-explicit-any)', 'export const a = (b: any) => b;'],
    ['typescript(no-non-null-assertion)', 'export const a = (b: string | null) => b!.length;'],
    ['typescript(ban-ts-comment)', '// @ts-ignore\nexport const a = 1;'],
  ];

  describe('reports', () => {
    let result: ReturnType<typeof lint>;

    beforeAll(() => {
      const files = (folder: string, cases: typeof wrongInSimulator) =>
        Object.fromEntries(cases.map(([, code], index) => [`${folder}/case-${index}.ts`, `${code}\n`]));
      result = lint({
        ...files('simulator/engine', wrongInSimulator),
        ...files('simulator/kernel', wrongEverywhere),
        ...files('src/app', wrongEverywhere),
      });
    });

    /** What was said of one file. */
    const saidOf = (path: string) => result.output.split('\n').filter((line) => line.startsWith(`${path}:`));

    test.each(wrongInSimulator.map(([rule, code], index) => ({ rule, code, index })))(
      '$rule in the simulator: $code',
      ({ rule, index }) => {
        expect(saidOf(`simulator/engine/case-${index}.ts`)).toEqual([expect.stringContaining(rule)]);
      },
    );

    test.each(wrongEverywhere.map(([rule, code], index) => ({ rule, code, index })))(
      '$rule everywhere: $code',
      ({ rule, index }) => {
        for (const folder of ['simulator/kernel', 'src/app']) {
          expect(saidOf(`${folder}/case-${index}.ts`)).toEqual([expect.stringContaining(rule)]);
        }
      },
    );

    test('with an exit code that is not 0', () => expect(result.exitCode).not.toBe(0));
  });

  test('accepts plain code, and leaves the host to the tests, the command line and the page', () => {
    const host = 'export const a = 2 ** Math.log(Date.now());\n';
    const { exitCode, output } = lint({
      'simulator/kernel/a.ts': 'export const root = Math.sqrt(2) * 3;\n',
      'simulator/kernel/a.test.ts': host,
      'simulator/kernel/a.testing.ts': host,
      'simulator/kernel/testing/a.ts': host,
      'simulator/cli/a.ts': host,
      'src/app/a.ts': host,
    });
    expect(output.trim()).toBe('');
    expect(exitCode).toBe(0);
  });
});
