/** Working without a network: one visit, an update on the host, and then no host any more. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { host } from './hosting';

test.use({ serviceWorkers: 'allow', permissions: ['clipboard-read', 'clipboard-write'] });

const NEWS = 'What is new in this version.';

/** The folder of the site as it might be built next: one page says something else. */
function update(folder: string): void {
  const page = join(folder, 'about.html');
  writeFileSync(page, readFileSync(page, 'utf8').replace('About Faultline</h1>', `${NEWS}</h1>`));
  const worker = join(folder, 'sw.js');
  const text = readFileSync(worker, 'utf8');
  const changed = text.replace(/(url:`about\.html`,revision:`)[^`]*/, '$1another');
  expect(changed).not.toBe(text);
  writeFileSync(worker, changed);
}

/** Waits until every file of the site has been fetched. */
async function kept(page: Page): Promise<void> {
  await page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state);
  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null), { timeout: 60_000 })
    .toBe(true);
}

test('everything works after one visit, and an update waits until it is asked for', async ({
  page,
  context,
}) => {
  test.setTimeout(180_000);
  const folder = mkdtempSync(join(tmpdir(), 'faultline-site-'));
  cpSync('dist', folder, { recursive: true });
  const site = await host(folder, '/deep/er/');
  const outside: string[] = [];
  context.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(site.url) && !/^(blob|data|about):/.test(url)) outside.push(url);
  });
  const about = page.getByRole('heading', { level: 1 });

  await test.step('one visit', async () => {
    await page.goto(site.url);
    await kept(page);
    const done = { version: 1, lessons: { 'one-unit': { steps: 1, isFinished: true } }, predictions: [] };
    await page.evaluate((text) => localStorage.setItem('faultline-progress', text), JSON.stringify(done));
  });

  await test.step('a new version is fetched, and waits', async () => {
    update(folder);
    await page.goto(`${site.url}about.html`);
    await expect(page.getByRole('complementary')).toContainText('A new version of Faultline is here.', {
      timeout: 30_000,
    });
    await expect(about).toHaveText('About Faultline');
    const other = await context.newPage();
    await other.goto(`${site.url}about.html`);
    await expect(other.getByRole('heading', { level: 1 })).toHaveText('About Faultline');

    await page.getByRole('button', { name: 'Reload' }).click();
    await expect(about).toHaveText(NEWS);
    // The other tab is told, and left as it is.
    await expect(other.getByRole('complementary')).toContainText('was updated in another tab');
    await expect(other.getByRole('heading', { level: 1 })).toHaveText('About Faultline');
    await other.close();
  });

  await test.step('without the host: the pages, and one press with its consequence', async () => {
    await site.stop();
    await page.goto(`${site.url}reference.html`);
    await expect(page.getByRole('heading', { name: 'Database' })).toBeVisible();
    await page.getByRole('link', { name: 'Lessons' }).click();
    await expect(page.getByText(/^1 of \d+ done/)).toBeVisible();
    await page.getByRole('link', { name: 'The first boundary', exact: true }).click();
    await page.getByRole('button', { name: 'Begin' }).click();
    await expect(page.getByText('Step 1 of')).toBeVisible();
    await page.goto(site.url);
    await page.getByRole('button', { name: 'Place an order' }).click();
    await expect(page.getByRole('button', { name: 'Place an order' })).toHaveCount(0, { timeout: 20_000 });
  });

  await test.step('and the editor, with its compiler', async () => {
    await page.goto(`${site.url}?from=bookmark#corner-shop/payments-apart/by-hand/1`);
    await page.getByRole('tab', { name: 'Code', exact: true }).click();
    await expect(page.locator('.monaco-editor').first()).toBeVisible({ timeout: 30_000 });
    const panel = page.getByRole('tabpanel', { name: 'Code' });
    await page.locator('.monaco-editor').last().click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('// Without a network.\n');
    await page.keyboard.press('Control+S');
    await expect(panel).toContainText('This is what runs.', { timeout: 30_000 });
    await expect(page).toHaveURL(/#own\//);
  });

  expect(outside).toEqual([]);
  rmSync(folder, { recursive: true });
});
