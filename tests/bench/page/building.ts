/** What building takes: how soon input is answered while the simulation runs flat out, the editor is there, a boundary is told. */
import type { Browser, Locator, Page } from '@playwright/test';
import { largeSystem } from '../boundary';
import { heading } from '../print';
import { noticeAnswers } from './answers';
import { withPage } from './browser';
import { budgeted, quantile } from './figures';
import type {} from './scene/main';
import { serveBuild, type Served } from './served';

const BUSIEST = '#online-boutique/microservices/open-loop/1';
const SETTLES_MS = 3000;
const UNDER_WAY_MS = 500;
const PRESSES = 10;
const TIMES = 3;
const REPORTS = 5;
const BUDGET_MS = { answer: 100, editor: 4000, report: 200 } as const;

export async function building(browser: Browser, { url }: Served): Promise<void> {
  heading('Building: input while the simulation runs flat out, the editor, a boundary');
  for (const [what, answers] of await withPage(browser, (page) => flatOut(page, url))) {
    const worst = `worst of ${answers.length}: ${Math.max(...answers).toFixed(0)} ms`;
    budgeted(`flat out: ${what} is answered, p50`, quantile(answers, 0.5), 'ms', BUDGET_MS.answer, worst);
  }
  const ready: number[] = [];
  for (let i = 0; i < TIMES; i++) ready.push(await withPage(browser, (page) => editor(page, url)));
  const slowest = `slowest ${Math.max(...ready).toFixed(0)} ms`;
  budgeted(`the editor is ready, p50 of ${TIMES}`, quantile(ready, 0.5), 'ms', BUDGET_MS.editor, slowest);
  await reports(browser);
}

/** Milliseconds from a press to the frame that shows its answer, by what is pressed. */
async function flatOut(page: Page, url: string): Promise<readonly (readonly [string, readonly number[]])[]> {
  await page.addInitScript(noticeAnswers);
  await page.goto(url + BUSIEST);
  await page.getByRole('radio', { name: 'Watch' }).check({ force: true });
  await page.getByLabel('Speed').selectOption('Flat out');
  const play = page.getByRole('button', { name: 'Play', exact: true });
  const pause = page.getByRole('button', { name: 'Pause', exact: true });
  const boxes = page.locator('.react-flow__node-service');
  await boxes.first().waitFor();
  const restart = page.getByRole('button', { name: /^Start again/ });
  const chosen: number[] = [];
  const stopped: number[] = [];
  const begun: number[] = [];
  // The first press fetches the inspector, which no budget is about.
  await boxes.first().click();
  await page.getByRole('complementary', { name: 'Inspector' }).waitFor();
  for (let i = 1; i <= PRESSES; i++) {
    // A run that goes flat out is soon over.
    await restart.click();
    await page.waitForTimeout(SETTLES_MS);
    begun.push(await answered(page, play, 'button[aria-label="Pause"]'));
    await page.waitForTimeout(UNDER_WAY_MS);
    chosen.push(await answered(page, boxes.nth(i % (await boxes.count())), 'aside h2'));
    stopped.push(await answered(page, pause, 'button[aria-label="Play"]'));
  }
  return [
    ['a box that is chosen', chosen],
    ['Pause', stopped],
    ['Play', begun],
  ];
}

/** Presses, and waits until an element of `selector` is there, or says something new. */
async function answered(page: Page, pressed: Locator, selector: string): Promise<number> {
  await page.evaluate((selector) => window.answers.expect(selector), selector);
  await pressed.click();
  await page.waitForFunction(() => window.answers.answeredMs > 0);
  return page.evaluate(() => window.answers.answeredMs - window.answers.pressedMs);
}

/** From the press on the tab to a handler that can be read and written. */
async function editor(page: Page, url: string): Promise<number> {
  await page.addInitScript(noticeAnswers);
  await page.goto(`${url}#corner-shop/monolith/by-hand/1`);
  const tab = page.getByRole('tab', { name: 'Code', exact: true });
  await tab.waitFor();
  await page.waitForTimeout(SETTLES_MS);
  return answered(page, tab, '.monaco-editor .view-line span[class*="mtk"]');
}

async function reports(browser: Browser): Promise<void> {
  const scene = await serveBuild('tests/bench/page/scene/vite.config.ts', '/');
  try {
    const took = await withPage(browser, async (page) => {
      await page.goto(scene.url);
      await page.waitForFunction(() => 'report' in window);
      return page.evaluate(([text, times]) => window.report(text, times), [
        JSON.stringify(largeSystem()),
        REPORTS,
      ] as const);
    });
    const [first = NaN, ...others] = took;
    const what = 'a boundary drawn among 99 services, and its report';
    budgeted(`${what}, the first`, first, 'ms', BUDGET_MS.report);
    budgeted(`${what}, p50 of the next ${others.length}`, quantile(others, 0.5), 'ms', BUDGET_MS.report);
  } finally {
    await scene.close();
  }
}
