/**
 * Keeps node_modules equal to package-lock.json. It runs before anything is installed, so it uses only what Node has.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The project's root folder, with a closing slash. */
export const ROOT = fileURLToPath(new URL('../', import.meta.url));

/** @typedef {Record<string, { version?: string, optional?: boolean }>} Packages */

/**
 * The packages that a lock file lists, by path; undefined when the file is missing or broken.
 * @param {string} file
 * @returns {Packages | undefined}
 */
function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(ROOT + file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** Whether every package of the lock file is installed in its version. npm notes what it installed in a file of its own. */
function packagesAreCurrent() {
  const wanted = packagesOf('package-lock.json') ?? {};
  const installed = packagesOf('node_modules/.package-lock.json');
  if (!installed) return false;
  // An optional package is one for another platform, as a rule.
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version,
  );
}

/**
 * What runs npm: a program and its arguments.
 * @param {string[]} args
 * @returns {[program: string, args: string[]]}
 */
export function npmCommand(args) {
  const script = process.env['npm_execpath'];
  return script ? [process.execPath, [script, ...args]] : ['npm', args];
}

/**
 * Runs npm in the project's root and returns its exit code.
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, stdout?: 1 | 2 }} [options] stdout: where what npm prints on its stdout goes
 */
export function npm(args, { env = process.env, stdout = 1 } = {}) {
  const options = {
    cwd: ROOT,
    env,
    stdio: /** @type {import('node:child_process').StdioOptions} */ (['ignore', stdout, 2]),
  };
  const [program, all] = npmCommand(args);
  return spawnSync(program, all, { ...options, shell: program === 'npm' && process.platform === 'win32' })
    .status;
}

/** Installs the packages when they are missing or stale. Ends the process when that fails. */
export function ensurePackages() {
  if (packagesAreCurrent()) return;
  console.error('Installing packages (npm ci) ...');
  // The stdout of the command that asked may be another program's input.
  if (npm(['ci', '--include=dev', '--no-fund', '--no-audit'], { stdout: 2 }) === 0) return;
  console.error('The packages could not be installed; see above.');
  process.exit(1);
}
