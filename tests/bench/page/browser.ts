/** The browser that is measured. */
import { chromium, type Browser, type Page } from '@playwright/test';
import { findChromium } from '../../../tools/chromium.mjs';

const ARGS = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
];

/** Chromium without a GPU: what it draws, it draws in software. Throws when none is found. */
export async function launch(): Promise<Browser> {
  const executablePath = await findChromium();
  if (executablePath === undefined) throw new Error('no Chromium was found; FAULTLINE_CHROMIUM may name one');
  return chromium.launch({ executablePath, args: ARGS });
}

/** A page with nothing cached and nothing remembered; `work` has it, then it is closed. */
export async function withPage<T>(browser: Browser, work: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    // It begins to fetch the whole site after the first view, and would be counted with it.
    serviceWorkers: 'block',
  });
  try {
    const page = await context.newPage();
    page.on('pageerror', (error) => console.log(`  the page threw: ${error.message}`));
    return await work(page);
  } finally {
    await context.close();
  }
}
