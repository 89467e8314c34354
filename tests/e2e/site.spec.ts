/** The site as a host has it: every page in both themes, the policies, and the package unpacked somewhere deep. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { unzipSync } from 'fflate';
import { zipOf } from '../../tools/zip.mjs';
import { host } from './hosting';

const PAGES = readdirSync('dist').filter((name) => name.endsWith('.html'));

test('axe finds nothing on any page, in either theme', async ({ browser, baseURL }) => {
  test.setTimeout(120_000);
  const context = await browser.newContext({
    colorScheme: 'light',
    reducedMotion: 'reduce',
    ...(baseURL === undefined ? {} : { baseURL }),
  });
  const page = await context.newPage();
  for (const address of [...PAGES, '?run#corner-shop/payments-apart/by-hand']) {
    await page.goto(`./${address}`);
    await expect(
      page
        .getByRole('navigation', { name: 'Pages' })
        .or(page.getByRole('button', { name: 'Other pages' }))
        .first(),
    ).toBeVisible();
    if (/index|run/.test(address)) await expect(page.getByText('clients').first()).toBeVisible();
    // Of what is there many times over, and alike, the first: all of it takes axe a minute.
    const look = () => new AxeBuilder({ page }).exclude('.entry ~ .entry').exclude('.words > div ~ div');
    const inLight = await look().analyze();
    await page.evaluate(() => (document.documentElement.dataset['theme'] = 'dark'));
    // The themes differ in nothing but colours.
    const inDark = await look().withRules(['color-contrast']).analyze();
    const found = [...inLight.violations, ...inDark.violations].map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`,
    );
    expect([address, found]).toEqual([address, []]);
  }
  await context.close();
});

test('hosts that read _headers and those that do not have one policy', () => {
  const headers = readFileSync('dist/_headers', 'utf8');
  const [, inHeaders] = /Content-Security-Policy: (.*)/.exec(headers) ?? [];
  expect(inHeaders).toContain(`default-src 'self'`);
  for (const page of PAGES) {
    const [, inPage = ''] =
      /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(
        readFileSync(join('dist', page), 'utf8'),
      ) ?? [];
    expect([page, inPage.replaceAll('&#39;', `'`)]).toEqual([page, inHeaders]);
  }
});

test('pages to read run next to no script', () => {
  for (const page of ['lessons.html', 'reference.html', 'about.html']) {
    const html = readFileSync(join('dist', page), 'utf8');
    const scripts = [...html.matchAll(/(?:src|href)="(\.\/assets\/[^"]+\.js)"/g)].map(
      ([, file = '']) => file,
    );
    const bytes = scripts.reduce((sum, file) => sum + readFileSync(join('dist', file)).length, 0);
    expect([page, bytes < 12_000, bytes]).toEqual([page, true, bytes]);
  }
});

test('the package, unpacked under a path of a host, is the site', async ({ page }) => {
  test.setTimeout(120_000);
  const zip = zipOf('dist');
  expect(Buffer.compare(zip, zipOf('dist'))).toBe(0);
  const folder = mkdtempSync(join(tmpdir(), 'faultline-package-'));
  for (const [name, bytes] of Object.entries(unzipSync(zip))) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  const site = await host(folder, '/courses/autumn/faultline/');
  const wrong: string[] = [];
  page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
  page.on('pageerror', ({ message }) => wrong.push(message));
  page.on('requestfailed', (request) => !request.url().startsWith('blob:') && wrong.push(request.url()));
  await page.goto(site.url);
  const pages = page.getByRole('navigation', { name: 'Pages' });
  await page.getByRole('button', { name: 'Place an order' }).click();
  await expect(page.getByRole('button', { name: 'Place an order' })).toHaveCount(0, { timeout: 20_000 });
  await pages.getByRole('link', { name: 'Reference' }).click();
  await expect(page.getByRole('heading', { name: 'Database' })).toBeVisible();
  await pages.getByRole('link', { name: 'About' }).click();
  for (const file of ['LICENSE.txt', 'licences.txt', 'manifest.webmanifest', 'social.png', 'icons/180.png'])
    expect([file, (await page.request.get(site.url + file)).status()]).toEqual([file, 200]);
  await pages.getByRole('link', { name: 'Playground' }).click();
  await expect(page.getByText('clients').first()).toBeVisible();
  expect(wrong).toEqual([]);
  await site.stop();
  rmSync(folder, { recursive: true });
});
