/** The preflight page, on a laptop that can do everything and on ones that are locked down. */
import { expect, test, type Page } from '@playwright/test';
import { harms } from './acts';

/** Opens the page after a script has taken something away, and waits for what it says. */
async function verdict(page: Page, takeAway: string): Promise<string> {
  await page.addInitScript(takeAway);
  const began = Date.now();
  await page.goto('./preflight.html');
  const status = page.getByRole('status').first();
  await expect(status).not.toContainText('Looking', { timeout: 15_000 });
  // What the page itself promises are five seconds; loading it on a busy machine comes on top.
  expect(Date.now() - began).toBeLessThan(12_000);
  return (await status.locator('strong').textContent()) ?? '';
}

const row = (page: Page, title: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title }) });

test('says yes where everything is there, and has found the same run as Node', async ({ page }) => {
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  expect(await verdict(page, '')).toMatch(/^Yes/);
  // A page that loaded the playground's own code would open it.
  expect(faults).toEqual([]);
  await expect(row(page, 'Simulation')).toContainText('as it does everywhere');
  await expect(row(page, 'Keeping what is made')).toContainText('Good:');
  expect(await harms(page, '#root')).toEqual([]);
});

test('says what is missing where nothing is stored, and that everything runs', async ({ page }) => {
  const said = await verdict(
    page,
    `for (const name of ['indexedDB', 'localStorage'])
      Object.defineProperty(window, name, { get() { throw new DOMException('', 'SecurityError'); } });`,
  );
  expect(said).toMatch(/^Yes, with limits/);
  await expect(row(page, 'Keeping what is made')).toContainText('save what you make as a file');
  await expect(row(page, 'Simulation')).toContainText('as it does everywhere');
});

test('says no where workers are blocked, and what to do', async ({ page }) => {
  expect(await verdict(page, "window.Worker = function () { throw new Error('no'); }")).toMatch(/^No/);
  // The frame's own workers are not the page's: here it is the page's policy alone that is in the way.
  await expect(row(page, 'Background scripts')).toContainText('switch script blockers off');
});

test('says no where frames are blocked, and what to do', async ({ page }) => {
  const said = await verdict(
    page,
    "Object.defineProperty(HTMLIFrameElement.prototype, 'srcdoc', { set() {} })",
  );
  expect(said).toMatch(/^No/);
  await expect(row(page, 'Sandboxed frames')).toContainText('Does not work:');
  await expect(row(page, 'Simulation')).toContainText('did not start');
});
