/**
 * Online Boutique as microservices under 200 requests/s, in Watch at real time. Picture, inspector, transport and timeline
 * are open all along; of the tabs below them one can be open at a time, so each is measured with the others closed.
 */
import type { Browser, Page } from '@playwright/test';
import { heading, line } from '../print';
import { withPage } from './browser';
import { printSteady } from './figures';
import type { Served } from './served';
import { steadyState } from './steady';

const ADDRESS = '#online-boutique/microservices/open-loop/1';
const SETTLES_MS = 4000;
const SECONDS = 10;

export async function watch(browser: Browser, { url }: Served): Promise<void> {
  heading(`Online Boutique, 200 requests/s, Watch at real time, ${SECONDS} s each`);
  const tabs = await withPage(browser, async (page) => {
    await open(page, url);
    return page.getByRole('tab').allTextContents();
  });
  console.log(`  open all along: picture, inspector, transport, timeline; one at a time: ${tabs.join(', ')}`);
  for (const tab of [undefined, ...tabs]) await withPage(browser, (page) => one(page, browser, url, tab));
}

/** Measures with one tab open, or none. */
async function one(page: Page, browser: Browser, url: string, tab: string | undefined): Promise<void> {
  await open(page, url);
  if (tab !== undefined) await page.getByRole('tab', { name: tab, exact: true }).click();
  await page
    .locator('.react-flow__node')
    .filter({ hasText: /frontend/i })
    .first()
    .click();
  await page.getByRole('complementary', { name: 'Inspector' }).waitFor();
  await page.getByRole('radio', { name: 'Watch' }).check({ force: true });
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await page.waitForTimeout(SETTLES_MS);
  const before = await simulatedNs(page);
  const beganMs = performance.now();
  const figures = await steadyState(browser, page, SECONDS);
  const pace = ((await simulatedNs(page)) - before) / 1e6 / (performance.now() - beganMs);
  const what = tab ?? 'no tab';
  printSteady(what, figures);
  line(`${what}: simulated for real time`, pace, 's/s');
}

async function open(page: Page, url: string): Promise<void> {
  await page.goto(url + ADDRESS);
  await page.getByRole('button', { name: 'Play', exact: true }).waitFor();
  await page.locator('.react-flow__node').first().waitFor();
}

/** Where the timeline says that the run is. */
async function simulatedNs(page: Page): Promise<number> {
  return Number(await page.getByRole('slider', { name: 'Moment of the run' }).getAttribute('aria-valuenow'));
}
