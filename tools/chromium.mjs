/** Finds a Chromium to test in, and installs one where there is none. */
import { spawnSync } from 'node:child_process';

const CANDIDATES = [
  process.env['FAULTLINE_CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * Whether the program starts: a placeholder for another package manager, or one whose libraries are missing, does not.
 * @param {string} program
 */
function starts(program) {
  return spawnSync(program, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

/** Playwright's own Chromium, which may not be downloaded yet. */
async function playwrightChromium() {
  const { chromium } = await import('@playwright/test');
  return chromium.executablePath();
}

/**
 * The path of a Chromium that starts: FAULTLINE_CHROMIUM, the system's, or Playwright's own.
 * @returns {Promise<string | undefined>}
 */
export async function findChromium() {
  for (const program of [...CANDIDATES, await playwrightChromium()]) {
    if (program && starts(program)) return program;
  }
  return undefined;
}

/**
 * @param {string} program
 * @param {string[]} args
 */
function run(program, args) {
  console.log(`$ ${program} ${args.join(' ')}`);
  spawnSync(program, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    timeout: 300_000,
  });
}

/** Installs a Chromium: Playwright's, else Debian's where we may. Returns its path, or undefined. */
export async function installChromium() {
  run(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium']);
  const downloaded = await findChromium();
  if (downloaded || process.platform !== 'linux' || process.getuid?.() !== 0) return downloaded;
  run('apt-get', ['update']);
  run('apt-get', ['install', '--yes', '--no-install-recommends', 'chromium', 'fonts-liberation']);
  return findChromium();
}
