/**
 * `npm test`: every check there is, from a fresh clone too; what takes long one after the other. It goes on after a failure, so that one
 * run shows all there is to mend, and leaves the counts of tests in a file for .ci/run.
 */
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { findChromium, installChromium } from './chromium.mjs';
import { ROOT, ensurePackages, npm, npmCommand } from './packages.mjs';

const CACHE = 'node_modules/.cache/faultline';
const UNIT_REPORT = `${CACHE}/unit-report.json`;
const BROWSER_REPORT = `${CACHE}/browser-report.json`;
const LESSON_REPORT = `${CACHE}/lesson-report.json`;
/** Of one check's words. */
const MAX_OUTPUT = 64 * 2 ** 20;
const COUNTS = `${CACHE}/test-counts.json`;

/** @type {string[]} */
const failures = [];

/**
 * Runs one of package.json's scripts under a heading, prints the time it took and notes a failure.
 * @param {string} title
 * @param {string} script
 * @param {{ args?: string[], env?: NodeJS.ProcessEnv }} [options]
 */
function step(title, script, { args = [], env = {} } = {}) {
  console.log(`\n=== ${title} (npm run ${script})`);
  const startMs = performance.now();
  const passed = npm(['run', '--silent', script, '--', ...args], { env: { ...process.env, ...env } }) === 0;
  const seconds = ((performance.now() - startMs) / 1000).toFixed(1);
  console.log(`--- ${title} ${passed ? 'passed' : 'FAILED'} in ${seconds} s`);
  if (!passed) failures.push(title);
  return passed;
}

/**
 * Runs scripts that read and write nothing of each other's side by side, and prints what each says when it ends.
 * @param {readonly [title: string, script: string][]} scripts
 */
async function steps(scripts) {
  const run = promisify(execFile);
  await Promise.all(
    scripts.map(async ([title, script]) => {
      const startMs = performance.now();
      const { error, stdout, stderr } = await run(...npmCommand(['run', '--silent', script]), {
        cwd: ROOT,
        maxBuffer: MAX_OUTPUT,
        shell: process.env['npm_execpath'] === undefined && process.platform === 'win32',
      }).then(
        (said) => ({ error: undefined, ...said }),
        (error) => ({ error, stdout: error.stdout, stderr: error.stderr }),
      );
      const seconds = ((performance.now() - startMs) / 1000).toFixed(1);
      console.log(`\n=== ${title} (npm run ${script})\n${stdout}${stderr}`.trimEnd());
      console.log(`--- ${title} ${error === undefined ? 'passed' : 'FAILED'} in ${seconds} s`);
      if (error !== undefined) failures.push(title);
    }),
  );
}

/**
 * A test runner's report; undefined when the runner ended without one.
 * @param {string} file
 */
function reportOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** The counts of both test runners and of what was proved of the lessons. A runner, or a file of tests, that did not get so far as to run counts as failed. */
function countTests() {
  const unit = reportOf(UNIT_REPORT);
  const browser = reportOf(BROWSER_REPORT)?.stats;
  const lessons = reportOf(LESSON_REPORT) ?? { passed: 0, failed: 1 };
  const brokenFiles = unit?.testResults.filter(
    (/** @type {any} */ file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  return {
    passed: (unit?.numPassedTests ?? 0) + lessons.passed + (browser ? browser.expected + browser.flaky : 0),
    failed:
      (unit ? unit.numFailedTests + brokenFiles : 1) + lessons.failed + (browser ? browser.unexpected : 1),
  };
}

process.chdir(ROOT);
ensurePackages();
mkdirSync(CACHE, { recursive: true });
for (const file of [UNIT_REPORT, LESSON_REPORT, BROWSER_REPORT, COUNTS]) rmSync(file, { force: true });

const chromium = (await findChromium()) ?? (await installChromium()) ?? '';
if (chromium === '') {
  console.error('No Chromium was found or could be installed. Name one in FAULTLINE_CHROMIUM.');
  failures.push('Chromium');
}

await steps([
  ['Format', 'check:format'],
  ['Lint', 'lint'],
  ['Types', 'typecheck'],
  ['Import rules', 'check:imports'],
  ['Dead code', 'check:dead'],
]);
step('Unit tests', 'unit', {
  args: ['--reporter=default', '--reporter=json', `--outputFile.json=${UNIT_REPORT}`],
  env: { FAULTLINE_CHROMIUM: chromium },
});
step('Lessons', 'lessons', { args: ['--report', LESSON_REPORT] });
const built = step('Build', 'build');
if (built && chromium !== '') {
  step('Browser tests', 'e2e', {
    args: ['--reporter=list,json'],
    env: { FAULTLINE_CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: BROWSER_REPORT },
  });
}

const counts = countTests();
writeFileSync(COUNTS, JSON.stringify(counts));
const minutes = (performance.now() / 60_000).toFixed(1);
if (failures.length === 0 && counts.failed === 0 && counts.passed > 0) {
  console.log(`\nEverything passed in ${minutes} min, ${counts.passed} tests among it.`);
} else {
  console.log(`\nFAILED after ${minutes} min: ${failures.join(', ') || 'no test ran'}.`);
  process.exitCode = 1;
}
