import { defineConfig } from '@playwright/test';
import { findChromium } from './tools/chromium.mjs';

/** The browser tests: the built page, served under a sub-path as on a static host, in Chromium. */

// The workers read this file too, and must agree with the process that started them.
const port = (process.env['FAULTLINE_E2E_PORT'] ??= String(20_000 + (process.pid % 20_000)));
const executablePath = (process.env['FAULTLINE_CHROMIUM'] ??= (await findChromium()) ?? '');
const under = '/some/path/';

export default defineConfig({
  testDir: 'tests',
  testMatch: ['determinism/**/*.spec.ts', 'e2e/**/*.spec.ts', 'security/**/*.spec.ts'],
  outputDir: 'test-results',
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 60_000,
  // A busy machine can miss a deadline once; what fails twice is broken.
  retries: 1,
  workers: 2,
  use: {
    baseURL: `http://127.0.0.1:${port}${under}`,
    browserName: 'chromium',
    // It would fetch the whole site for every test. Those of working offline let it.
    serviceWorkers: 'block',
    trace: 'retain-on-failure',
    launchOptions: {
      ...(executablePath === '' ? {} : { executablePath }),
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        '--disable-dev-shm-usage',
      ],
    },
  },
  webServer: {
    command: `node tools/serve.mjs dist --port ${port} --under ${under}`,
    url: `http://127.0.0.1:${port}${under}`,
  },
});
